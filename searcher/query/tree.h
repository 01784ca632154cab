#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/dates/read_period.h"
#include "common/schema.h"

/// A query as understood: a tree of values that knows no index.
namespace dateline::query {

struct Node;
using Nodes = std::vector<Node>;

/// A word, any form. `text` as typed, without analysis.
struct Word {
  std::string text;
};
/// Words as written, in this order, side by side; `slop` > 0: "..."~slop, any order, any form, at most that far apart.
struct Phrase {
  std::string text;
  unsigned slop = 0;
};
/// word*
struct Prefix {
  std::string text;
};
/// word~1, word~2
struct Fuzzy {
  std::string text;
  unsigned edits = 1;
};
/// field:value for every field that compares whole values; `exact` for field:=value.
struct FieldValue {
  schema::Field field;
  std::string value;
  bool exact = false;
};
/// title:(...): words that must stand in that field (Match::words fields only).
struct InField {
  schema::Field field;
  std::unique_ptr<Node> child;
};
/// date:, indexed:, mentions:
struct Days {
  schema::Field field;
  dates::DayRange range;
};
/// date:unknown, date:suspect
struct DateState {
  enum class State { unknown, suspect } state;
};
/// a NEAR/n b: their positions at most `distance` apart. Children are words, phrases or ORs of them.
struct Near {
  Nodes children;
  unsigned distance = 10;
};
/// All children. `typed`: joined by AND, which --match does not relax; else side by side.
struct And {
  Nodes children;
  bool typed = false;
};
struct Or {
  Nodes children;
};
struct Not {
  std::unique_ptr<Node> child;
};
/// *
struct Everything {};

struct Node {
  using Kind =
      std::variant<Word, Phrase, Prefix, Fuzzy, FieldValue, InField, Days, DateState, Near, And, Or, Not, Everything>;
  Kind kind;
  std::size_t column = 0;  ///< where it was typed: code point of the query, from 1; 0 for what was not typed
};

/// As an S-expression, for tests and --explain: (and flood relief), (phrase "peace talks"), (phrase 8 "a b") for "a
/// b"~8, (title budget), (person "Angela Merkel"), (person= "X"), (not rome), (date 2025-09-01..2025-10-31), (near 8 a
/// b), (prefix sanction), (fuzzy 1 zelensky), (date unknown), (everything); a typed AND is (AND ...).
[[nodiscard]] std::string to_string(const Node& node);

/// As one would type it: parsing that again gives the same tree when parse() could have given this one.
[[nodiscard]] std::string to_query(const Node& node);

}  // namespace dateline::query
