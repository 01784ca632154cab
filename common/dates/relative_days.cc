#include "common/dates/relative_days.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "common/dates/calendar.h"
#include "common/dates/scanner.h"

namespace dateline::dates {
namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 10> words{"today",        "yesterday",   "this-week", "last-week",
                                                 "this-month",   "last-month",  "this-year", "last-year",
                                                 "this-quarter", "last-quarter"};

template <class UnitOf>
Period unit_before(UnitOf unit_of, Day today) {
  return unit_of(unit_of(today).first - days{1});
}

std::string only_letters(std::string_view word) {
  std::string out{word};
  std::erase_if(out, [](char c) { return c == ' ' || c == '-' || c == '_'; });
  return out;
}

/// The day of that date so many months before; the month's last where it has no such day.
std::chrono::year_month_day months_before(Day day, int months) {
  const std::chrono::year_month_day name{day};
  const std::chrono::year_month month = name.year() / name.month() - std::chrono::months{months};
  const std::chrono::year_month_day_last last{month.year(), std::chrono::month_day_last{month.month()}};
  return month / std::min(name.day(), last.day());
}

}  // namespace

std::optional<Period> calendar_words(std::string_view word, Day today) {
  if (word == "today") return Period{today, today};
  if (word == "yesterday") return Period{today - days{1}, today - days{1}};
  if (word == "this-week") return week_of(today);
  if (word == "last-week") return unit_before(week_of, today);
  if (word == "this-month") return month_of(today);
  if (word == "last-month") return unit_before(month_of, today);
  if (word == "this-quarter") return quarter_of(today);
  if (word == "last-quarter") return unit_before(quarter_of, today);
  if (word == "this-year") return year_of(today);
  if (word == "last-year") return unit_before(year_of, today);
  return std::nullopt;
}

std::string_view nearest_calendar_words(std::string_view word) {
  constexpr std::size_t longest = 32;
  if (word.size() > longest) return {};
  const std::string letters = only_letters(word);
  for (const std::string_view known : words) {
    if (letters == only_letters(known)) return known;
  }
  return {};
}

std::optional<Span> as_span(std::string_view text) {
  Scanner in{text};
  Span span;
  span.count = in.digits();
  span.unit = in.word();
  if (span.count.empty() || span.unit.empty() || !in.done()) return std::nullopt;
  return span;
}

std::optional<Day> first_of_span(const Span& span, Day today) {
  const int count = to_number(span.count);
  std::optional<Day> first;
  if (span.unit == "d") {
    first = today - days{count - 1};
  } else if (span.unit == "w") {
    first = today - days{7 * count - 1};
  } else if (span.unit == "mo" || span.unit == "y") {
    const int months = span.unit == "y" ? 12 * count : count;
    // Beyond these no year is left to count.
    if (months > 12 * 9999) return std::nullopt;
    first = Day{months_before(today, months)} + days{1};
  }
  if (first && *first < Day{std::chrono::year{1} / 1 / 1}) return std::nullopt;
  return first;
}

}  // namespace dateline::dates
