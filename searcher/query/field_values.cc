#include <algorithm>
#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/leaves.h"

namespace dateline::query {
namespace {

using schema::Field;
using schema::Match;

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    if (!is_separator(next.code_point)) return false;
    at += next.length;
  }
  return true;
}

bool equal_but_case(std::string_view typed, std::string_view small) {
  return std::equal(typed.begin(), typed.end(), small.begin(), small.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

Leaf read_days(const Token& token, Field field, Day today) {
  if (field == Field::date) {
    if (equal_but_case(token.text, "unknown")) return succeed(DateState{DateState::State::unknown}, token.column);
    if (equal_but_case(token.text, "suspect")) return succeed(DateState{DateState::State::suspect}, token.column);
  }
  dates::DayRangeResult read = dates::read_day_range(token.text, today);
  if (auto* range = std::get_if<dates::DayRange>(&read)) return succeed(Days{field, *range}, token.column);
  auto& problem = std::get<dates::DateProblem>(read);
  if (field == Field::mentions && token.text.find_first_of("0123456789.") == std::string_view::npos) {
    const std::string name = shown(token.text);
    return fail(column_in(token, 0), "mentions: takes a day, and " + name + " is none",
                "for a day: mentions:2025-09-10; for a name: " +
                    (token.kind == TokenKind::quoted ? "person:\"" + name + "\"" : "person:" + name));
  }
  const std::size_t offset = std::min(problem.offset, token.text.size());
  return fail(column_in(token, offset), std::move(problem.message), std::move(problem.hint));
}

/// Signs that mean something in words, and nothing in a value.
std::optional<Problem> check_bare(const Token& token, Field field) {
  const std::string name = shown(field);
  const std::string quoted = "if it is part of the value, quote it: " + name + "\"" + shown(token.text) + "\"";
  if (const std::size_t star = token.text.find('*'); star != std::string_view::npos) {
    return Problem{"* does not work in " + name, column_in(token, star), quoted};
  }
  const std::size_t tilde = token.text.rfind('~');
  if (tilde != std::string_view::npos &&
      token.text.find_first_not_of("0123456789.", tilde + 1) == std::string_view::npos) {
    return Problem{"~ does not work in " + name, column_in(token, tilde),
                   schema::info(field).match == Match::name ? "near spellings of a name are found without it" : quoted};
  }
  return std::nullopt;
}

}  // namespace

Leaf read_value(const Piece& piece, Field field, Day today) {
  const Token& token = piece.text;
  const Match match = schema::info(field).match;
  if (!piece.suffix.text.empty()) {
    return fail(piece.suffix.column, std::string(1, piece.suffix.text.front()) + " does not work in " + shown(field),
                "leave it out");
  }
  if (is_blank(token.text)) {
    return fail(token.column, shown(field) + " needs a value", "as in " + std::string(schema::info(field).example));
  }
  if (match == Match::period) return read_days(token, field, today);
  const bool bare = token.kind == TokenKind::word && !piece.exact;
  if (bare && match != Match::bytes && match != Match::url) {
    if (auto problem = check_bare(token, field)) return {{}, std::move(problem), {}};
  }
  return succeed(FieldValue{field, std::string(token.text), piece.exact}, token.column);
}

std::string shown(Field field) { return std::string(schema::info(field).name) + ":"; }

std::string shown(std::string_view typed) {
  constexpr std::size_t longest = 60;
  const std::string_view cut = text::cut_utf8(typed, longest);
  return text::to_valid_utf8(cut) + (cut.size() < typed.size() ? "..." : "");
}

}  // namespace dateline::query
