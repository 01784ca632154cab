#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string_view>

#include "common/dates/calendar.h"
#include "common/dates/date_forms.h"

namespace dateline::dates {
namespace {

int expand_year(int two_digits) { return two_digits + (two_digits <= 30 ? 2000 : 1900); }

/// Takes one or two digits; -1 when it is none or more.
int take_small(Scanner& in) {
  Scanner ahead = in;
  const std::string_view digits = ahead.digits();
  if (digits.empty() || digits.size() > 2) return -1;
  in = ahead;
  return to_number(digits);
}

DateParts parts_of(Day day) {
  const std::chrono::year_month_day name{day};
  return {static_cast<int>(name.year()), static_cast<int>(static_cast<unsigned>(name.month())),
          static_cast<int>(static_cast<unsigned>(name.day()))};
}

/// What is known of a date that is somewhere in those days.
std::optional<DateParts> common_parts(const Period& period) {
  const DateParts first = parts_of(period.first);
  const DateParts last = parts_of(period.last);
  if (first.year != last.year) return std::nullopt;
  if (first.month != last.month) return DateParts{first.year, 0, 0};
  if (first.day != last.day) return DateParts{first.year, first.month, 0};
  return first;
}

/// Behind the year: "W37", "W375", "W37-5".
std::optional<DateParts> take_week(Scanner& in, int year) {
  const std::string_view digits = in.digits();
  if (digits.size() != 2 && digits.size() != 3) return std::nullopt;
  const int week = to_number(digits.substr(0, 2));
  int weekday = digits.size() == 3 ? digits[2] - '0' : 0;
  if (digits.size() == 2 && in.peek() == '-' && is_digit(in.peek(1)) && !is_digit(in.peek(2))) {
    in.take('-');
    weekday = to_number(in.digits());
    if (weekday == 0) return std::nullopt;
  }
  const std::optional<Period> days = iso_week(year, week);
  if (!days || weekday > 7) return std::nullopt;
  if (weekday == 0) return common_parts(*days);
  return parts_of(days->first + std::chrono::days{weekday - 1});
}

/// The three digits of an ordinal date.
std::optional<DateParts> day_of_year(int year, int ordinal) {
  const std::optional<Day> begin = make_day(year, 1, 1);
  if (!begin || ordinal < 1) return std::nullopt;
  const DateParts parts = parts_of(*begin + std::chrono::days{ordinal - 1});
  if (parts.year != year) return std::nullopt;
  return parts;
}

/// Behind 年 or 년.
DateParts take_east_asian(Scanner& in, int year) {
  DateParts parts{year, 0, 0};
  in.skip(" ");
  Scanner ahead = in;
  const int month = take_small(ahead);
  ahead.skip(" ");
  if (month < 0 || (!ahead.take("月") && !ahead.take("월"))) return parts;
  parts.month = month == 0 ? -1 : month;
  in = ahead;
  ahead.skip(" ");
  const int day = take_small(ahead);
  ahead.skip(" ");
  const bool marked = ahead.take("日") || ahead.take("号") || ahead.take("號") || ahead.take("일");
  if (day < 0 || !marked) return parts;
  parts.day = day == 0 ? -1 : day;
  in = ahead;
  return parts;
}

/// "870226-0123": what follows the day is the story's number on it.
std::optional<DateParts> take_story_number(Scanner& in) {
  const std::string_view digits = in.digits();
  if (digits.size() != 6 || !in.take('-')) return std::nullopt;
  if (in.digits().size() < 4 || !in.done()) return std::nullopt;
  return DateParts{expand_year(to_number(digits.substr(0, 2))), to_number(digits.substr(2, 2)),
                   to_number(digits.substr(4))};
}

std::optional<DateParts> take_after_year(Scanner& in, int year) {
  if (in.take("年") || in.take("년")) return take_east_asian(in, year);
  if (in.take('w') || in.take("-w")) return take_week(in, year);

  const char sign = in.peek();
  if (sign != '-' && sign != '/' && sign != '.') return std::nullopt;
  in.take(sign);
  if (sign == '.') in.skip(" ");
  const std::string_view month = in.digits();
  if (sign == '-' && month.size() == 3) return day_of_year(year, to_number(month));
  if (month.empty() || month.size() > 2) return std::nullopt;
  DateParts parts{year, to_number(month), 0};

  Scanner ahead = in;
  if (ahead.take(sign)) {
    if (sign == '.') ahead.skip(" ");
    const int day = take_small(ahead);
    if (day < 0 && sign != '.') return std::nullopt;
    if (day >= 0) {
      in = ahead;
      parts.day = day;
      if (parts.month == 0 && day != 0) return std::nullopt;
      in.take('.');
      return parts;
    }
  }
  // "2023.3" is a number before it is a month.
  if (sign == '.' && month.size() != 2) return std::nullopt;
  return parts;
}

template <class Take>
std::optional<DateParts> take_or_stay(Scanner& in, Take take) {
  Scanner ahead = in;
  std::optional<DateParts> parts = take(ahead);
  if (parts) in = ahead;
  return parts;
}

}  // namespace

std::optional<DateParts> take_year_first(Scanner& in) {
  if (auto parts = take_or_stay(in, take_story_number)) return parts;
  return take_or_stay(in, [](Scanner& ahead) -> std::optional<DateParts> {
    const std::string_view digits = ahead.digits();
    if (digits.size() == 8) {
      return DateParts{to_number(digits.substr(0, 4)), to_number(digits.substr(4, 2)), to_number(digits.substr(6))};
    }
    if (digits.size() != 4) return std::nullopt;
    return take_after_year(ahead, to_number(digits));
  });
}

std::optional<DateParts> take_year_last(Scanner& in) {
  return take_or_stay(in, [](Scanner& ahead) -> std::optional<DateParts> {
    const int first = take_small(ahead);
    const char sign = ahead.peek();
    if (first < 0 || (sign != '/' && sign != '.' && sign != '-')) return std::nullopt;
    ahead.take(sign);
    if (sign == '.') ahead.skip(" ");
    const std::string_view next = ahead.digits();
    if (next.size() == 4) return DateParts{to_number(next), first == 0 ? -1 : first, 0};
    if (next.empty() || next.size() > 2 || !ahead.take(sign)) return std::nullopt;
    if (sign == '.') ahead.skip(" ");
    const int second = to_number(next);

    const std::string_view last = ahead.digits();
    const bool short_year = last.size() == 2 && sign != '-';
    if (last.size() != 4 && !short_year) return std::nullopt;
    if (is_digit(ahead.peek(1)) && (ahead.peek() == '.' || ahead.peek() == '/' || ahead.peek() == '-'))
      return std::nullopt;
    const int year = short_year ? expand_year(to_number(last)) : to_number(last);
    const bool day_first = first > 12 || (sign == '.' && second <= 12);
    DateParts parts{year, day_first ? second : first, day_first ? first : second};
    if (parts.month == 0 || parts.day == 0) return std::nullopt;
    return parts;
  });
}

int take_year(Scanner& in) {
  Scanner ahead = in;
  const bool apostrophe = ahead.take('\'');
  const std::string_view digits = ahead.digits();
  const bool goes_on = (ahead.peek() == ':' || ahead.peek() == '.' || ahead.peek() == 'h') && is_digit(ahead.peek(1));
  if (digits.size() == 4 && !apostrophe) {
    in = ahead;
    return to_number(digits);
  }
  if (digits.size() != 2 || goes_on) return 0;
  in = ahead;
  return expand_year(to_number(digits));
}

std::optional<Timestamp> make_date(const DateParts& parts) {
  const auto day = make_day(parts.year, parts.month == 0 ? 1 : parts.month, parts.day == 0 ? 1 : parts.day);
  if (!day || (parts.month == 0 && parts.day != 0)) return std::nullopt;
  // A lone year is taken for one only where news can be from.
  if (parts.month == 0 && (parts.year < 1000 || parts.year > 2999)) return std::nullopt;
  Timestamp time;
  time.precision = parts.month == 0 ? Precision::year : parts.day == 0 ? Precision::month : Precision::day;
  time.year = static_cast<std::int16_t>(parts.year);
  time.month = static_cast<std::uint8_t>(std::max(parts.month, 1));
  time.day = static_cast<std::uint8_t>(std::max(parts.day, 1));
  return time;
}

}  // namespace dateline::dates
