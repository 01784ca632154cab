#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/date.h"

namespace dateline::dates {

/// The day, when there is one of that name (no 30 February; years 1 to 9999).
[[nodiscard]] std::optional<Day> make_day(int year, int month, int day);

/// Whole units around a day, by the calendar; weeks are ISO, Monday to Sunday.
[[nodiscard]] Period year_of(Day day);
[[nodiscard]] Period quarter_of(Day day);
[[nodiscard]] Period month_of(Day day);
[[nodiscard]] Period week_of(Day day);

/// The last week of the ISO year: 52 or 53.
[[nodiscard]] int weeks_in_year(int year);
/// The week of that number in the ISO year (1 to 9999), cut to the years that there are; nothing when the year has no
/// such week.
[[nodiscard]] std::optional<Period> iso_week(int year, int week);

/// Makes `all` reach over the period too; nothing is no day at all.
void widen(std::optional<Period>& all, const Period& period);

/// The timestamp's moment in seconds since 1970-01-01T00:00:00Z, what is unknown taken as its beginning.
[[nodiscard]] std::int64_t to_epoch_seconds(const Timestamp& time);

/// The wall clock at that moment, `offset_minutes` east of UTC, to the second. Nothing when the year leaves 1 to 9999.
[[nodiscard]] std::optional<Timestamp> from_epoch_seconds(std::int64_t seconds, int offset_minutes = 0);

/// This moment on this machine in UTC, to the second.
[[nodiscard]] Timestamp now_utc();

}  // namespace dateline::dates
