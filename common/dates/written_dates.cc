#include <cstddef>
#include <string_view>

#include "common/dates/date_forms.h"
#include "common/dates/date_words.h"

namespace dateline::dates {
namespace {

/// What stands between the parts: blanks, commas, points, dashes and "de", "of".
void skip_joints(Scanner& in) {
  do {
    in.skip(" ,.-/");
  } while (in.take_word(joins_date));
}

int take_month(Scanner& in) {
  Scanner ahead = in;
  const int month = month_named(ahead.word());
  if (month == 0) return 0;
  ahead.take('.');
  in = ahead;
  return month;
}

/// "14", "1st", "1er"; 0 when there is none. "14mar" leaves the month.
int take_day(Scanner& in) {
  Scanner ahead = in;
  const std::string_view digits = ahead.digits();
  if (digits.empty() || digits.size() > 2 || ahead.peek() == ':') return 0;
  ahead.take_word(is_ordinal_ending);
  in = ahead;
  return to_number(digits);
}

std::optional<DateParts> day_first(Scanner in, Scanner& end) {
  DateParts parts;
  parts.day = take_day(in);
  if (parts.day == 0) return std::nullopt;
  skip_joints(in);
  parts.month = take_month(in);
  if (parts.month == 0) return std::nullopt;
  skip_joints(in);
  parts.year = take_year(in);
  if (parts.year == 0) return std::nullopt;
  end = in;
  return parts;
}

std::optional<DateParts> month_first(Scanner in, Scanner& end) {
  DateParts parts;
  parts.month = take_month(in);
  if (parts.month == 0) return std::nullopt;
  skip_joints(in);
  Scanner before_year = in;
  parts.day = take_day(in);
  if (parts.day != 0) {
    skip_joints(in);
    before_year = in;
    if (before_year.digits().size() != 4) return std::nullopt;
  } else if (before_year.digits().size() != 4) {
    return std::nullopt;
  }
  parts.year = take_year(in);
  if (parts.year == 0) return std::nullopt;
  end = in;
  return parts;
}

std::optional<DateParts> year_first(Scanner in, Scanner& end) {
  const std::string_view year = in.digits();
  if (year.size() != 4) return std::nullopt;
  DateParts parts{to_number(year), 0, 0};
  skip_joints(in);
  parts.month = take_month(in);
  if (parts.month == 0) return std::nullopt;
  end = in;
  skip_joints(in);
  parts.day = take_day(in);
  if (parts.day != 0) end = in;
  return parts;
}

}  // namespace

std::optional<DateParts> take_written(Scanner& in) {
  if (const auto parts = day_first(in, in)) return parts;
  if (const auto parts = month_first(in, in)) return parts;
  return year_first(in, in);
}

std::optional<DateParts> take_month_and_day(Scanner& in) {
  Scanner ahead = in;
  DateParts parts;
  parts.month = take_month(ahead);
  if (parts.month == 0) return std::nullopt;
  skip_joints(ahead);
  parts.day = take_day(ahead);
  if (parts.day == 0) return std::nullopt;
  in = ahead;
  return parts;
}

}  // namespace dateline::dates
