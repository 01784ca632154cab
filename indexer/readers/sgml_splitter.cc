#include "indexer/readers/sgml_splitter.h"

#include <algorithm>
#include <string>

#include "common/text/trim.h"
#include "indexer/readers/sgml_element.h"

namespace dateline::readers {
namespace {

constexpr std::size_t not_found = std::string_view::npos;

}  // namespace

bool is_between_records(std::string_view text) {
  for (text = text::trimmed(text); !text.empty(); text = text::trimmed(text)) {
    auto size = tag_size(text);
    if (size == 0 && (text.starts_with("<!") || text.starts_with("<?"))) {
      const auto end = text.starts_with("<!--") ? not_found : text.find('>');
      size = std::min(end, text.size() - 1) + 1;
    }
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

std::optional<Piece> SgmlSplitter::next() {
  const auto start = find(false, 0);
  if (start == not_found) return rest_without_record();
  if (start > 0) {
    const auto before = member_.ahead(start).substr(0, start);
    auto piece = is_between_records(before) ? std::optional<Piece>{} : stray(before, false);
    member_.advance(start);
    if (piece) return piece;
  }
  return record();
}

/// Where the tag stands ahead, within what a record may take.
std::size_t SgmlSplitter::find(bool closing, std::size_t from) {
  const auto longest = name_.size() + 3;
  while (true) {
    const auto view = member_.ahead(from + 1);
    if (const auto at = find_tag(view, name_, closing, from); at != not_found) return at;
    if (view.size() > most_record_bytes || view.size() <= from) return not_found;
    // The tag may lie over the border of what is seen.
    const auto seen = view.size();
    if (member_.ahead(seen + 1).size() == seen) return not_found;
    from = seen >= longest ? std::max(from, seen - longest) : from;
  }
}

std::optional<Piece> SgmlSplitter::record() {
  const auto end = find(true, name_.size() + 1);
  const auto view = member_.ahead(1);
  const auto another = find_tag(view.substr(0, std::min(end, view.size())), name_, false, name_.size() + 1);
  Piece piece{{}, member_.position(), 0, false, {}, {}};
  std::size_t length = 0;
  if (another != not_found) {
    length = another;  // its end tag is missing; the next record is none of it
  } else if (end != not_found) {
    length = std::min(view.find('>', end), view.size() - 1) + 1;
  } else if (view.size() > most_record_bytes) {
    return too_large();
  } else {
    length = view.size();
    piece.open_ended = true;
    piece.code = "sgml";
    piece.reason = "the record is cut off: </" + std::string(name_) + "> is missing";
  }
  piece.bytes = view.substr(0, piece.code.empty() ? length : std::min(length, most_raw_bytes));
  member_.advance(length);
  return piece;
}

Piece SgmlSplitter::stray(std::string_view bytes, bool open_ended) const {
  return {std::string(bytes.substr(0, most_raw_bytes)),
          member_.position(),
          0,
          open_ended,
          "sgml",
          "text outside of any " + std::string(name_) + " element"};
}

Piece SgmlSplitter::too_large() {
  Piece piece{std::string(member_.ahead(1).substr(0, most_raw_bytes)),
              member_.position(),
              0,
              false,
              "too-large",
              "the record is larger than 64 MiB"};
  const auto longest = name_.size() + 3;
  while (true) {
    const auto view = member_.ahead(longest);
    if (const auto at = find_tag(view, name_, true, 0); at != not_found) {
      member_.advance(std::min(view.find('>', at), view.size() - 1) + 1);
      return piece;
    }
    if (view.size() < longest) return piece;
    member_.advance(view.size() - longest + 1);
  }
}

std::optional<Piece> SgmlSplitter::rest_without_record() {
  const auto view = member_.ahead(1);
  std::optional<Piece> piece;
  if (!is_between_records(view)) piece = stray(view, true);
  for (auto rest = view; !rest.empty(); rest = member_.ahead(1)) member_.advance(rest.size());
  return piece;
}

}  // namespace dateline::readers
