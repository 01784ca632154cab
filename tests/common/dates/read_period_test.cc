#include "common/dates/read_period.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <random>
#include <string>
#include <variant>

#include "common/dates/calendar.h"

using namespace dateline;
using namespace dateline::dates;

namespace {

Day day(int year, int month, int of_month) { return make_day(year, month, of_month).value(); }

/// A Friday.
const Day today = day(2025, 9, 12);

/// Both ends as days, so that a test does not lean on how units are written.
std::string ends(const DayRange& range) {
  return (range.first ? to_string(*range.first) : "") + ".." + (range.last ? to_string(*range.last) : "");
}

std::string read(std::string_view typed, Day now = today) {
  const DayRangeResult result = read_day_range(typed, now);
  if (const auto* problem = std::get_if<DateProblem>(&result)) return "problem: " + problem->message;
  return ends(std::get<DayRange>(result));
}

struct Reading {
  const char* typed;
  const char* days;
};

struct Wrong {
  const char* typed;
  const char* message;
  std::size_t offset;
  const char* hint;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_unit_is_all_of_its_days) {
  const Reading cases[] = {
      {"2025", "2025-01-01..2025-12-31"},       {"2025-09", "2025-09-01..2025-09-30"},
      {"2025-9", "2025-09-01..2025-09-30"},     {"2024-02", "2024-02-01..2024-02-29"},
      {"2025-09-12", "2025-09-12..2025-09-12"}, {"2025-9-2", "2025-09-02..2025-09-02"},
      {"20250912", "2025-09-12..2025-09-12"},   {"2025-Q3", "2025-07-01..2025-09-30"},
      {"2025-q4", "2025-10-01..2025-12-31"},    {"2025-W37", "2025-09-08..2025-09-14"},
      {"2025-w01", "2024-12-30..2025-01-05"},   {"2020-W53", "2020-12-28..2021-01-03"},
      {"1523-05-01", "1523-05-01..1523-05-01"}, {"0001", "0001-01-01..0001-12-31"},
      {"9999", "9999-01-01..9999-12-31"},
  };
  for (const Reading& c : cases) {
    BOOST_TEST_CONTEXT(c.typed) { BOOST_TEST(read(c.typed) == c.days); }
  }
}

BOOST_AUTO_TEST_CASE(both_ends_of_a_range_are_in_it_to_the_end_of_their_periods) {
  const Reading cases[] = {
      {"2025-09..2025-10", "2025-09-01..2025-10-31"},
      {"2025-09-12..", "2025-09-12.."},
      {"..2024", "..2024-12-31"},
      {"2024..2025-02", "2024-01-01..2025-02-28"},
      {"2025-Q1..2025-W37", "2025-01-01..2025-09-14"},
      {"2025-09-12..2025-09-12", "2025-09-12..2025-09-12"},
      {"2025..2025-03", "2025-01-01..2025-03-31"},
      {"..yesterday", "..2025-09-11"},
      {"last-week..", "2025-09-01.."},
      {"2025-09-01..today", "2025-09-01..2025-09-12"},
      {"last-month..this-week", "2025-08-01..2025-09-14"},
  };
  for (const Reading& c : cases) {
    BOOST_TEST_CONTEXT(c.typed) { BOOST_TEST(read(c.typed) == c.days); }
  }
}

BOOST_AUTO_TEST_CASE(words_mean_whole_units_of_the_calendar_around_today) {
  const Reading cases[] = {
      {"today", "2025-09-12..2025-09-12"},        {"TODAY", "2025-09-12..2025-09-12"},
      {"yesterday", "2025-09-11..2025-09-11"},    {"this-week", "2025-09-08..2025-09-14"},
      {"last-week", "2025-09-01..2025-09-07"},    {"Last-Week", "2025-09-01..2025-09-07"},
      {"this-month", "2025-09-01..2025-09-30"},   {"last-month", "2025-08-01..2025-08-31"},
      {"this-quarter", "2025-07-01..2025-09-30"}, {"last-quarter", "2025-04-01..2025-06-30"},
      {"this-year", "2025-01-01..2025-12-31"},    {"last-year", "2024-01-01..2024-12-31"},
  };
  for (const Reading& c : cases) {
    BOOST_TEST_CONTEXT(c.typed) { BOOST_TEST(read(c.typed) == c.days); }
  }
  BOOST_TEST(read("last-month", day(2025, 1, 31)) == "2024-12-01..2024-12-31");
  BOOST_TEST(read("last-quarter", day(2025, 3, 31)) == "2024-10-01..2024-12-31");
  BOOST_TEST(read("last-week", day(2025, 1, 1)) == "2024-12-23..2024-12-29");
  BOOST_TEST(read("yesterday", day(2024, 3, 1)) == "2024-02-29..2024-02-29");
}

BOOST_AUTO_TEST_CASE(a_length_of_time_ends_today) {
  const Reading cases[] = {
      {"7d..", "2025-09-06..2025-09-12"},        {"7d", "2025-09-06..2025-09-12"},
      {"7D..", "2025-09-06..2025-09-12"},        {"1d..", "2025-09-12..2025-09-12"},
      {"3w..", "2025-08-23..2025-09-12"},        {"1mo..", "2025-08-13..2025-09-12"},
      {"6mo..", "2025-03-13..2025-09-12"},       {"2y..", "2023-09-13..2025-09-12"},
      {"7d..3d", "2025-09-06..2025-09-10"},      {"7d..yesterday", "2025-09-06..2025-09-11"},
      {"7d..2025-12", "2025-09-06..2025-12-31"}, {"..7d", "..2025-09-06"},
      {"2025-01..1w", "2025-01-01..2025-09-06"},
  };
  for (const Reading& c : cases) {
    BOOST_TEST_CONTEXT(c.typed) { BOOST_TEST(read(c.typed) == c.days); }
  }
  BOOST_TEST(read("1mo..", day(2025, 3, 31)) == "2025-03-01..2025-03-31");
  BOOST_TEST(read("1y..", day(2024, 2, 29)) == "2023-03-01..2024-02-29");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_with_its_place_and_what_would_be_right) {
  const Wrong cases[] = {
      {"2025-13", "there is no month 13", 5, "01 to 12"},
      {"2025-13-41", "there is no month 13", 5, "01 to 12"},
      {"2025-00", "there is no month 0", 5, "01 to 12"},
      {"2025-09-31", "September 2025 has 30 days", 8, "2025-09-30"},
      {"2025-02-29", "February 2025 has 28 days", 8, "2025-02-28"},
      {"2025-09-00", "there is no day 0", 8, "2025-09"},
      {"2025-09-123", "September 2025 has 30 days", 8, "2025-09-30"},
      {"20250931", "September 2025 has 30 days", 6, "2025-09-30"},
      {"20251301", "there is no month 13", 4, "01 to 12"},
      {"2025-W54", "2025 has 52 weeks", 6, "2025-W52"},
      {"2025-W53", "2025 has 52 weeks", 6, "2025-W52"},
      {"2026-W54", "2026 has 53 weeks", 6, "2026-W53"},
      {"2025-W00", "there is no week 0", 6, "2025-W01"},
      {"2025-Q5", "there is no quarter 5", 6, "2025-Q1 to Q4"},
      {"2025-Q0", "there is no quarter 0", 6, "2025-Q1 to Q4"},
      {"0000", "there is no year 0", 0, "0001"},
      {"2025-10..2025-09", "the range ends before it begins", 0, "2025-09..2025-10"},
      {"today..yesterday", "the range ends before it begins", 0, "yesterday..today"},
      {"2025-09-12..2025-09-31", "September 2025 has 30 days", 20, "2025-09-30"},
      {"..2025-13", "there is no month 13", 7, "01 to 12"},
      {"..", "a range needs a day at one end at least", 0, "2025-09.."},
      {"2024..2025..2026", "a range has two ends", 10, "2025-09..2025-10"},
      {"", "a date is missing", 0, "2025-09-12"},
      {"foo", "not a date", 0, "2025-Q3"},
      {"2025-foo", "not a date", 5, "2025-Q3"},
      {"2025-09-12x", "not a date", 10, "2025-Q3"},
      {"2025-", "not a date", 5, "2025-Q3"},
      {"2025-09-", "not a date", 8, "2025-Q3"},
      {"2025-Q", "not a date", 6, "2025-Q3"},
      {"2025.5", "not a date", 4, "2025-Q3"},
      {"+7d", "not a date", 0, "7d.."},
      {" 2025", "not a date", 0, "2025-Q3"},
      {"2025 ", "not a date", 4, "2025-Q3"},
      {"2025...2026", "not a date", 6, "2025-Q3"},
      {"202", "a year has four digits", 0, "2025"},
      {"25-09", "a year has four digits", 0, "2025"},
      {"12345", "a year has four digits", 0, "2025"},
      {"7m", "use mo for months", 1, "7mo"},
      {"7m..", "use mo for months", 1, "7mo"},
      {"12h..", "not a unit of time", 2, "7d"},
      {"0d..", "a length of 0 holds no day", 0, "1d.. is today"},
      {"9999y..", "that is before the year 1", 0, "0001-01-01"},
      {"99999999999999999999d..", "that is before the year 1", 0, "0001-01-01"},
      {"lastweek", "not a date", 0, "write last-week"},
      {"last week", "not a date", 0, "write last-week"},
      {"this_month..", "not a date", 0, "write this-month"},
      {"14.03.2023", "not a date", 0, "write 2023-03-14"},
      {"2025/09/12", "not a date", 0, "write 2025-09-12"},
      {"2025-09-12T08:00", "not a date", 0, "write 2025-09-12"},
      {"2025-10..14.03.2023", "not a date", 9, "write 2023-03-14"},
      {"Putin", "not a date", 0, "2025-Q3"},
  };
  for (const Wrong& c : cases) {
    BOOST_TEST_CONTEXT(c.typed) {
      const DayRangeResult result = read_day_range(c.typed, today);
      const auto* problem = std::get_if<DateProblem>(&result);
      BOOST_TEST_REQUIRE((problem != nullptr));
      BOOST_TEST(problem->message == c.message);
      BOOST_TEST(problem->offset == c.offset);
      BOOST_TEST(problem->hint.find(c.hint) != std::string::npos, problem->hint << " says " << c.hint);
    }
  }
}

BOOST_AUTO_TEST_CASE(one_date_is_read_without_a_range) {
  const auto period = [](std::string_view typed) { return std::get<Period>(read_period(typed, today)); };
  BOOST_TEST((period("2025-09") == month_of(today)));
  BOOST_TEST((period("Yesterday") == Period{day(2025, 9, 11), day(2025, 9, 11)}));
  BOOST_TEST((period("7d") == Period{day(2025, 9, 6), today}));
  const auto range = read_period("2025-09..2025-10", today);
  BOOST_TEST_REQUIRE(std::holds_alternative<DateProblem>(range));
  BOOST_TEST(std::get<DateProblem>(range).offset == 7U);
  BOOST_TEST(std::get<DateProblem>(read_period("2025-02-30", today)).message == "February 2025 has 28 days");
}

BOOST_AUTO_TEST_CASE(a_range_is_written_as_a_query_would_have_it) {
  const char* const cases[] = {
      "2025",     "2025-09",  "2025-09-12", "2025-Q3",      "2025-W37",
      "2025-W01", "2020-W53", "2024-02-29", "2025-09-12..", "..2024-12-31",
      "0033",     "0033-04",  "0001-W01",   "9999-W52",     "2025-09-12..2025-10-31",
  };
  for (const char* const typed : cases) {
    BOOST_TEST_CONTEXT(typed) { BOOST_TEST(to_string(std::get<DayRange>(read_day_range(typed, today))) == typed); }
  }
}

BOOST_AUTO_TEST_CASE(every_range_that_is_written_is_read_back) {
  std::mt19937 random{37};
  std::uniform_int_distribution<Day::rep> pick(day(1, 1, 1).time_since_epoch().count(),
                                               day(9999, 12, 31).time_since_epoch().count());
  for (int round = 0; round < 5000; ++round) {
    const Day one{std::chrono::days{pick(random)}};
    const Day other{std::chrono::days{pick(random)}};
    DayRange range{std::min(one, other), std::max(one, other)};
    const auto become = [&](const Period& period) { range = {period.first, period.last}; };
    switch (random() % 8) {
      case 0: range.first.reset(); break;
      case 1: range.last.reset(); break;
      case 2: become(year_of(one)); break;
      case 3: become(quarter_of(one)); break;
      case 4: become(month_of(one)); break;
      case 5: become(week_of(one)); break;
      case 6: become({one, one}); break;
      default: break;
    }
    const std::string written = to_string(range);
    BOOST_TEST_CONTEXT(written) { BOOST_TEST((std::get<DayRange>(read_day_range(written, today)) == range)); }
  }
}

BOOST_AUTO_TEST_CASE(whatever_is_typed_gives_a_range_in_order_or_a_problem_inside_the_text) {
  std::mt19937 random{8};
  const std::string_view alphabet = "0123456789-..qwdmoyWQ today last-week \xc3\xa9";
  for (int round = 0; round < 50'000; ++round) {
    std::string typed;
    for (std::size_t length = random() % 14; length > 0; --length) typed += alphabet[random() % alphabet.size()];
    const DayRangeResult result = read_day_range(typed, today);
    if (const auto* problem = std::get_if<DateProblem>(&result)) {
      BOOST_TEST(problem->offset <= typed.size(), typed);
      BOOST_TEST(!problem->message.empty(), typed);
      BOOST_TEST(!problem->hint.empty(), typed);
    } else {
      const auto& range = std::get<DayRange>(result);
      BOOST_TEST((range.first || range.last), typed);
      BOOST_TEST((!range.first || !range.last || *range.first <= *range.last), typed);
    }
  }
  BOOST_TEST(read(std::string(1'000'000, '7') + "mo") == "problem: that is before the year 1");
  BOOST_TEST(read(std::string(1'000'000, 'x')) == "problem: not a date");
}
