#pragma once

#include <string_view>

#include "searcher/query/tree.h"

/// How a query is written tells whether capitals in it mean something.
namespace dateline::query {

/// Whether the word is all capitals (digits and points may stand among them), at least two characters besides the
/// points.
[[nodiscard]] bool all_capitals(std::string_view word);

/// Letters and digits of the word.
[[nodiscard]] std::size_t letters_of(std::string_view word);

struct Capitals {
  std::size_t words = 0;          ///< words and phrases of the query
  bool others_are_small = false;  ///< some of them are not all capitals
};

[[nodiscard]] Capitals capitals_of(const Node& tree);

}  // namespace dateline::query
