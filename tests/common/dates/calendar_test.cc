#include "common/dates/calendar.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdlib>
#include <string>

#include "dateline/date.h"

using namespace dateline;
using namespace dateline::dates;

namespace {

Day day(int year, int month, int of_month) { return make_day(year, month, of_month).value(); }

std::string shown(const Period& period) { return to_string(period.first) + ".." + to_string(period.last); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_timestamp_is_written_as_far_as_it_is_known) {
  Timestamp time{Precision::second, 2025, 9, 12, 8, 5, 7, 120};
  BOOST_TEST(to_string(time) == "2025-09-12T08:05:07+02:00");
  time.offset_minutes = -210;
  time.precision = Precision::minute;
  BOOST_TEST(to_string(time) == "2025-09-12T08:05-03:30");
  time.offset_minutes = -30;
  BOOST_TEST(to_string(time) == "2025-09-12T08:05-00:30");
  time.offset_minutes = 0;
  BOOST_TEST(to_string(time) == "2025-09-12T08:05Z");
  time.precision = Precision::day;
  BOOST_TEST(to_string(time) == "2025-09-12");
  time.precision = Precision::month;
  BOOST_TEST(to_string(time) == "2025-09");
  time.precision = Precision::year;
  BOOST_TEST(to_string(time) == "2025");
  BOOST_TEST(to_string(Timestamp{}) == "");
  BOOST_TEST(to_string(day(33, 4, 3)) == "0033-04-03");
}

BOOST_AUTO_TEST_CASE(a_precision_has_a_name) {
  BOOST_TEST(to_string(Precision::unknown) == std::string{"unknown"});
  BOOST_TEST(to_string(Precision::year) == std::string{"year"});
  BOOST_TEST(to_string(Precision::month) == std::string{"month"});
  BOOST_TEST(to_string(Precision::day) == std::string{"day"});
  BOOST_TEST(to_string(Precision::minute) == std::string{"minute"});
  BOOST_TEST(to_string(Precision::second) == std::string{"second"});
}

BOOST_AUTO_TEST_CASE(a_timestamp_may_mean_all_days_of_its_month_or_year) {
  BOOST_TEST(shown(period_of({Precision::year, 2024})) == "2024-01-01..2024-12-31");
  BOOST_TEST(shown(period_of({Precision::month, 2024, 2})) == "2024-02-01..2024-02-29");
  BOOST_TEST(shown(period_of({Precision::day, 2024, 2, 10})) == "2024-02-10..2024-02-10");
  BOOST_TEST(shown(period_of({Precision::second, 2024, 2, 10, 23, 59, 59})) == "2024-02-10..2024-02-10");
}

BOOST_AUTO_TEST_CASE(days_that_are_not_in_the_calendar_are_none) {
  BOOST_TEST(make_day(2024, 2, 29).has_value());
  BOOST_TEST(!make_day(2023, 2, 29));
  BOOST_TEST(!make_day(1900, 2, 29));
  BOOST_TEST(make_day(2000, 2, 29).has_value());
  BOOST_TEST(!make_day(2025, 9, 31));
  BOOST_TEST(!make_day(2025, 13, 1));
  BOOST_TEST(!make_day(2025, 0, 1));
  BOOST_TEST(!make_day(2025, 1, 0));
  BOOST_TEST(!make_day(0, 1, 1));
  BOOST_TEST(!make_day(10000, 1, 1));
  BOOST_TEST(!make_day(2025, 257, 1));
  BOOST_TEST(make_day(1, 1, 1).has_value());
  BOOST_TEST(make_day(9999, 12, 31).has_value());
}

BOOST_AUTO_TEST_CASE(a_day_has_its_year_quarter_month_and_week) {
  const Day friday = day(2025, 9, 12);
  BOOST_TEST(shown(year_of(friday)) == "2025-01-01..2025-12-31");
  BOOST_TEST(shown(quarter_of(friday)) == "2025-07-01..2025-09-30");
  BOOST_TEST(shown(month_of(friday)) == "2025-09-01..2025-09-30");
  BOOST_TEST(shown(week_of(friday)) == "2025-09-08..2025-09-14");
  BOOST_TEST(shown(week_of(day(2025, 9, 8))) == "2025-09-08..2025-09-14");
  BOOST_TEST(shown(week_of(day(2025, 9, 14))) == "2025-09-08..2025-09-14");
  BOOST_TEST(shown(week_of(day(2025, 1, 1))) == "2024-12-30..2025-01-05");
  BOOST_TEST(shown(quarter_of(day(2024, 12, 31))) == "2024-10-01..2024-12-31");
  BOOST_TEST(shown(week_of(day(9999, 12, 31))) == "9999-12-27..9999-12-31");
}

BOOST_AUTO_TEST_CASE(weeks_are_numbered_as_ISO_has_it) {
  BOOST_TEST(shown(iso_week(2025, 37).value()) == "2025-09-08..2025-09-14");
  BOOST_TEST(shown(iso_week(2025, 1).value()) == "2024-12-30..2025-01-05");
  BOOST_TEST(shown(iso_week(2020, 53).value()) == "2020-12-28..2021-01-03");
  BOOST_TEST(weeks_in_year(2020) == 53);
  BOOST_TEST(weeks_in_year(2025) == 52);
  BOOST_TEST(weeks_in_year(2026) == 53);
  BOOST_TEST(!iso_week(2025, 53));
  BOOST_TEST(!iso_week(2025, 0));
}

BOOST_AUTO_TEST_CASE(a_moment_counts_seconds_in_UTC) {
  BOOST_TEST(to_epoch_seconds({Precision::second, 1970, 1, 1, 0, 0, 0, 0}) == 0);
  BOOST_TEST(to_epoch_seconds({Precision::second, 2023, 3, 14, 10, 30, 0, 60}) == 1678786200);
  BOOST_TEST(to_epoch_seconds({Precision::month, 2023, 3}) == 1677628800);
  BOOST_TEST(to_string(from_epoch_seconds(1678786200, 60).value()) == "2023-03-14T10:30:00+01:00");
  BOOST_TEST(to_string(from_epoch_seconds(-1).value()) == "1969-12-31T23:59:59Z");
  BOOST_TEST(to_string(from_epoch_seconds(-62135596800).value()) == "0001-01-01T00:00:00Z");
  BOOST_TEST(!from_epoch_seconds(-62135596801));
  BOOST_TEST(to_string(from_epoch_seconds(253402300799).value()) == "9999-12-31T23:59:59Z");
  BOOST_TEST(!from_epoch_seconds(253402300800));
  BOOST_TEST(!from_epoch_seconds(253402300799, 1));
  BOOST_TEST(!from_epoch_seconds(INT64_MAX, 600));
  BOOST_TEST(!from_epoch_seconds(INT64_MIN, -600));
}

BOOST_AUTO_TEST_CASE(now_is_this_second_in_UTC) {
  const Timestamp now = now_utc();
  const auto here = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(here).count();
  BOOST_TEST(std::abs(to_epoch_seconds(now) - seconds) <= 2);
  BOOST_TEST((now.precision == Precision::second));
  BOOST_TEST(now.offset_minutes == 0);
}
