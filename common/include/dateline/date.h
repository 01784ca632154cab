#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dateline {

/// A calendar day, proleptic Gregorian; no time zone.
using Day = std::chrono::sys_days;

/// Days from first to last, both included.
struct Period {
  Day first{};
  Day last{};

  friend bool operator==(const Period&, const Period&) = default;
};

/// How much of a date is known.
enum class Precision : std::uint8_t { unknown, year, month, day, minute, second };

/// When an article was published, as the dump wrote it: a wall clock in its own offset, cut where knowledge ends.
///
/// What lies beyond the precision is 1 (month, day) or 0 (the others). Years 1 to 9999.
struct Timestamp {
  Precision precision = Precision::unknown;
  std::int16_t year = 0;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  std::int16_t offset_minutes = 0;  ///< east of UTC; 0 unless there is a time of day

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// RFC 3339 cut where the precision ends: "2025", "2025-09", "2025-09-12", "2025-09-12T08:00Z",
/// "2025-09-12T08:00:00+02:00"; "" when unknown.
[[nodiscard]] std::string to_string(const Timestamp& time);

/// "unknown", "year", ... "second".
[[nodiscard]] const char* to_string(Precision precision) noexcept;

/// The days that the timestamp may mean: one day, or the whole month or year. Must not be called when it is unknown.
[[nodiscard]] Period period_of(const Timestamp& time);

/// "2025-09-12".
[[nodiscard]] std::string to_string(Day day);

}  // namespace dateline
