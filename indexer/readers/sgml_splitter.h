#pragma once

#include <optional>
#include <string_view>

#include "indexer/readers/format.h"

namespace dateline::readers {

/// Cuts a member into its elements of one name, in whatever case. One whose end tag is missing ends where the next
/// begins; text outside of them is rejected.
class SgmlSplitter : public Splitter {
 public:
  /// `name` in capitals; it outlives the splitter.
  SgmlSplitter(Window& member, std::string_view name) : member_(member), name_(name) {}
  std::optional<Piece> next() override;

 private:
  std::size_t find(bool closing, std::size_t from);
  std::optional<Piece> record();
  [[nodiscard]] Piece stray(std::string_view bytes, bool open_ended) const;
  Piece too_large();
  std::optional<Piece> rest_without_record();

  Window& member_;
  std::string_view name_;
};

/// What may stand between records: white space, a document type, comments, a tag around all records.
[[nodiscard]] bool is_between_records(std::string_view text);

}  // namespace dateline::readers
