#pragma once

#include "searcher/analyser.h"
#include "searcher/query/plan.h"
#include "searcher/query/tree.h"

namespace dateline::query {

/// From a query as understood to what the engine is asked. What is not built yet is a problem of the plan. Throws what
/// Xapian throws.
[[nodiscard]] Plan make_plan(const Node& tree, const PlanContext& context, Analyser& analyser);

/// The same query with days that also take articles known too roughly to tell whether they lie inside; nothing when no
/// day of the query leaves such an article out.
[[nodiscard]] std::optional<Plan> make_overlap_plan(const Node& tree, const PlanContext& context, Analyser& analyser);

}  // namespace dateline::query
