#pragma once

#include <optional>
#include <vector>

#include "dateline/searcher.h"
#include "searcher/query/tree.h"

namespace dateline {

/// A request as one query: what was typed, with the filters and days of the options beside it.
struct Understood {
  std::optional<query::Node> tree;  ///< nothing when there is a problem
  std::optional<Problem> problem;
  std::vector<Note> notes;
};

[[nodiscard]] Understood understand(const Request& request, Day today);

/// What "today" is for the request.
[[nodiscard]] Day today_of(const Request& request);

}  // namespace dateline
