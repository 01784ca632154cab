#pragma once

#include <string>

#include "indexer/readers/format.h"

namespace dateline::readers {

/// Cuts a member at its elements of one name, each with its tags a record. One whose end tag is missing ends where the
/// next begins; what stands between them and is neither white space nor a comment is a broken piece of code "sgml".
class ElementSplitter : public Splitter {
 public:
  ElementSplitter(Window& member, std::string name)
      : member_(member), name_(std::move(name)), closing_("</" + name_ + ">") {}

  std::optional<Piece> next() override;

 private:
  static constexpr std::size_t not_found = std::string_view::npos;

  /// Where the tag stands ahead, within what a record may take.
  std::size_t find_opening_ahead();
  std::size_t find_closing_ahead(std::size_t from);
  std::optional<Piece> record();
  Piece stray(std::string_view bytes, bool open_ended) const;
  Piece too_large();
  std::optional<Piece> rest_without_record();

  Window& member_;
  std::string name_, closing_;
};

}  // namespace dateline::readers
