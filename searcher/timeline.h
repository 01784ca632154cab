#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/day_counts.h"

namespace dateline {

/// A query's matches by day.
struct TimelineLine {
  std::string query;
  DayCounts matches;
};

/// The first line is the query's own, the others are compared with it; `all` are all articles of the archive. Nothing
/// when the unit asked for makes more buckets than a timeline may have.
[[nodiscard]] std::optional<Timeline> make_timeline(const TimelineRequest& request,
                                                    const std::vector<TimelineLine>& lines, const DayCounts& all);

inline constexpr std::size_t most_buckets = 100'000;

}  // namespace dateline
