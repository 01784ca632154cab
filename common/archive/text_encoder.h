#pragma once

#include <memory>
#include <string_view>

#include "common/archive/text_dictionary.h"
#include "dateline/article.h"

namespace dateline::archive {

/// Makes of articles what shards store (see text_format.h). One thread.
class TextEncoder {
 public:
  explicit TextEncoder(const TextDictionary& dictionary);
  ~TextEncoder();
  TextEncoder(const TextEncoder&) = delete;
  TextEncoder& operator=(const TextEncoder&) = delete;

  /// Everything but other_ids. The view lives until the next call.
  [[nodiscard]] std::string_view encode(const Article& article);
  /// The same of an article whose head is encoded already (encode_head()).
  [[nodiscard]] std::string_view encode(std::string_view head, std::string_view body);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::archive
