#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/searcher.h"
#include "searcher/query/tree.h"

namespace dateline::query {

struct Parse {
  /// Nothing when the query is empty or could not be understood.
  std::optional<Node> tree;
  std::optional<Problem> problem;
  std::vector<Note> notes;
};

/// Reads the query language of the README. Never throws on any bytes. Linear in the length; a query of 1 MB, 10,000 clauses or
/// 1,000 nested brackets is a problem, not a crash. `today` is what relative dates count from.
[[nodiscard]] Parse parse(std::string_view query, Day today);

}  // namespace dateline::query
