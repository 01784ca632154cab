#pragma once

#include <optional>
#include <string_view>

#include "common/dates/read_timestamp.h"
#include "common/dates/scanner.h"
#include "dateline/date.h"

/// The forms of a date without its time. Each take_ function takes one that stands at the scanner, or nothing; what it
/// gives may be no day of the calendar. Texts are cleaned: see clean_date_text().
namespace dateline::dates {

struct DateParts {
  int year = 0;
  int month = 0;  ///< 0: unknown
  int day = 0;    ///< 0: unknown

  friend bool operator==(const DateParts&, const DateParts&) = default;
};

/// 2025-09-12, 2025/9/12, 2025.09.12, 2025-Mar-12, 20250912, 2025-09, 2025-W37-5, 2025-255, 2025年9月12日, 870226-0123;
/// a month or day 00 is unknown.
[[nodiscard]] std::optional<DateParts> take_year_first(Scanner& in);

/// 14.03.2023, 3/14/2023, 03-14-2023, 14/3/87, 3/2023. A number over 12 tells which is the day; else the day is first
/// where dots part them, the month elsewhere.
[[nodiscard]] std::optional<DateParts> take_year_last(Scanner& in);

/// 14 March 2023, 14-MAR-87, 14. März 2023, 14 de marzo de 2023, March 14th, 2023, March 2023.
[[nodiscard]] std::optional<DateParts> take_written(Scanner& in);

/// "March 14", the beginning of "Mar 14 09:30:00 2023"; the year stays 0.
[[nodiscard]] std::optional<DateParts> take_month_and_day(Scanner& in);

/// Four digits, or two, which are of 1931 to 2030. 0 when there is none.
[[nodiscard]] int take_year(Scanner& in);

/// Whether the text is one number, which may have a sign and a fraction, and so no other form.
[[nodiscard]] bool is_bare_number(std::string_view text);

/// A year, YYYYMM, YYMMDD, YYYYMMDD, YYYYMMDDhhmm(ss), or seconds, milliseconds, microseconds, nanoseconds since 1970,
/// as the number of its digits tells. Moments since 1970 are given in UTC.
[[nodiscard]] std::optional<Timestamp> read_bare_number(std::string_view text, const TimeZone& zone);

/// The timestamp of those parts when there is such a date.
[[nodiscard]] std::optional<Timestamp> make_date(const DateParts& parts);

}  // namespace dateline::dates
