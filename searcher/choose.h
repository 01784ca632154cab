#pragma once

#include <optional>

#include "dateline/searcher.h"
#include "searcher/matches.h"
#include "searcher/query/plan.h"

/// How many of the plain words must be there.
namespace dateline {

/// What matches under the mode, before anything is relaxed.
[[nodiscard]] Selection choose(const query::Plan& plan, MatchMode mode, const Matches& matches);

struct Relaxed {
  Selection selection;
  Note note;
};

/// Where no article has all the words: those that hold the most of them. Nothing when there is nothing to relax, or no
/// article holds any.
[[nodiscard]] std::optional<Relaxed> relax(const query::Plan& plan, const Matches& matches);

}  // namespace dateline
