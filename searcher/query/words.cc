#include <charconv>
#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/leaves.h"

namespace dateline::query {
namespace {

constexpr unsigned greatest_slop = 1000;

bool is_number(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9' &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// Where ~ or ~number begins at the end of a word; npos when it does not end so.
std::size_t find_tilde(std::string_view word) {
  const std::size_t tilde = word.rfind('~');
  if (tilde == std::string_view::npos) return tilde;
  const std::string_view number = word.substr(tilde + 1);
  return number.empty() || is_number(number) ? tilde : std::string_view::npos;
}

Leaf read_star(const Token& token, std::size_t star, std::optional<schema::Field> field) {
  const std::string_view word = token.text;
  const std::size_t column = column_in(token, star);
  if (word == "*") {
    if (!field) return succeed(Everything{}, token.column);
    return fail(column, "* alone cannot stand in " + shown(*field),
                "write the beginning of a word before it: " + shown(*field) + "sanction*");
  }
  const std::string_view before = word.substr(0, star);
  if (!holds_alphanumeric(before)) {
    return fail(column, "* cannot stand before a word", "it stands for any ending: sanction*");
  }
  if (star + 1 < word.size()) {
    return fail(column, "* can only stand at the end of a word",
                "write " + shown(word.substr(0, star + 1)) + ", or quote it to search for it as it is");
  }
  if (find_tilde(before) != std::string_view::npos) {
    return fail(column, "~ and * cannot be joined", "write one of them");
  }
  return succeed(Prefix{std::string(before)}, token.column);
}

Leaf read_tilde(const Token& token, std::size_t tilde) {
  const std::string_view word = token.text.substr(0, tilde);
  const std::string_view number = token.text.substr(tilde + 1);
  if (!holds_alphanumeric(word)) {
    if (number.empty()) return {};
    return fail(column_in(token, tilde), "~ needs a word before it", "zelensky~1 finds words within 1 letter");
  }
  if (!number.empty() && number != "1" && number != "2") {
    return fail(column_in(token, tilde), "~" + shown(number) + " is not possible: a word may differ by 1 or 2 letters",
                "write " + shown(word) + "~1 or " + shown(word) + "~2");
  }
  return succeed(Fuzzy{std::string(word), number == "2" ? 2U : 1U}, token.column);
}

/// A * that looks as if it were meant for any ending.
std::optional<Note> note_stars(const Token& phrase) {
  bool after_word = false;
  for (std::size_t at = 0; at < phrase.text.size();) {
    const text::Decoded c = text::decode(phrase.text, at);
    const std::size_t end = at + c.length;
    if (c.code_point == U'*' && after_word &&
        (end == phrase.text.size() || is_separator(text::decode(phrase.text, end).code_point))) {
      return Note{"star-in-quotes", "* stands for nothing inside quotes: words there are taken as written",
                  column_in(phrase, at)};
    }
    after_word = is_alphanumeric(c.code_point);
    at = end;
  }
  return std::nullopt;
}

Leaf read_phrase(const Piece& piece) {
  const Token& suffix = piece.suffix;
  unsigned slop = 0;
  if (suffix.text.starts_with('*')) {
    return fail(suffix.column, "* can only stand at the end of a word",
                "a phrase is taken as written; for the words in any form, any order: \"peace talks\"~8");
  }
  if (!suffix.text.empty()) {
    const char* const end = suffix.text.data() + suffix.text.size();
    const auto [stop, error] = std::from_chars(suffix.text.data() + 1, end, slop);
    if (error != std::errc{} || stop != end || slop < 1 || slop > greatest_slop) {
      return fail(suffix.column, shown(suffix.text) + " behind a phrase is not possible: the distance is 1 to 1000",
                  "\"ceasefire drone\"~8 finds both words at most 8 apart");
    }
    if (piece.exact) return fail(suffix.column, "= and ~ cannot be joined", "write one of them");
  }
  if (!holds_alphanumeric(piece.text.text)) return {};
  Leaf leaf = succeed(Phrase{std::string(piece.text.text), slop}, piece.text.column);
  leaf.note = note_stars(piece.text);
  return leaf;
}

}  // namespace

Leaf read_words(const Piece& piece, std::optional<schema::Field> field) {
  const Token& token = piece.text;
  if (token.kind == TokenKind::quoted) return read_phrase(piece);
  const std::size_t star = token.text.find('*');
  const std::size_t tilde = find_tilde(token.text);
  if (piece.exact && (star != std::string_view::npos || tilde != std::string_view::npos)) {
    return fail(column_in(token, star != std::string_view::npos ? star : tilde), "= asks for a word as written",
                "leave out the =, or the * or ~");
  }
  if (star != std::string_view::npos) return read_star(token, star, field);
  if (tilde != std::string_view::npos) return read_tilde(token, tilde);
  if (!holds_alphanumeric(token.text)) return {};
  if (piece.exact) return succeed(Phrase{std::string(token.text)}, token.column);
  return succeed(Word{std::string(token.text)}, token.column);
}

}  // namespace dateline::query
