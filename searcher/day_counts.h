#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "common/archive/snapshot.h"
#include "dateline/searcher.h"

/// Articles by day: what date facets and timelines are made of.
namespace dateline {

/// Articles of one day, or known only to its month or year, which it then begins.
struct DayCount {
  Day day{};
  Precision precision = Precision::day;  ///< year, month or day
  std::size_t count = 0;
};

struct DayCounts {
  std::vector<DayCount> days;  ///< ascending, of one day the less precise first
  std::size_t undated = 0;
};

/// Of those articles (ascending, all live).
[[nodiscard]] DayCounts count_days(const archive::Snapshot& snapshot, std::span<const archive::Number> numbers,
                                   TimelineRequest::Of of);
/// Of all live articles.
[[nodiscard]] DayCounts count_all_days(const archive::Snapshot& snapshot, TimelineRequest::Of of);

}  // namespace dateline
