#include "indexer/readers/element_splitter.h"

#include <algorithm>
#include <utility>

#include "indexer/readers/sgml.h"

namespace dateline::readers {
namespace {

/// Looks ahead until `find(view, from)` finds something; a tag may lie over the border of what was seen.
template <typename Find>
std::size_t look_ahead(Window& member, std::size_t from, std::size_t tag_size, Find find) {
  while (true) {
    const auto view = member.ahead(from + 1);
    if (const std::size_t at = find(view, from); at != std::string_view::npos) return at;
    if (view.size() > most_record_bytes || view.size() <= from) return std::string_view::npos;
    const auto seen = view.size();
    if (member.ahead(seen + 1).size() == seen) return std::string_view::npos;
    from = seen >= tag_size ? std::max(from, seen - tag_size) : from;
  }
}

}  // namespace

std::optional<Piece> ElementSplitter::next() {
  const auto start = find_opening_ahead();
  if (start == not_found) return rest_without_record();
  if (start > 0) {
    const auto before = member_.ahead(start).substr(0, start);
    auto piece = sgml::is_between(before) ? std::optional<Piece>{} : stray(before, false);
    member_.advance(start);
    if (piece) return piece;
  }
  return record();
}

std::size_t ElementSplitter::find_opening_ahead() {
  return look_ahead(member_, 0, name_.size() + 2, [this](std::string_view view, std::size_t from) {
    return sgml::find_opening(view, name_, from).value_or(not_found);
  });
}

std::size_t ElementSplitter::find_closing_ahead(std::size_t from) {
  return look_ahead(member_, from, closing_.size(),
                    [this](std::string_view view, std::size_t start) { return view.find(closing_, start); });
}

std::optional<Piece> ElementSplitter::record() {
  const std::size_t opening_size = name_.size() + 1;
  const auto end = find_closing_ahead(opening_size);
  const auto view = member_.ahead(1);
  const auto another =
      sgml::find_opening(view.substr(0, std::min(end, view.size())), name_, opening_size).value_or(not_found);
  Piece piece{{}, member_.position(), 0, false, {}, {}};
  std::size_t length = 0;
  if (another != not_found) {
    length = another;  // its end tag is missing; the next record is none of it
  } else if (end != not_found) {
    length = end + closing_.size();
  } else if (view.size() > most_record_bytes) {
    return too_large();
  } else {
    length = view.size();
    piece.open_ended = true;
    piece.code = "sgml";
    piece.reason = "the record is cut off: " + closing_ + " is missing";
  }
  piece.bytes = view.substr(0, piece.code.empty() ? length : std::min(length, most_raw_bytes));
  member_.advance(length);
  return piece;
}

Piece ElementSplitter::stray(std::string_view bytes, bool open_ended) const {
  return {std::string(bytes.substr(0, most_raw_bytes)), member_.position(), 0, open_ended, "sgml",
          "text outside of any " + name_ + " element"};
}

Piece ElementSplitter::too_large() {
  Piece piece{std::string(member_.ahead(1).substr(0, most_raw_bytes)),
              member_.position(),
              0,
              false,
              "too-large",
              "the record is larger than 64 MiB"};
  while (true) {
    const auto view = member_.ahead(closing_.size());
    if (const auto at = view.find(closing_); at != not_found) {
      member_.advance(at + closing_.size());
      return piece;
    }
    if (view.size() < closing_.size()) return piece;
    member_.advance(view.size() - closing_.size() + 1);
  }
}

std::optional<Piece> ElementSplitter::rest_without_record() {
  const auto view = member_.ahead(1);
  std::optional<Piece> piece;
  if (!sgml::is_between(view)) piece = stray(view, true);
  for (auto rest = view; !rest.empty(); rest = member_.ahead(1)) member_.advance(rest.size());
  return piece;
}

}  // namespace dateline::readers
