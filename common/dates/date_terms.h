#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/read_period.h"
#include "dateline/date.h"

/// Days as terms: an article has a term for its year, month and day as far as they are known, so a range of days is the
/// OR of whole years, whole months and single days.
///   D2025  D202509  D20250912     each with the field's prefix ("D" published, "I" indexed, "M" mentioned)
///   Donly2025  Donly202509        articles known only to the year, only to the month
///   Dunknown                      articles without a date
namespace dateline::dates {

/// The terms of an article with that timestamp.
[[nodiscard]] std::vector<std::string> date_terms(std::string_view prefix, const Timestamp& time);

/// What a term of date_terms(), without its prefix, tells of its articles' days: of "20250912" that day, of
/// "only202509" the month. Nothing for the others: which day an article under "2025" has, another of its terms tells.
[[nodiscard]] std::optional<Period> days_of_term(std::string_view without_prefix);

/// The fewest units whose OR is every article that lies wholly inside the range: whole years, months, days, none of
/// them outside `known`, the days that the archive's articles have. An open end reaches to the end of the archive's
/// years, so it costs few terms.
[[nodiscard]] std::vector<std::string> range_terms(std::string_view prefix, const DayRange& range, const Period& known);

/// The terms of articles of which the range covers only a part, since they are known only to the month or year.
[[nodiscard]] std::vector<std::string> overlap_terms(std::string_view prefix, const DayRange& range,
                                                     const Period& known);

}  // namespace dateline::dates
