#pragma once

#include <xapian.h>

#include "searcher/query/plan.h"
#include "searcher/query/tree.h"

/// Plans what asks for values and days: filters without weight.
namespace dateline::query {

/// `notes` is told when a beginning of a url stands for more than were looked for.
[[nodiscard]] Formula plan_value(const FieldValue& value, const PlanContext& context, std::vector<Note>& notes,
                                 std::size_t column);

/// Articles wholly inside the days.
[[nodiscard]] Formula plan_days(const Days& days, const PlanContext& context);

/// Articles known too roughly to tell whether they lie inside; empty when the archive has none.
[[nodiscard]] Formula plan_overlap(const Days& days, const PlanContext& context);

[[nodiscard]] Formula plan_date_state(const DateState& state, const PlanContext& context);

}  // namespace dateline::query
