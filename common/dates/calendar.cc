#include "common/dates/calendar.h"

#include <algorithm>
#include <chrono>

namespace dateline::dates {
namespace {

using std::chrono::days;
using std::chrono::last;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr Day first_day{std::chrono::year{1} / 1 / 1};
constexpr Day last_day{std::chrono::year{9999} / 12 / 31};
constexpr std::int64_t seconds_a_day = 86'400;

year_month month_name(Day day) {
  const year_month_day name{day};
  return name.year() / name.month();
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const year_month_day name{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!name.ok()) return std::nullopt;
  return Day{name};
}

Period year_of(Day day) {
  const std::chrono::year year = year_month_day{day}.year();
  return {Day{year / 1 / 1}, Day{year / 12 / 31}};
}

Period quarter_of(Day day) {
  const year_month name = month_name(day);
  const unsigned into_quarter = (static_cast<unsigned>(name.month()) - 1) % 3;
  const year_month begin = name - months{into_quarter};
  return {Day{begin / 1}, Day{(begin + months{2}) / last}};
}

Period month_of(Day day) {
  const year_month name = month_name(day);
  return {Day{name / 1}, Day{name / last}};
}

Period week_of(Day day) {
  const unsigned after_monday = std::chrono::weekday{day}.iso_encoding() - 1;
  const Day monday = day - days{after_monday};
  return {std::max(monday, first_day), std::min(monday + days{6}, last_day)};
}

int weeks_in_year(int year) {
  // 28 December is always in the last week, and every week holds its year's Thursday.
  const Day in_last_week{std::chrono::year{year} / 12 / 28};
  const Day thursday = week_of(in_last_week).first + days{3};
  return static_cast<int>((thursday - Day{std::chrono::year{year} / 1 / 1}).count() / 7) + 1;
}

std::optional<Period> iso_week(int year, int week) {
  if (year < 1 || year > 9999 || week < 1 || week > weeks_in_year(year)) return std::nullopt;
  const Day in_first_week{std::chrono::year{year} / 1 / 4};
  return week_of(week_of(in_first_week).first + days{7 * (week - 1)});
}

std::int64_t to_epoch_seconds(const Timestamp& time) {
  const std::int64_t day = period_of(time).first.time_since_epoch().count();
  return day * seconds_a_day + time.hour * 3600 + time.minute * 60 + time.second - time.offset_minutes * 60;
}

std::optional<Timestamp> from_epoch_seconds(std::int64_t seconds, int offset_minutes) {
  constexpr std::int64_t margin = 2 * seconds_a_day;
  if (seconds < first_day.time_since_epoch().count() * seconds_a_day - margin) return std::nullopt;
  if (seconds > last_day.time_since_epoch().count() * seconds_a_day + margin) return std::nullopt;
  const std::chrono::sys_seconds wall_clock{std::chrono::seconds{seconds + std::int64_t{offset_minutes} * 60}};
  const Day day = std::chrono::floor<days>(wall_clock);
  if (day < first_day || day > last_day) return std::nullopt;

  const year_month_day name{day};
  const std::chrono::hh_mm_ss clock{wall_clock - day};
  Timestamp time;
  time.precision = Precision::second;
  time.year = static_cast<std::int16_t>(static_cast<int>(name.year()));
  time.month = static_cast<std::uint8_t>(static_cast<unsigned>(name.month()));
  time.day = static_cast<std::uint8_t>(static_cast<unsigned>(name.day()));
  time.hour = static_cast<std::uint8_t>(clock.hours().count());
  time.minute = static_cast<std::uint8_t>(clock.minutes().count());
  time.second = static_cast<std::uint8_t>(clock.seconds().count());
  time.offset_minutes = static_cast<std::int16_t>(offset_minutes);
  return time;
}

Timestamp now_utc() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return from_epoch_seconds(now.time_since_epoch().count()).value_or(Timestamp{});
}

void widen(std::optional<Period>& all, const Period& period) {
  if (!all) {
    all = period;
    return;
  }
  all->first = std::min(all->first, period.first);
  all->last = std::max(all->last, period.last);
}

}  // namespace dateline::dates
