#include "common/dates/read_timestamp.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "common/dates/calendar.h"
#include "common/dates/clock.h"
#include "common/dates/date_forms.h"
#include "common/dates/date_text.h"
#include "common/dates/date_words.h"

namespace dateline::dates {
namespace {

/// What stands behind everything that was understood.
enum class Leftover {
  nothing,  ///< or what says nothing: "(updated)", a weekday, codes of the wire
  broken,   ///< a time that is damaged or in a zone nobody knows: the day is good
  foreign,  ///< something else, so the text is no date
};

/// "(...)" or "[...]".
void skip_brackets(Scanner& in) {
  for (;;) {
    in.skip(" ");
    const char open = in.peek();
    if (open != '(' && open != '[') return;
    const std::size_t close = in.rest().find(open == '(' ? ')' : ']');
    if (close == std::string_view::npos) return;
    in.skip_bytes(close + 1);
  }
}

void skip_weekday(Scanner& in) {
  in.skip(" ,");
  if (in.take_word(is_weekday)) in.skip(" .,");
}

/// Nothing but digits and the signs of a time, and more than digits.
bool looks_like_broken_time(std::string_view rest) {
  if (rest.find_first_not_of("0123456789:.,?-x tz+") != std::string_view::npos) return false;
  return rest == "t" || rest.find_first_of(":?.") != std::string_view::npos;
}

Leftover leftover(Scanner in, bool behind_clock) {
  skip_brackets(in);
  skip_weekday(in);
  skip_brackets(in);
  in.skip(" .,;");
  if (in.done()) return Leftover::nothing;
  if (looks_like_broken_time(in.rest())) return Leftover::broken;
  if (!behind_clock) return Leftover::foreign;
  bool codes = true;
  bool zone = false;
  while (!in.done()) {
    const std::string_view word = in.word();
    if (word.empty()) return Leftover::foreign;
    codes = codes && word.size() <= 2;
    // Names of zones end in T, for "time".
    zone = in.done() && word.size() >= 3 && word.size() <= 5 && word.ends_with('t');
    in.skip(" ");
  }
  if (codes) return Leftover::nothing;
  return zone ? Leftover::broken : Leftover::foreign;
}

int offset_of(const Clock& clock, const Timestamp& time, const TimeZone& zone) {
  if (clock.offset_minutes) return *clock.offset_minutes;
  if (clock.zone.empty()) return zone.offset_minutes(time);
  return TimeZone::named(clock.zone).value_or(zone).offset_minutes(time);
}

/// The day with its time of day.
std::optional<Timestamp> with_clock(Timestamp time, const Clock& clock, const TimeZone& zone) {
  if (clock.precision == Precision::day) return time;
  if (clock.hour == 24) {
    const Day next = period_of(time).first + std::chrono::days{1};
    const std::chrono::year_month_day name{next};
    const auto moved = make_date({static_cast<int>(name.year()), static_cast<int>(static_cast<unsigned>(name.month())),
                                  static_cast<int>(static_cast<unsigned>(name.day()))});
    if (!moved) return std::nullopt;
    time = *moved;
  }
  time.precision = clock.precision;
  time.hour = static_cast<std::uint8_t>(clock.hour % 24);
  time.minute = static_cast<std::uint8_t>(clock.minute);
  time.second = static_cast<std::uint8_t>(clock.second);
  time.offset_minutes = static_cast<std::int16_t>(offset_of(clock, time, zone));
  return time;
}

/// The zone of a day without a time, as XML Schema has it: "2023-03-14Z", "2023-03-14-05:00".
bool is_zone_alone(Scanner in) {
  if (in.take('z')) return in.done();
  return in.rest().size() == 6 && in.rest()[3] == ':' && read_offset(in.rest());
}

/// A month or year whose time, and day before it, are zeros: "2025-09-00 00:00:00".
bool is_zero_clock(Scanner in) {
  in.take('t');
  in.skip(" ");
  return in.take("00:00") && in.rest().find_first_not_of("0:.z ") == std::string_view::npos;
}

/// What joins a date and its time. True when it is ISO's T.
bool skip_to_clock(Scanner& in) {
  bool iso = false;
  for (;;) {
    in.skip(" ,;|@-:.");
    const Scanner before = in;
    if (!in.take_word(joins_time)) return iso;
    iso = iso || before.peek() == 't';
  }
}

/// What follows a date: nothing, or its time.
std::optional<Timestamp> finish(Scanner in, const DateParts& parts, bool compact, const TimeZone& zone) {
  const std::optional<Timestamp> date = make_date(parts);
  if (!date) return std::nullopt;
  {
    Scanner ahead = in;
    ahead.skip(" ");
    if (ahead.take_word(follows_year)) {
      ahead.take('.');
      in = ahead;
    }
  }
  if (is_zone_alone(in) || leftover(in, false) == Leftover::nothing) return date;
  if (date->precision != Precision::day) return is_zero_clock(in) ? date : std::nullopt;

  skip_brackets(in);
  skip_weekday(in);
  skip_brackets(in);
  Scanner clock_in = in;
  const bool iso = skip_to_clock(clock_in);
  Clock clock;
  switch (take_clock(clock_in, clock, compact || iso)) {
    case ClockReading::impossible: return std::nullopt;
    case ClockReading::absent: return leftover(in, false) == Leftover::broken ? date : std::nullopt;
    case ClockReading::read: break;
  }
  {
    Scanner ahead = clock_in;
    ahead.skip(" ");
    if (ahead.take_word(
            [](std::string_view word) { return word == "uhr" || word == "hrs" || word == "h" || word == "ч"; })) {
      clock_in = ahead;
    }
  }
  if (!take_zone(clock_in, clock)) return std::nullopt;
  switch (leftover(clock_in, true)) {
    case Leftover::nothing: return with_clock(*date, clock, zone);
    case Leftover::broken: return date;
    case Leftover::foreign: break;
  }
  return std::nullopt;
}

std::optional<Timestamp> read_date_first(std::string_view text, const TimeZone& zone) {
  Scanner in{text};
  const bool compact = text.size() > 8 && text.find_first_not_of("0123456789") == 8;
  if (const auto parts = take_year_first(in)) return finish(in, *parts, compact, zone);
  if (const auto parts = take_year_last(in)) return finish(in, *parts, false, zone);
  if (const auto parts = take_written(in)) return finish(in, *parts, false, zone);
  return std::nullopt;
}

/// "Mar 14 09:30:00 2023", "Mar 14 09:30:00 CET 2023".
std::optional<Timestamp> read_year_at_end(std::string_view text, const TimeZone& zone) {
  Scanner in{text};
  std::optional<DateParts> parts = take_month_and_day(in);
  if (!parts) return std::nullopt;
  in.skip(" ,");
  Clock clock;
  if (take_clock(in, clock, false) != ClockReading::read || !take_zone(in, clock)) return std::nullopt;
  in.skip(" ,");
  if (in.digits().size() != 4 || leftover(in, false) != Leftover::nothing) return std::nullopt;
  const std::size_t behind_year = text.size() - in.rest().size();
  parts->year = to_number(text.substr(behind_year - 4, 4));
  const std::optional<Timestamp> date = make_date(*parts);
  if (!date) return std::nullopt;
  return with_clock(*date, clock, zone);
}

/// "9:30 AM EST, Tue March 14, 2023".
std::optional<Timestamp> read_clock_first(std::string_view text, const TimeZone& zone) {
  Scanner in{text};
  Clock clock;
  if (take_clock(in, clock, false) != ClockReading::read || !take_zone(in, clock)) return std::nullopt;
  const std::optional<Timestamp> date = [&]() -> std::optional<Timestamp> {
    for (;;) {
      in.skip(" ,;|-");
      if (const auto read = read_date_first(in.rest(), zone)) return read;
      const auto skippable = [](std::string_view word) { return is_weekday(word) || is_date_label(word); };
      if (!in.take_word(skippable)) return std::nullopt;
      in.skip(".");
    }
  }();
  if (!date || date->precision != Precision::day) return std::nullopt;
  return with_clock(*date, clock, zone);
}

/// "2023-03-14", "2023-03-14T09:30:00" and the latter with a Z, which most dumps have: what the way through all forms
/// says, at a twentieth of its time. Nothing for everything else.
std::optional<Timestamp> read_usual(std::string_view text, const TimeZone& zone) {
  constexpr std::string_view form = "dddd-dd-ddTdd:dd:ddZ";
  constexpr std::size_t day_size = 10;
  if (text.size() != day_size && text.size() + 1 != form.size() && text.size() != form.size()) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i]) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) { return to_number(text.substr(at, size)); };
  std::optional<Timestamp> time = make_date({number(0, 4), number(5, 2), number(8, 2)});
  if (!time || time->precision != Precision::day || time->year < 1000) return std::nullopt;
  if (text.size() == day_size) return time;
  const int hour = number(11, 2), minute = number(14, 2), second = number(17, 2);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  time->precision = Precision::second;
  time->hour = static_cast<std::uint8_t>(hour);
  time->minute = static_cast<std::uint8_t>(minute);
  time->second = static_cast<std::uint8_t>(second);
  if (text.size() < form.size()) time->offset_minutes = static_cast<std::int16_t>(zone.offset_minutes(*time));
  return time;
}

}  // namespace

std::optional<Timestamp> read_timestamp(std::string_view text, const TimeZone& zone) {
  if (const auto usual = read_usual(text, zone)) return usual;
  const std::string clean = clean_date_text(text);
  if (is_bare_number(clean)) return read_bare_number(clean, zone);
  Scanner in{clean};
  for (;;) {
    if (const auto read = read_date_first(in.rest(), zone)) return read;
    if (const auto read = read_year_at_end(in.rest(), zone)) return read;
    if (const auto read = read_clock_first(in.rest(), zone)) return read;
    // Words that may stand before a date; a few of them ("mar") are months as well, so they are left out one by one.
    const auto skippable = [](std::string_view word) { return is_weekday(word) || is_date_label(word); };
    if (!in.take_word(skippable)) return std::nullopt;
    if (in.take('-')) in.take_word(is_weekday);
    in.skip(" .,:");
  }
}

}  // namespace dateline::dates
