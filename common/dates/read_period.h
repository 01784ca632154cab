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

/// Reads what stands behind `date:` in a query (product: query language): 2025, 2025-09, 2025-09-12, 2025-Q3, 2025-W37, ranges with `..` with both ends
/// included, each to the end of its period, today, yesterday, last-week, this-week, last-month, this-month, last-year, this-year, last-quarter, this-quarter,
/// 7d.., 3w.., 6mo.., 2y.. (7d.. is today and the six days before; ends can be relative too: 7d..3d, ..yesterday). Any case. A range that ends before it begins and an impossible
/// date are problems. `unknown` and `suspect` are not handled here.
[[nodiscard]] DayRangeResult read_day_range(std::string_view text, Day today);

/// Reads one end, as `--from`, `--to` and `--on` take it: a period of the forms above, without `..`; also 7d (today and the six days before).
[[nodiscard]] std::variant<Period, DateProblem> read_period(std::string_view text, Day today);

/// Writes a range as a query would: "2025-09-12..2025-10-31", "2025-09" when it is exactly a unit, "2025-09-12..", "..2024-12-31".
[[nodiscard]] std::string to_string(const DayRange& range);

}  // namespace dateline::dates
