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

/// The timestamp's moment in seconds since 1970-01-01T00:00:00Z, what is unknown taken as its beginning.
[[nodiscard]] std::int64_t to_epoch_seconds(const Timestamp& time);

/// The wall clock at that moment, `offset_minutes` east of UTC, to the second. Nothing when the year leaves 1 to 9999.
[[nodiscard]] std::optional<Timestamp> from_epoch_seconds(std::int64_t seconds, int offset_minutes = 0);

/// This moment on this machine in UTC, to the second.
[[nodiscard]] Timestamp now_utc();

}  // namespace dateline::dates
