#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "dateline/date.h"

namespace dateline::dates {

/// Days as a query asks for them; an open end has no day.
struct DayRange {
  std::optional<Day> first;
  std::optional<Day> last;

  friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// Why a typed date is none: what is wrong, the byte of the text where, and what would be right.
struct DateProblem {
  std::string message;
  std::size_t offset = 0;
  std::string hint;
};

using DayRangeResult = std::variant<DayRange, DateProblem>;

/// Reads what stands behind `date:` in a query (product: query language), in any case:
///   2025, 2025-09, 2025-09-12, 20250912, 2025-Q3, 2025-W37
///   today, yesterday, this-week, last-week, and so with month, quarter and year: whole units of the calendar
///   7d, 3w, 6mo, 2y: so many days, weeks, months, years that end today. 7d is today and the six days before, 1mo on
///   2025-09-12 is 2025-08-13..2025-09-12.
/// A range has `..` between two of these, both included, each to the end of its period, or at one of them: 2025-09..,
/// ..2024. A length of time as an end stands for the day on which it begins: 7d.. goes on to today (others go on
/// without end), 7d..3d from the day six days before today to the one two days before, ..7d ends six days before today.
///
/// An impossible date and a range that ends before it begins are problems. `unknown` and `suspect` are not handled
/// here.
[[nodiscard]] DayRangeResult read_day_range(std::string_view text, Day today);

/// Reads one date, as `--from`, `--to` and `--on` take it: a period of the forms above, without `..`.
[[nodiscard]] std::variant<Period, DateProblem> read_period(std::string_view text, Day today);

/// Writes a range as a query would: "2025-09-12..2025-10-31", "2025-09" when it is exactly a unit, "2025-09-12..",
/// "..2024-12-31".
[[nodiscard]] std::string to_string(const DayRange& range);

}  // namespace dateline::dates
