#pragma once

#include <array>
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
/// Matches by day, each way counted once, when first asked for. What is given must outlive this.
class MatchedDays {
 public:
  MatchedDays(const archive::Snapshot& snapshot, std::span<const archive::Number> numbers)
      : snapshot_(snapshot), numbers_(numbers) {}

  [[nodiscard]] const DayCounts& of(TimelineRequest::Of of);

 private:
  const archive::Snapshot& snapshot_;
  std::span<const archive::Number> numbers_;
  std::array<std::optional<DayCounts>, 2> counts_;  // by Of
};

/// Of all live articles.
[[nodiscard]] DayCounts count_all_days(const archive::Snapshot& snapshot, TimelineRequest::Of of);

}  // namespace dateline
