#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "common/archive/text_dictionary.h"
#include "dateline/article.h"

namespace dateline::archive {

/// Reads what the shards of one dictionary store (see text_format.h). Sizes in the data are not trusted. Thread-safe.
/// Cheap to make: what zstd needs is made when a text is decoded. Decoding throws Error of kind archive for damaged
/// bytes.
class TextDecoder {
 public:
  /// Without a dictionary (null) texts are raw: encode()'s, as format 1 wrote them.
  explicit TextDecoder(std::shared_ptr<const TextDictionary> dictionary);
  ~TextDecoder();
  TextDecoder(const TextDecoder&) = delete;
  TextDecoder& operator=(const TextDecoder&) = delete;

  [[nodiscard]] const std::shared_ptr<const TextDictionary>& dictionary() const { return dictionary_; }

  /// The head, as encode_head() made it.
  [[nodiscard]] std::string head(std::string_view stored) const;
  /// The article without its body.
  [[nodiscard]] Article headline(std::string_view stored) const;
  /// The body, or its first `most` bytes, which cost less.
  [[nodiscard]] std::string body(std::string_view stored, std::size_t most = std::string::npos) const;

 private:
  struct Zstd;
  std::shared_ptr<const TextDictionary> dictionary_;
  std::unique_ptr<Zstd> zstd_;
};

/// Of that one shard. Throws what Xapian throws, and Error of kind archive when its dictionary is damaged.
[[nodiscard]] TextDecoder text_decoder_of(const Xapian::Database& shard);

}  // namespace dateline::archive
