#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "dateline/date.h"

namespace dateline::dates {

/// A time zone by IANA name ("Europe/Berlin"), "UTC", "Z" or an offset ("+02:00"). A value; cheap to copy, safe to share.
class TimeZone {
 public:
  TimeZone();  ///< UTC
  /// Nothing when no zone has that name.
  [[nodiscard]] static std::optional<TimeZone> named(std::string_view name);
  /// Minutes east of UTC at that wall clock in this zone (of two, the earlier moment's; of none, the one before the gap).
  [[nodiscard]] int offset_minutes(const Timestamp& wall_clock) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

/// Reads when an article was published, in the forms that dumps use:
///   RFC 3339 / ISO 8601 with its parts left out (2025, 2025-09, 2025-09-12, 20250912, 2025-09-12T08:00, "2025-09-12 08:00:00.123+02:00", week and
///   ordinal dates), RFC 822 / 1123 / 850 / asctime ("Tue, 14 Mar 2023 09:30:00 +0100", zone names GMT, UT, EST...), epoch seconds,
///   milliseconds, microseconds (10, 13, 16 digits; also negative and with a fraction), Reuters ("26-FEB-1987 15:01:01.79"), TREC ("870226", "870226-0123"), and as
///   people write: "March 14, 2023", "14 March 2023", "14 Mar 2023, 9:30 am", "14.03.2023", "3/14/2023" (a first number over 12, or the second, tells; else
///   month first), "September 2025", "2023/03/14".
/// Nothing is invented: the precision ends where the text ends. A time without a zone is in `zone`. Nothing for what is no date,
/// or an impossible one (30 February, hour 25); a leap second 60 is read as 59.
[[nodiscard]] std::optional<Timestamp> read_timestamp(std::string_view text, const TimeZone& zone = {});

}  // namespace dateline::dates
