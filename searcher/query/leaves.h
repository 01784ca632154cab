#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "dateline/date.h"
#include "dateline/searcher.h"
#include "searcher/query/lexer.h"
#include "searcher/query/tree.h"

namespace dateline::query {

/// A word or a quoted text as cut out of the query, with what is stuck to it.
struct Piece {
  Token text;          ///< word or quoted
  Token suffix;        ///< behind a closing quote; mostly empty
  bool exact = false;  ///< = stood before it
};

/// What a piece means. Neither node nor problem: there is nothing in it to search for.
struct Leaf {
  std::optional<Node> node;
  std::optional<Problem> problem;
  std::optional<Note> note;
};

[[nodiscard]] inline Leaf succeed(Node::Kind kind, std::size_t column) {
  return {Node{std::move(kind), column}, {}, {}};
}
[[nodiscard]] inline Leaf fail(std::size_t column, std::string message, std::string hint) {
  return {{}, Problem{std::move(message), column, std::move(hint)}, {}};
}

/// Words of the text: word, word*, word~1, "phrase", "phrase"~8, *. `field` is the field of words that they stand in,
/// if any.
[[nodiscard]] Leaf read_words(const Piece& piece, std::optional<schema::Field> field);

/// The value of any other field.
[[nodiscard]] Leaf read_value(const Piece& piece, schema::Field field, Day today);

/// For `typed`, a word with a colon whose beginning `name` is no field.
[[nodiscard]] Problem unknown_field(std::string_view typed, std::size_t column);

/// `name:` as messages show a field.
[[nodiscard]] std::string shown(schema::Field field);

/// What was typed, cut to fit a message.
[[nodiscard]] std::string shown(std::string_view typed);

}  // namespace dateline::query
