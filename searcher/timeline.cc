#include "searcher/timeline.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::size_t most_automatic_buckets = 60;
constexpr std::array units{TimeUnit::day, TimeUnit::week, TimeUnit::month, TimeUnit::quarter, TimeUnit::year};

std::int64_t floored(std::int64_t number, std::int64_t by) { return (number - ((number % by) + by) % by) / by; }

// Units are counted: each day lies in the unit of one ordinal, and neighbours' differ by 1.
constexpr std::int64_t days_from_monday = 3;  // 1970-01-01 was a Thursday

std::int64_t ordinal(Day day, TimeUnit unit) {
  const std::int64_t number = day.time_since_epoch().count();
  if (unit == TimeUnit::day) return number;
  if (unit == TimeUnit::week) return floored(number + days_from_monday, 7);
  const year_month_day date(day);
  const std::int64_t months =
      std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month()) - 1;
  if (unit == TimeUnit::month) return months;
  return floored(months, unit == TimeUnit::quarter ? 3 : 12);
}

Day first_day(std::int64_t ordinal, TimeUnit unit) {
  if (unit == TimeUnit::day) return Day(days(ordinal));
  if (unit == TimeUnit::week) return Day(days(ordinal * 7 - days_from_monday));
  const std::int64_t months = ordinal * (unit == TimeUnit::month ? 1 : unit == TimeUnit::quarter ? 3 : 12);
  const std::int64_t in_year = months - floored(months, 12) * 12;
  return Day(year(static_cast<int>(floored(months, 12))) / month(static_cast<unsigned>(in_year) + 1) / 1);
}

/// Whether what is known so precisely lies in one bucket.
bool placeable(Precision precision, TimeUnit unit) {
  if (unit == TimeUnit::year) return precision >= Precision::year;
  if (unit == TimeUnit::month || unit == TimeUnit::quarter) return precision >= Precision::month;
  return precision >= Precision::day;
}

struct Range {
  std::int64_t first = 0, last = -1;

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(last - first + 1); }
  [[nodiscard]] bool empty() const { return last < first; }
  [[nodiscard]] bool has(std::int64_t ordinal) const { return first <= ordinal && ordinal <= last; }
};

/// From the first match to the last, of all lines.
Range range_of(const std::vector<TimelineLine>& lines, TimeUnit unit) {
  Range range;
  for (const TimelineLine& line : lines) {
    for (const DayCount& count : line.matches.days) {
      if (!placeable(count.precision, unit)) continue;
      const std::int64_t at = ordinal(count.day, unit);
      range = range.empty() ? Range{at, at} : Range{std::min(range.first, at), std::max(range.last, at)};
    }
  }
  return range;
}

TimeUnit finest_unit(const std::vector<TimelineLine>& lines) {
  for (const TimeUnit unit : units) {
    const Range range = range_of(lines, unit);
    if (!range.empty() && range.size() <= most_automatic_buckets) return unit;
  }
  return TimeUnit::year;
}

/// Puts counts into buckets; returns how many found none.
std::size_t fill(std::vector<std::size_t>& buckets, const DayCounts& counts, const Range& range, TimeUnit unit) {
  std::size_t left_over = counts.undated;
  for (const DayCount& count : counts.days) {
    const std::int64_t at = ordinal(count.day, unit);
    if (placeable(count.precision, unit) && range.has(at))
      buckets[static_cast<std::size_t>(at - range.first)] += count.count;
    else
      left_over += count.count;
  }
  return left_over;
}

}  // namespace

std::string_view to_string(TimeUnit unit) noexcept {
  static constexpr std::array<std::string_view, units.size()> names{"day", "week", "month", "quarter", "year"};
  return names[static_cast<std::size_t>(unit)];
}

std::optional<Timeline> make_timeline(const TimelineRequest& request, const std::vector<TimelineLine>& lines,
                                      const DayCounts& all) {
  Timeline timeline;
  timeline.unit = request.unit.value_or(finest_unit(lines));
  timeline.of = request.of;
  const Range range = range_of(lines, timeline.unit);
  if (!range.empty() && range.size() > most_buckets) return std::nullopt;
  const std::size_t size = range.empty() ? 0 : range.size();
  std::vector<std::size_t> of(size);
  (void)fill(of, all, range, timeline.unit);
  for (const TimelineLine& line : lines) {
    std::vector<std::size_t> counts(size);
    const std::size_t undated = fill(counts, line.matches, range, timeline.unit);
    if (&line != &lines.front()) {
      timeline.compare.push_back({line.query, std::move(counts)});
      continue;
    }
    timeline.undated = undated;
    for (std::size_t i = 0; i < size; ++i)
      timeline.buckets.push_back(
          {first_day(range.first + static_cast<std::int64_t>(i), timeline.unit), counts[i], of[i]});
  }
  return timeline;
}

}  // namespace dateline
