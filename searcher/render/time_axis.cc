#include "searcher/render/time_axis.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace dateline::render {
namespace {

using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

struct Date {
  explicit Date(Day of)
      : days(of.time_since_epoch().count()),
        year(static_cast<int>(year_month_day(of).year())),
        month(static_cast<unsigned>(year_month_day(of).month())),
        day(static_cast<unsigned>(year_month_day(of).day())) {}
  long days;
  int year;
  unsigned month, day;
};

std::string_view month_name(const Date& date) { return months.at(date.month - 1); }
std::string short_month(const Date& date) { return std::string(month_name(date).substr(0, 3)); }
std::string quarter_name(const Date& date) { return "Q" + std::to_string((date.month + 2) / 3); }
std::string year_name(const Date& date) { return std::to_string(date.year); }

/// Periods that labels stand at the beginnings of, and how they are written.
struct Level {
  TimeUnit period;  ///< what is counted: its number over `step` changes where a label stands
  int step;
};

/// From fine to coarse.
constexpr Level levels[] = {
    {TimeUnit::day, 1},     {TimeUnit::week, 1},    {TimeUnit::day, 5},   {TimeUnit::day, 10},  {TimeUnit::month, 1},
    {TimeUnit::quarter, 1}, {TimeUnit::month, 3},   {TimeUnit::month, 6}, {TimeUnit::year, 1},  {TimeUnit::year, 2},
    {TimeUnit::year, 5},    {TimeUnit::year, 10},   {TimeUnit::year, 20}, {TimeUnit::year, 50}, {TimeUnit::year, 100},
    {TimeUnit::year, 500},  {TimeUnit::year, 1000},
};

bool goes_with(const Level& level, TimeUnit unit) {
  switch (level.period) {
    case TimeUnit::day: return unit == TimeUnit::day;
    case TimeUnit::week: return unit == TimeUnit::week;
    case TimeUnit::quarter: return unit == TimeUnit::quarter;
    case TimeUnit::month: return unit < TimeUnit::quarter;
    case TimeUnit::year: break;
  }
  return true;
}

/// The number of the period that the day lies in.
long period_of(const Level& level, const Date& date) {
  const long step = level.step;
  const long month = date.year * 12L + date.month - 1;
  switch (level.period) {
    // Days are counted from the first of their month, and the last ones of it stay with those before them.
    case TimeUnit::day: return step == 1 ? date.days : month * 31 + std::min((date.day - 1L) / step, 30 / step - 1);
    case TimeUnit::week: return date.days;
    case TimeUnit::month: return month / step;
    case TimeUnit::quarter: return month / 3;
    case TimeUnit::year: break;
  }
  return date.year / step;
}

std::string fine_text(const Level& level, const Date& date) {
  switch (level.period) {
    case TimeUnit::day:
    case TimeUnit::week: return std::to_string(date.day);
    case TimeUnit::month: return short_month(date);
    case TimeUnit::quarter: return quarter_name(date);
    case TimeUnit::year: break;
  }
  return year_name(date);
}

/// Labels where the period changes from one bar to the next; nothing when they do not all fit. The first bar stands
/// inside a period as a rule: its label is left out where it is in the way.
std::vector<AxisLabel> labels(const Level& level, std::span<const Date> dates, std::size_t cell, std::size_t columns) {
  std::vector<AxisLabel> found;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (i > 0 && period_of(level, dates[i]) == period_of(level, dates[i - 1])) continue;
    AxisLabel label{i * cell, fine_text(level, dates[i])};
    if (!found.empty() && found.back().at + found.back().text.size() + 1 > label.at) {
      if (found.size() > 1 || found.back().at > 0) return {};
      found.clear();
    }
    if (label.at + label.text.size() <= columns) found.push_back(std::move(label));
  }
  return found;
}

std::string owner_text(TimeUnit owner, std::size_t shortness, const Date& date) {
  if (owner == TimeUnit::year) return year_name(date);
  const std::string month = shortness == 0 ? std::string(month_name(date)) : short_month(date);
  return shortness < 2 ? month + ' ' + year_name(date) : month;
}

/// What the fine labels belong to, at each place where it begins and there is room; all written alike, in the longest
/// way that is never in the way of the next.
std::vector<AxisLabel> owners(TimeUnit owner, std::span<const Date> dates, std::size_t cell, std::size_t columns) {
  const Level level{owner, 1};
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (i == 0 || period_of(level, dates[i]) != period_of(level, dates[i - 1])) begins.push_back(i);
  }
  std::vector<AxisLabel> found;
  for (std::size_t shortness = 0; shortness < 3; ++shortness) {
    found.clear();
    for (std::size_t k = 0; k < begins.size(); ++k) {
      const std::size_t end = k + 1 < begins.size() ? begins[k + 1] * cell : columns + 1;
      AxisLabel label{begins[k] * cell, owner_text(owner, shortness, dates[begins[k]])};
      if (label.at + label.text.size() + 1 <= end) found.push_back(std::move(label));
    }
    // The first and the last may be no more than the edge of a period.
    if (found.size() + 2 >= begins.size() && !found.empty()) break;
  }
  return found;
}

}  // namespace

std::string bucket_name(Day start, TimeUnit unit) {
  const Date date(start);
  const std::string month = std::string(month_name(date)) + ' ' + year_name(date);
  switch (unit) {
    case TimeUnit::day: return std::to_string(date.day) + ' ' + month;
    case TimeUnit::week: return "week of " + std::to_string(date.day) + ' ' + month;
    case TimeUnit::month: return month;
    case TimeUnit::quarter: return quarter_name(date) + ' ' + year_name(date);
    case TimeUnit::year: break;
  }
  return year_name(date);
}

TimeAxis time_axis(std::span<const Day> starts, TimeUnit unit, std::size_t cell, std::size_t columns) {
  const std::vector<Date> dates(starts.begin(), starts.end());
  TimeAxis axis;
  for (const Level& level : levels) {
    if (!goes_with(level, unit)) continue;
    axis.fine = labels(level, dates, cell, columns);
    if (axis.fine.empty()) continue;
    if (level.period < TimeUnit::year) {
      axis.coarse = owners(level.period < TimeUnit::month ? TimeUnit::month : TimeUnit::year, dates, cell, columns);
    }
    break;
  }
  return axis;
}

}  // namespace dateline::render
