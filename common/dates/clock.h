#pragma once

#include <optional>
#include <string_view>

#include "common/dates/scanner.h"
#include "dateline/date.h"

/// The time of day and its zone, as they stand behind (or before) a date. Texts are cleaned: see clean_date_text().
namespace dateline::dates {

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
  Precision precision = Precision::day;  ///< day when only the hour was given and not as people say it ("T08")
  std::optional<int> offset_minutes;
  std::string_view zone;  ///< of IANA, when the text names one whose offset changes over the year
};

enum class ClockReading {
  absent,      ///< what stands here has not the shape of a time
  impossible,  ///< it has, but there is no such time
  read,
};

/// Takes a time of day: 9:30, 09:30:00.123, 9.30, 9h30, 9 am, 9:30 p.m., 9時30分; with `compact` also 0930 and 093000.
/// A fraction is cut; a second 60 is 59; 24:00 is hour 24. Nothing is taken unless it was read.
ClockReading take_clock(Scanner& in, Clock& clock, bool compact);

/// Takes a zone that stands here: Z, +0100, -05:00, GMT+1, EST, (UTC); false when an offset is impossible. Anything
/// else is left.
bool take_zone(Scanner& in, Clock& clock);

/// The whole text as an offset: "+02:00", "-0500", "+1"; nothing when it is none or none that a clock can have.
[[nodiscard]] std::optional<int> read_offset(std::string_view text);

}  // namespace dateline::dates
