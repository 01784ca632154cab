#include <boost/test/unit_test.hpp>
#include <string_view>

#include "common/dates/read_timestamp.h"
#include "tests/common/dates/readings.h"

using namespace dateline;
using namespace dateline::dates;

BOOST_AUTO_TEST_CASE(zones_are_known_by_name) {
  check({
      {"2023-07-14 09:30 EST", "2023-07-14T09:30-05:00"},
      {"2023-07-14 09:30 EDT", "2023-07-14T09:30-04:00"},
      {"2023-07-14 09:30 CST", "2023-07-14T09:30-06:00"},
      {"2023-07-14 09:30 CDT", "2023-07-14T09:30-05:00"},
      {"2023-07-14 09:30 MST", "2023-07-14T09:30-07:00"},
      {"2023-07-14 09:30 MDT", "2023-07-14T09:30-06:00"},
      {"2023-07-14 09:30 PST", "2023-07-14T09:30-08:00"},
      {"2023-07-14 09:30 PDT", "2023-07-14T09:30-07:00"},
      {"2023-07-14 09:30 BST", "2023-07-14T09:30+01:00"},
      {"2023-07-14 09:30 CET", "2023-07-14T09:30+01:00"},
      {"2023-07-14 09:30 CEST", "2023-07-14T09:30+02:00"},
      {"2023-07-14 09:30 JST", "2023-07-14T09:30+09:00"},
      {"2023-07-14 09:30 ET", "2023-07-14T09:30-04:00"},
      {"2023-01-14 09:30 ET", "2023-01-14T09:30-05:00"},
      {"2023-07-14 09:30 PT", "2023-07-14T09:30-07:00"},
      {"2023-07-14 09:30 XYZT", "2023-07-14"},
  });
}

BOOST_AUTO_TEST_CASE(a_time_without_a_zone_is_in_the_given_one) {
  const TimeZone berlin = TimeZone::named("Europe/Berlin").value();
  check(
      {
          {"2023-07-14 09:30", "2023-07-14T09:30+02:00"},
          {"2023-01-14 09:30", "2023-01-14T09:30+01:00"},
          {"2023-07-14 09:30Z", "2023-07-14T09:30Z"},
          {"2023-07-14 09:30 EST", "2023-07-14T09:30-05:00"},
          {"2023-07-14", "2023-07-14"},
          {"20230714093000", "2023-07-14T09:30:00+02:00"},
          {"1678786200", "2023-03-14T09:30:00Z"},
          {"July 14, 2023 9:30 am", "2023-07-14T09:30+02:00"},
      },
      berlin);
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_set_shows_some_times_twice_and_some_never) {
  const TimeZone berlin = TimeZone::named("Europe/Berlin").value();
  BOOST_TEST(berlin.offset_minutes({Precision::minute, 2023, 10, 29, 2, 30}) == 120);
  BOOST_TEST(berlin.offset_minutes({Precision::minute, 2023, 3, 26, 2, 30}) == 60);
  BOOST_TEST(berlin.offset_minutes({Precision::minute, 2023, 3, 26, 3, 0}) == 120);
  BOOST_TEST(berlin.offset_minutes({Precision::minute, 2023, 10, 29, 3, 0}) == 60);
}

BOOST_AUTO_TEST_CASE(zones_are_named_by_IANA_or_by_their_offset) {
  const Timestamp summer{Precision::minute, 2023, 7, 14, 9, 30};
  const auto offset = [&](std::string_view name) { return TimeZone::named(name).value().offset_minutes(summer); };
  BOOST_TEST(offset("UTC") == 0);
  BOOST_TEST(offset("Z") == 0);
  BOOST_TEST(offset("Europe/Berlin") == 120);
  BOOST_TEST(offset("europe/berlin") == 120);
  BOOST_TEST(offset("CET") == 120);
  BOOST_TEST(offset("America/New_York") == -240);
  BOOST_TEST(offset("Asia/Kolkata") == 330);
  BOOST_TEST(offset("+02:00") == 120);
  BOOST_TEST(offset("-0330") == -210);
  BOOST_TEST(TimeZone{}.offset_minutes(summer) == 0);
  for (const char* const name : {"", "Mars/Olympus", "Etc/Unknown", "+25:00", "+2:0", "02:00", "Berlin", "+"}) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(!TimeZone::named(name)); }
  }
}
