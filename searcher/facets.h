#pragma once

#include <span>
#include <vector>

#include "searcher/day_counts.h"

namespace dateline {

/// Counts the values of those articles (ascending, all live), of which `days` are the days. Every field must be one of
/// facet_fields(). Each `rows_a_thread` of them are worth another thread, as far as there are processors.
[[nodiscard]] std::vector<Facet> count_facets(const archive::Snapshot& snapshot, const std::vector<FacetRequest>& asked,
                                              std::span<const archive::Number> numbers, MatchedDays& days,
                                              std::size_t rows_a_thread = 50'000);

}  // namespace dateline
