#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/dates/calendar.h"
#include "common/dates/date_forms.h"

namespace dateline::dates {
namespace {

struct Number {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
};

bool only_zeros(std::string_view digits) { return digits.find_first_not_of('0') == std::string_view::npos; }

std::optional<Number> as_number(std::string_view text) {
  Scanner in{text};
  Number number;
  number.negative = in.take('-');
  number.whole = in.digits();
  if (number.whole.empty()) return std::nullopt;
  if (in.take('.')) {
    number.fraction = in.digits();
    if (number.fraction.empty()) return std::nullopt;
    // "2023.03" is a month, "2023.0" a year that went through a table of numbers.
    if (number.whole.size() < 9 && (number.fraction != "0" || number.negative)) return std::nullopt;
  }
  if (!in.done()) return std::nullopt;
  return number;
}

std::optional<Timestamp> from_epoch(const Number& number, std::int64_t units_a_second) {
  std::int64_t value = 0;
  for (const char c : number.whole) value = value * 10 + (c - '0');
  if (number.negative) value = -value;
  std::int64_t seconds = value / units_a_second;
  // Cut towards the past, as a clock does.
  const bool below = value % units_a_second != 0 || !only_zeros(number.fraction);
  if (number.negative && below) --seconds;
  return from_epoch_seconds(seconds);
}

/// YYYYMMDD, and hours, minutes, seconds as far as there are digits.
std::optional<Timestamp> read_compact(std::string_view digits, const TimeZone& zone) {
  const auto part = [&](std::size_t at) { return to_number(digits.substr(at, 2)); };
  std::optional<Timestamp> time = make_date({to_number(digits.substr(0, 4)), part(4), part(6)});
  if (!time || time->year < 1000) return std::nullopt;
  if (digits.size() == 8) return time;
  if (time->precision != Precision::day || part(8) > 23 || part(10) > 59) return std::nullopt;
  time->precision = Precision::minute;
  time->hour = static_cast<std::uint8_t>(part(8));
  time->minute = static_cast<std::uint8_t>(part(10));
  if (digits.size() >= 14) {
    if (part(12) > 60) return std::nullopt;
    time->precision = Precision::second;
    time->second = static_cast<std::uint8_t>(std::min(part(12), 59));
  }
  time->offset_minutes = static_cast<std::int16_t>(zone.offset_minutes(*time));
  return time;
}

std::optional<Timestamp> read_six(std::string_view digits) {
  const int year = to_number(digits.substr(0, 4));
  if (year >= 1700 && year <= 2099) {
    const int month = to_number(digits.substr(4));
    if (month >= 1 && month <= 12) return make_date({year, month, 0});
  }
  const int short_year = to_number(digits.substr(0, 2));
  const int month = to_number(digits.substr(2, 2));
  const int day = to_number(digits.substr(4));
  if (month == 0 || day == 0) return std::nullopt;
  return make_date({short_year + (short_year <= 30 ? 2000 : 1900), month, day});
}

std::optional<Timestamp> read_negative(const Number& number) {
  switch (number.whole.size()) {
    case 8:
    case 9:
    case 10: return from_epoch(number, 1);
    case 11:
    case 12:
    case 13:
    case 14: return from_epoch(number, 1'000);
    case 15:
    case 16:
    case 17: return from_epoch(number, 1'000'000);
    default: return std::nullopt;
  }
}

}  // namespace

bool is_bare_number(std::string_view text) { return as_number(text).has_value(); }

std::optional<Timestamp> read_bare_number(std::string_view text, const TimeZone& zone) {
  const std::optional<Number> number = as_number(text);
  if (!number) return std::nullopt;
  if (number->negative) return read_negative(*number);
  switch (number->whole.size()) {
    case 4: return make_date({to_number(number->whole), 0, 0});
    case 6: return read_six(number->whole);
    case 8: return read_compact(number->whole, zone);
    case 9:
    case 10: return from_epoch(*number, 1);
    case 12: {
      const int year = to_number(number->whole.substr(0, 4));
      // As milliseconds these would all be of 1976.
      if (year >= 1900 && year <= 2099) {
        if (const auto time = read_compact(number->whole, zone)) return time;
      }
      return from_epoch(*number, 1'000);
    }
    case 13: return from_epoch(*number, 1'000);
    case 14: return read_compact(number->whole, zone);
    case 15:
    case 16: return from_epoch(*number, 1'000'000);
    case 17: return read_compact(number->whole, zone);
    case 18:
    case 19:
      return number->whole <= "9223372036854775807" || number->whole.size() < 19 ? from_epoch(*number, 1'000'000'000)
                                                                                 : std::nullopt;
    default: return std::nullopt;
  }
}

}  // namespace dateline::dates
