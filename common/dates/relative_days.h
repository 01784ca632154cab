#pragma once

#include <optional>
#include <string_view>

#include "dateline/date.h"

/// Words and lengths of time that mean days counted from today. Small letters.
namespace dateline::dates {

/// "today", "yesterday", "this-week", "last-quarter": whole units of the calendar. Nothing for another word.
[[nodiscard]] std::optional<Period> calendar_words(std::string_view word, Day today);

/// The word of the above that this one misspells ("last week", "lastmonth"); empty when none.
[[nodiscard]] std::string_view nearest_calendar_words(std::string_view word);

/// A length of time: "7d", "3w", "6mo", "2y".
struct Span {
  std::string_view count;  ///< digits
  std::string_view unit;   ///< letters, whatever they are
};
[[nodiscard]] std::optional<Span> as_span(std::string_view text);

/// The first of the days of that length that end today: 7d is today and the six days before, 1mo begins on the day
/// after today's date a month ago. Nothing when the unit is none, or that is before the year 1; the count must not be
/// 0.
[[nodiscard]] std::optional<Day> first_of_span(const Span& span, Day today);

}  // namespace dateline::dates
