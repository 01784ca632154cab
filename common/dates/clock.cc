#include "common/dates/clock.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>

#include "common/dates/date_words.h"

namespace dateline::dates {
namespace {

enum class Half { none, morning, afternoon };

bool take_any(Scanner& in, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return in.take(word); });
}

Half take_half_before(Scanner& in) {
  if (take_any(in, {"上午", "午前", "오전"})) return Half::morning;
  if (take_any(in, {"下午", "午後", "오후"})) return Half::afternoon;
  return Half::none;
}

/// "am", "p.m.".
Half take_half_after(Scanner& in) {
  Scanner ahead = in;
  ahead.skip(" ");
  const char first = ahead.peek();
  if (first != 'a' && first != 'p') return Half::none;
  ahead.take(first);
  ahead.take('.');
  if (!ahead.take('m') || is_letter(ahead.peek())) return Half::none;
  ahead.take('.');
  in = ahead;
  return first == 'a' ? Half::morning : Half::afternoon;
}

void skip_fraction(Scanner& in) {
  if ((in.peek() == '.' || in.peek() == ',' || in.peek() == ':') && is_digit(in.peek(1))) {
    in.skip_bytes(1);
    in.digits();
  }
}

/// Two digits behind that sign; -1, and nothing taken, when it is not so.
int take_two_behind(Scanner& in, char sign) {
  if (in.peek() != sign || !is_digit(in.peek(1)) || !is_digit(in.peek(2)) || is_digit(in.peek(3))) return -1;
  in.skip_bytes(1);
  return to_number(in.digits());
}

/// Minutes and seconds behind the hour; false when nothing says that the number before was an hour.
bool take_minutes(Scanner& in, Clock& clock) {
  if (take_any(in, {"時", "时", "點", "点", "시"})) {
    clock.precision = Precision::minute;
    in.skip(" ");
    Scanner ahead = in;
    const std::string_view minute = ahead.digits();
    if (minute.empty() || minute.size() > 2 || !take_any(ahead, {"分", "분"})) return true;
    clock.minute = to_number(minute);
    in = ahead;
    in.skip(" ");
    ahead = in;
    const std::string_view second = ahead.digits();
    if (second.empty() || second.size() > 2 || !take_any(ahead, {"秒", "초"})) return true;
    clock.second = to_number(second);
    clock.precision = Precision::second;
    in = ahead;
    return true;
  }
  const char sign = in.peek();
  if (sign != ':' && sign != '.' && sign != 'h') return false;
  const int minute = take_two_behind(in, sign);
  if (minute < 0) {
    if (sign != 'h' || is_letter(in.peek(1))) return false;
    in.take('h');
    clock.precision = Precision::minute;
    return true;
  }
  clock.minute = minute;
  clock.precision = Precision::minute;
  if (sign != 'h') {
    if (const int second = take_two_behind(in, sign); second >= 0) {
      clock.second = second;
      clock.precision = Precision::second;
    }
  }
  skip_fraction(in);
  return true;
}

bool exists(const Clock& clock) {
  if (clock.hour == 24) return clock.minute == 0 && clock.second == 0;
  return clock.hour < 24 && clock.minute < 60 && clock.second <= 60;
}

/// False when the hour is none of that half of the day. An afternoon at 15 h is taken as meant.
bool apply(Half half, Clock& clock) {
  if (half == Half::none) return true;
  if (clock.precision == Precision::day) clock.precision = Precision::minute;
  if (half == Half::morning) {
    if (clock.hour > 12) return false;
    if (clock.hour == 12) clock.hour = 0;
  } else if (clock.hour < 12) {
    clock.hour += 12;
  }
  return true;
}

/// Hours and minutes behind the sign; nothing taken when it is no offset.
struct Offset {
  bool present = false;
  std::optional<int> minutes;
};

Offset take_signed_offset(Scanner& in, bool short_hour) {
  const char sign = in.peek();
  if (sign != '+' && sign != '-') return {};
  Scanner ahead = in;
  ahead.take(sign);
  const std::string_view digits = ahead.digits();
  int hours = 0;
  int minutes = 0;
  if (digits.size() == 2 || (digits.size() == 1 && short_hour)) {
    hours = to_number(digits);
    if (const int behind = take_two_behind(ahead, ':'); behind >= 0) minutes = behind;
  } else if (digits.size() == 4) {
    hours = to_number(digits.substr(0, 2));
    minutes = to_number(digits.substr(2));
  } else {
    return {};
  }
  in = ahead;
  if (hours > 23 || minutes > 59) return {true, std::nullopt};
  const int distance = hours * 60 + minutes;
  return {true, sign == '-' ? -distance : distance};
}

/// A name and what may follow it: "gmt+1", "utc-05:00". False when an offset is impossible.
bool take_named_zone(Scanner& in, Clock& clock) {
  Scanner ahead = in;
  const std::string_view name = ahead.word();
  if (name.empty() || !set_zone(name, clock)) return true;
  in = ahead;
  if (name != "gmt" && name != "utc") return true;
  const Offset offset = take_signed_offset(in, true);
  if (offset.present) clock.offset_minutes = offset.minutes;
  return !offset.present || offset.minutes;
}

}  // namespace

ClockReading take_clock(Scanner& in, Clock& clock, bool compact) {
  Scanner ahead = in;
  Clock read;
  Half half = take_half_before(ahead);
  ahead.skip(" ");
  const std::string_view digits = ahead.digits();
  bool told = false;
  if (compact && (digits.size() == 4 || digits.size() == 6)) {
    read.hour = to_number(digits.substr(0, 2));
    read.minute = to_number(digits.substr(2, 2));
    read.precision = Precision::minute;
    if (digits.size() == 6) {
      read.second = to_number(digits.substr(4));
      read.precision = Precision::second;
    }
    skip_fraction(ahead);
    told = true;
  } else if (digits.size() == 1 || digits.size() == 2) {
    read.hour = to_number(digits);
    told = take_minutes(ahead, read);
  } else {
    return ClockReading::absent;
  }
  if (half == Half::none) half = take_half_after(ahead);
  // An hour alone is a time only where something says so: "T08", "9 am".
  if (!told && half == Half::none && !compact) return ClockReading::absent;
  if (is_digit(ahead.peek())) return ClockReading::absent;
  if (!exists(read) || !apply(half, read)) return ClockReading::impossible;
  read.second = std::min(read.second, 59);
  clock = read;
  in = ahead;
  return ClockReading::read;
}

bool take_zone(Scanner& in, Clock& clock) {
  Scanner ahead = in;
  ahead.skip(" ");
  if (const Offset offset = take_signed_offset(ahead, false); offset.present) {
    clock.offset_minutes = offset.minutes;
    in = ahead;
    // A name behind an offset repeats it: "+0100 CET".
    Clock repeated;
    ahead.skip(" ");
    if (take_named_zone(ahead, repeated)) in = ahead;
    return offset.minutes.has_value();
  }
  const bool in_brackets = ahead.take('(');
  const Scanner before = ahead;
  if (!take_named_zone(ahead, clock)) return false;
  if (ahead.rest().size() == before.rest().size()) return true;
  if (in_brackets && !ahead.take(')')) return true;
  in = ahead;
  return true;
}

std::optional<int> read_offset(std::string_view text) {
  Scanner in{text};
  const Offset offset = take_signed_offset(in, true);
  if (!in.done()) return std::nullopt;
  return offset.minutes;
}

}  // namespace dateline::dates
