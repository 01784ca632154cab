#include "searcher/day_counts.h"

#include <unordered_map>

#include "searcher/matched_rows.h"

namespace dateline {
namespace {

/// Counts rows by day and precision, remembering the last day: neighbours often share it.
class Counter {
 public:
  explicit Counter(TimelineRequest::Of of) : of_(of) {}

  void add(const archive::ColumnsView& columns, std::size_t row) {
    Precision precision = Precision::day;
    std::int32_t day = 0;
    if (of_ == TimelineRequest::Of::indexed) {
      day = columns.indexed[row];
    } else {
      precision = std::min(columns.published.precisions[row], Precision::day);
      if (precision == Precision::unknown) {
        ++undated_;
        return;
      }
      day = columns.published.days[row];
    }
    const std::int64_t key = std::int64_t{day} * 4 + static_cast<std::int64_t>(precision);
    if (last_ == nullptr || key != last_key_) {
      last_ = &counts_[key];
      last_key_ = key;
    }
    ++*last_;
  }

  [[nodiscard]] DayCounts take() const {
    DayCounts counts;
    counts.undated = undated_;
    std::vector<std::pair<std::int64_t, std::size_t>> sorted(counts_.begin(), counts_.end());
    std::ranges::sort(sorted);
    for (const auto& [key, count] : sorted)
      counts.days.push_back({Day(std::chrono::days(key >> 2)), static_cast<Precision>(key & 3), count});
    return counts;
  }

 private:
  TimelineRequest::Of of_;
  std::unordered_map<std::int64_t, std::size_t> counts_;
  std::size_t* last_ = nullptr;
  std::int64_t last_key_ = 0;
  std::size_t undated_ = 0;
};

static_assert(static_cast<int>(Precision::day) == 3, "a day's precision takes two bits");

}  // namespace

DayCounts count_days(const archive::Snapshot& snapshot, std::span<const archive::Number> numbers,
                     TimelineRequest::Of of) {
  Counter counter(of);
  for_each_row(snapshot, numbers,
               [&](const archive::ColumnsView& columns, std::size_t row) { counter.add(columns, row); });
  return counter.take();
}

const DayCounts& MatchedDays::of(TimelineRequest::Of of) {
  std::optional<DayCounts>& counts = counts_[static_cast<std::size_t>(of)];
  if (!counts) counts = count_days(snapshot_, numbers_, of);
  return *counts;
}

DayCounts count_all_days(const archive::Snapshot& snapshot, TimelineRequest::Of of) {
  Counter counter(of);
  for_each_live_row(snapshot, [&](const archive::ColumnsView& columns, std::size_t row) { counter.add(columns, row); });
  return counter.take();
}

}  // namespace dateline
