#pragma once

#include <string_view>

#include "common/dates/clock.h"

/// The words that stand in dates. All are looked up as clean_date_text() leaves them.
namespace dateline::dates {

/// 1 to 12; 0 for what is no month in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish or Russian.
[[nodiscard]] int month_named(std::string_view word);

[[nodiscard]] bool is_weekday(std::string_view word);

/// What stands before a date: "updated", "posted", "le".
[[nodiscard]] bool is_date_label(std::string_view word);

/// What joins day, month and year: "de", "of".
[[nodiscard]] bool joins_date(std::string_view word);

/// What joins a date and its time: "t", "at", "um".
[[nodiscard]] bool joins_time(std::string_view word);

/// What follows a year: "г", "roku".
[[nodiscard]] bool follows_year(std::string_view word);

/// "st", "nd", "er".
[[nodiscard]] bool is_ordinal_ending(std::string_view word);

/// Sets the clock's offset or zone; false when no zone is called that.
bool set_zone(std::string_view word, Clock& clock);

}  // namespace dateline::dates
