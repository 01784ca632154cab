#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/leaves.h"

namespace dateline::query {
namespace {

using schema::Field;
using schema::Match;

Leaf fail(std::size_t column, std::string message, std::string hint) {
  return {{}, Problem{std::move(message), column, std::move(hint)}, {}};
}

Leaf succeed(Node::Kind kind, std::size_t column) { return {Node{std::move(kind), column}, {}, {}}; }

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += text::decode(text, at).length;
  return count;
}

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
  const std::size_t begin = token.column + (token.kind == TokenKind::quoted ? 1 : 0);
  if (field == Field::mentions && token.text.find_first_of("0123456789.") == std::string_view::npos) {
    const std::string name = shown(token.text);
    return fail(begin, "mentions: takes a day, and " + name + " is none",
                "for a day: mentions:2025-09-10; for a name: " +
                    (token.kind == TokenKind::quoted ? "person:\"" + name + "\"" : "person:" + name));
  }
  const std::size_t offset = std::min(problem.offset, token.text.size());
  return fail(begin + code_points(token.text.substr(0, offset)), std::move(problem.message), std::move(problem.hint));
}

/// Signs that mean something in words, and nothing in a value.
std::optional<Problem> check_bare(const Token& token, Field field) {
  const std::string name = shown(field);
  const std::string quoted = "if it is part of the value, quote it: " + name + "\"" + shown(token.text) + "\"";
  if (const std::size_t star = token.text.find('*'); star != std::string_view::npos) {
    return Problem{"* does not work in " + name, token.column + code_points(token.text.substr(0, star)), quoted};
  }
  const std::size_t tilde = token.text.rfind('~');
  if (tilde != std::string_view::npos &&
      token.text.find_first_not_of("0123456789.", tilde + 1) == std::string_view::npos) {
    return Problem{"~ does not work in " + name, token.column + code_points(token.text.substr(0, tilde)),
                   schema::info(field).match == Match::name ? "near spellings of a name are found without it" : quoted};
  }
  return std::nullopt;
}

/// Letters to insert, drop, replace or swap with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

/// The field name or alias that was probably meant.
std::optional<std::string_view> nearest_field(std::string_view typed) {
  constexpr std::size_t longest_worth_comparing = 20;
  if (typed.size() > longest_worth_comparing) return std::nullopt;
  std::string small(typed);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::optional<std::string_view> best;
  std::size_t best_distance = std::max<std::size_t>(1, small.size() / 3) + 1;
  const auto compare = [&](std::string_view name) {
    const bool begins = small.size() >= 3 && name.starts_with(small);
    const std::size_t d = begins || small == std::string(name) + "s" ? 1 : distance(small, name);
    if (d < best_distance) {
      best = name;
      best_distance = d;
    }
  };
  for (const schema::FieldInfo& field : schema::fields) {
    compare(field.name);
    for (std::string_view rest = field.aliases; !rest.empty();) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      compare(rest.substr(0, space));
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  return best;
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

Problem unknown_field(std::string_view typed, std::size_t column) {
  const std::string_view name = typed.substr(0, typed.find(':'));
  const std::string words = typed.ends_with(':') ? "with a space behind the colon it is a word"
                                                 : "quote it to search for the words: \"" + shown(typed) + "\"";
  const std::optional<std::string_view> nearest = nearest_field(name);
  return {"there is no field " + shown(name) + ":", column,
          nearest ? "did you mean " + std::string(*nearest) + ":? Otherwise " + words : words};
}

std::string shown(Field field) { return std::string(schema::info(field).name) + ":"; }

std::string shown(std::string_view typed) {
  constexpr std::size_t longest = 60;
  const std::string_view cut = text::cut_utf8(typed, longest);
  return text::to_valid_utf8(cut) + (cut.size() < typed.size() ? "..." : "");
}

}  // namespace dateline::query
