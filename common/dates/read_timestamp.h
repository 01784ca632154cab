#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "dateline/date.h"

namespace dateline::dates {

/// A time zone by IANA name ("Europe/Berlin"), "UTC", "Z" or an offset ("+02:00"). A value; cheap to copy, safe to
/// share.
class TimeZone {
 public:
  TimeZone();  ///< UTC
  /// Nothing when no zone has that name.
  [[nodiscard]] static std::optional<TimeZone> named(std::string_view name);
  /// Minutes east of UTC at that wall clock in this zone (of two, the earlier moment's; of none, the one before the
  /// gap).
  [[nodiscard]] int offset_minutes(const Timestamp& wall_clock) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

/// Reads when an article was published, in the forms that dumps use:
///   RFC 3339 / ISO 8601 with parts left out: 2025, 2025-09, 2025-09-12, 20250912, 2025-09-12T08:00,
///     2025-09-12 08:00:00.123+02:00, 2025-W37-5, 2025-255; 00 for a month or day that is unknown
///   RFC 822, 1123, 850, asctime: Tue, 14 Mar 2023 09:30:00 +0100; zones by name (GMT, EST, CEST, ET, ...)
///   seconds, milliseconds, microseconds since 1970 (10, 13, 16 digits; also negative or with a fraction), always UTC
///   Reuters and TREC: 26-FEB-1987 15:01:01.79, 870226, 870226-0123
///   as people write, in nine European languages, Chinese, Japanese, Korean: March 14th, 2023; 14. März 2023, 9:30 Uhr;
///     14 Mar 2023, 9:30 am; 2023年3月14日; September 2025; 14.03.2023; 3/14/2023. Of two numbers one over 12 is the
///     day; else the day is first where dots part them, the month elsewhere.
/// A weekday or a word such as "Published:" before it is passed over, and so is "(...)" behind it.
///
/// Nothing is invented: the precision ends where the text ends. A time without a zone is in `zone`. A time that is
/// damaged ("605:12:19") or in an unknown zone leaves the day. Nothing for what is no date or an impossible one (30
/// February, hour 25); a second 60 is read as 59, 24:00 as the next day's 00:00.
[[nodiscard]] std::optional<Timestamp> read_timestamp(std::string_view text, const TimeZone& zone = {});

}  // namespace dateline::dates
