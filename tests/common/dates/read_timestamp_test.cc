#include "common/dates/read_timestamp.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "common/dates/calendar.h"
#include "tests/common/dates/readings.h"

using namespace dateline;
using namespace dateline::dates;

BOOST_AUTO_TEST_CASE(dates_and_times_of_ISO_8601_end_where_they_end) {
  check({
      {"2025", "2025"},
      {"2025-09", "2025-09"},
      {"2025-09-12", "2025-09-12"},
      {"20250912", "2025-09-12"},
      {"2025-09-12T08:00", "2025-09-12T08:00Z"},
      {"2025-09-12T08:00Z", "2025-09-12T08:00Z"},
      {"2025-09-12t08:00:05z", "2025-09-12T08:00:05Z"},
      {"2025-09-12 08:00:00.123+02:00", "2025-09-12T08:00:00+02:00"},
      {"2025-09-12 08:00:00,999 -0330", "2025-09-12T08:00:00-03:30"},
      {"2025-09-12 08:00:00+05", "2025-09-12T08:00:00+05:00"},
      {"2025-09-12T08:00:00-00:00", "2025-09-12T08:00:00Z"},
      {"2025-09-12T08:00:00.123456789Z", "2025-09-12T08:00:00Z"},
      {"2025-09-12T08:00:00\u221205:00", "2025-09-12T08:00:00-05:00"},
      {"20250912T080000Z", "2025-09-12T08:00:00Z"},
      {"20250912T0800", "2025-09-12T08:00Z"},
      {"20250912080000", "2025-09-12T08:00:00Z"},
      {"202509120800", "2025-09-12T08:00Z"},
      {"2025-09-12T08", "2025-09-12"},
      {"2025-W37-5", "2025-09-12"},
      {"2025W375", "2025-09-12"},
      {"2025-W37", "2025-09"},
      {"2025-W40", "2025"},
      {"2025-W01", "nothing"},
      {"2025-W54-1", "nothing"},
      {"2025-255", "2025-09-12"},
      {"2024-366", "2024-12-31"},
      {"2025-366", "nothing"},
      {"2025-000", "nothing"},
      {"2023-03-14T09:30:00+01:00[Europe/Berlin]", "2023-03-14T09:30:00+01:00"},
      {"2023-03-14+01:00", "2023-03-14"},
      {"2023-03-14Z", "2023-03-14"},
      {"2023-03-14 09:30:00 (UTC)", "2023-03-14T09:30:00Z"},
      {"2023-03-14 09:30:00 UTC", "2023-03-14T09:30:00Z"},
      {"2023-03-14-09.30.00.000000", "2023-03-14T09:30:00Z"},
      {"2023/03/14", "2023-03-14"},
      {"2023/03/14 09:30", "2023-03-14T09:30Z"},
      {"2023/3", "2023-03"},
      {"2023-3-4", "2023-03-04"},
      {"2023.03.14", "2023-03-14"},
      {"2023.03", "2023-03"},
      {"  2025-09-12\r\n", "2025-09-12"},
  });
}

BOOST_AUTO_TEST_CASE(parts_that_a_database_has_as_zeros_are_unknown) {
  check({
      {"2025-09-00", "2025-09"},
      {"2025-00-00", "2025"},
      {"2025-09-00 00:00:00", "2025-09"},
      {"20250900", "2025-09"},
      {"0000-00-00", "nothing"},
      {"0000-00-00 00:00:00", "nothing"},
      {"2025-00-14", "nothing"},
      {"2025-09-00 08:00:00", "nothing"},
  });
}

BOOST_AUTO_TEST_CASE(dates_of_mail_the_web_and_programs_are_read) {
  check({
      {"Tue, 14 Mar 2023 09:30:00 +0100", "2023-03-14T09:30:00+01:00"},
      {"Tue, 14 Mar 2023 09:30:00 GMT", "2023-03-14T09:30:00Z"},
      {"14 Mar 2023 09:30 UT", "2023-03-14T09:30Z"},
      {"Tue, 14 Mar 23 09:30 EST", "2023-03-14T09:30-05:00"},
      {"Tue, 14 Mar 2023 09:30:00 +0100 (CET)", "2023-03-14T09:30:00+01:00"},
      {"Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"},
      {"Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"},
      {"Tue Mar 14 09:30:00 CET 2023", "2023-03-14T09:30:00+01:00"},
      {"Tue Mar 14 09:30:00 +0000 2023", "2023-03-14T09:30:00Z"},
      {"Tue Mar 14 2023 09:30:00 GMT+0100 (Central European Standard Time)", "2023-03-14T09:30:00+01:00"},
      {"14/Mar/2023:09:30:00 +0100", "2023-03-14T09:30:00+01:00"},
      {"14MAR2023", "2023-03-14"},
      {"2023-Mar-14", "2023-03-14"},
      {"2023-03-14 09:30 GMT-3", "2023-03-14T09:30-03:00"},
      {"2023-03-14 09:30 UTC+05:30", "2023-03-14T09:30+05:30"},
  });
}

BOOST_AUTO_TEST_CASE(a_number_is_told_by_how_many_digits_it_has) {
  check({
      {"1987", "1987"},
      {"0999", "nothing"},
      {"3000", "nothing"},
      {"2023.0", "2023"},
      {"870226", "1987-02-26"},
      {"300101", "2030-01-01"},
      {"310101", "1931-01-01"},
      {"202509", "2025-09"},
      {"190226", "2019-02-26"},
      {"871326", "nothing"},
      {"870200", "nothing"},
      {"19870226", "1987-02-26"},
      {"19871332", "nothing"},
      {"99999999", "nothing"},
      {"870226-0123", "1987-02-26"},
      {"878786200", "1997-11-06T03:16:40Z"},
      {"1678786200", "2023-03-14T09:30:00Z"},
      {"1678786200.75", "2023-03-14T09:30:00Z"},
      {"1678786200123", "2023-03-14T09:30:00Z"},
      {"946684800000", "2000-01-01T00:00:00Z"},
      {"1678786200123456", "2023-03-14T09:30:00Z"},
      {"1678786200123456789", "2023-03-14T09:30:00Z"},
      {"-315619200", "1960-01-01T00:00:00Z"},
      {"-315619200.5", "1959-12-31T23:59:59Z"},
      {"-94694400000", "1967-01-01T00:00:00Z"},
      {"0", "nothing"},
      {"-1", "nothing"},
      {"1", "nothing"},
      {"12345", "nothing"},
      {"1234567", "nothing"},
      {"9999999999999999999", "nothing"},
      {"12345678901234567890123", "nothing"},
  });
}

BOOST_AUTO_TEST_CASE(Reuters_dates_are_read_with_all_that_clings_to_them) {
  check({
      {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z"},
      {" 5-MAR-1987 09:10:30.45", "1987-03-05T09:10:30Z"},
      {"3-MAR-1987  09:15:05.40", "1987-03-03T09:15:05Z"},
      {"27-MAR-1987 00:02:59.13\x05\x05\x05RM", "1987-03-27T00:02:59Z"},
      {"27-MAR-1987 00:02:59.13&#5;&#5;&#5;C G", "1987-03-27T00:02:59Z"},
      {"27-MAR-1987 00:02:59.13   V RM Y", "1987-03-27T00:02:59Z"},
      {"31-MAR-1987 605:12:19.12", "1987-03-31"},
      {"19-OCT-1987 23:04:49.4    # date added by S Finch as guesswork", "1987-10-19T23:04:49Z"},
      {"26-FEB-87", "1987-02-26"},
  });
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_no_date) {
  check({
      {"2025-02-30", "nothing"},
      {"2025-09-31", "nothing"},
      {"2025-13-01", "nothing"},
      {"30 February 2025", "nothing"},
      {"2025-09-12T25:00:00Z", "nothing"},
      {"2025-09-12T08:60:00Z", "nothing"},
      {"2025-09-12T08:00:61Z", "nothing"},
      {"2025-09-12T24:01:00Z", "nothing"},
      {"2025-09-12T08:00:00+24:00", "nothing"},
      {"2025-09-12 13:00 am", "nothing"},
      {"9999-12-31T24:00:00Z", "nothing"},
      {"2025-09-12T23:59:60Z", "2025-09-12T23:59:59Z"},
      {"2025-09-12T24:00:00Z", "2025-09-13T00:00:00Z"},
      {"2024-12-31T24:00", "2025-01-01T00:00Z"},
      {"1523-05-01", "1523-05-01"},
      {"3023-05-01", "3023-05-01"},
  });
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_nothing) {
  check({
      {"", "nothing"},
      {" ", "nothing"},
      {"null", "nothing"},
      {"N/A", "nothing"},
      {"unknown", "nothing"},
      {"yesterday", "nothing"},
      {"Chapter 14", "nothing"},
      {"2025-09-12 8", "nothing"},
      {"2025-09-12 and later", "nothing"},
      {"2023-03-14/2023-03-15", "nothing"},
      {"2023-03-14 to 2023-03-15", "nothing"},
      {"14 March 2023, London", "nothing"},
      {"192.168.1.1", "nothing"},
      {"1.2.3", "nothing"},
      {"10.1038/2023", "nothing"},
      {"http://example.org/2023/03/14", "nothing"},
  });
}

BOOST_AUTO_TEST_CASE(a_damaged_time_leaves_the_day) {
  check({
      {"2023-03-14 --:--", "2023-03-14"},
      {"2023-03-14 ??:??", "2023-03-14"},
      {"2023-03-14 9:3", "2023-03-14"},
      {"2023-03-14T", "2023-03-14"},
      {"2023-03-14 123:00", "2023-03-14"},
  });
}

BOOST_AUTO_TEST_CASE(every_timestamp_is_read_back_as_it_was_written) {
  std::mt19937 random{1987};
  const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
  const TimeZone elsewhere = TimeZone::named("Asia/Tokyo").value();
  for (int round = 0; round < 20'000; ++round) {
    Timestamp time;
    time.precision = static_cast<Precision>(1 + below(5));
    // A year alone is one only from 1000 to 2999: four other digits are a number.
    time.year = static_cast<std::int16_t>(time.precision == Precision::year ? 1000 + below(2000) : 1 + below(9999));
    if (time.precision >= Precision::month) time.month = static_cast<std::uint8_t>(1 + below(12));
    if (time.precision >= Precision::day) {
      do {
        time.day = static_cast<std::uint8_t>(1 + below(31));
      } while (!make_day(time.year, time.month, time.day));
    }
    if (time.precision >= Precision::minute) {
      time.hour = static_cast<std::uint8_t>(below(24));
      time.minute = static_cast<std::uint8_t>(below(60));
      if (below(2) == 0) time.offset_minutes = static_cast<std::int16_t>(static_cast<int>(below(2 * 1439)) - 1439);
    }
    if (time.precision == Precision::second) time.second = static_cast<std::uint8_t>(below(60));
    const std::string written = to_string(time);
    BOOST_TEST_CONTEXT(written) {
      const auto read_back = read_timestamp(written, elsewhere);
      BOOST_TEST_REQUIRE(read_back.has_value());
      BOOST_TEST((*read_back == time));
    }
  }
}

BOOST_AUTO_TEST_CASE(whatever_bytes_come_what_is_read_is_a_date_of_the_calendar) {
  std::mt19937 random{42};
  const std::string_view pieces[] = {"2023",
                                     "14",
                                     "3",
                                     "March",
                                     "mar",
                                     "Tue",
                                     ":",
                                     "-",
                                     "/",
                                     ".",
                                     " ",
                                     ",",
                                     "T",
                                     "Z",
                                     "+01:00",
                                     "am",
                                     "de",
                                     "\xd0\xbc\xd0\xb0\xd1\x8f",
                                     "\xe5\xb9\xb4",
                                     "\xe6\x9c\x88",
                                     "(",
                                     ")",
                                     "[",
                                     "W",
                                     "09:30",
                                     "99",
                                     "0",
                                     "GMT",
                                     "\xc3",
                                     "\xff",
                                     "1678786200",
                                     "#",
                                     "&#5;",
                                     "'",
                                     "published",
                                     "\xef\xbc\x92"};
  const TimeZone zone = TimeZone::named("America/New_York").value();
  const auto check_bytes = [&](const std::string& text) {
    const auto time = read_timestamp(text, zone);
    if (!time) return;
    BOOST_TEST((time->precision != Precision::unknown), text);
    BOOST_TEST(make_day(time->year, time->month, time->day).has_value(), text);
    BOOST_TEST((time->hour < 24 && time->minute < 60 && time->second < 60), text);
    BOOST_TEST((read_timestamp(to_string(*time)) == time), text);
  };
  int dates = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string text;
    for (unsigned count = 1 + static_cast<unsigned>(random() % 9); count > 0; --count) {
      text += pieces[random() % std::size(pieces)];
    }
    check_bytes(text);
    dates += read_timestamp(text).has_value() ? 1 : 0;
    std::string noise(random() % 24, '\0');
    for (char& c : noise) c = static_cast<char>(random() % 256);
    check_bytes(noise);
  }
  BOOST_TEST(dates > 100);
  BOOST_TEST(!read_timestamp(std::string(10'000'000, '2')));
}

BOOST_AUTO_TEST_CASE(the_usual_forms_read_the_same_as_by_the_way_through_all_forms) {
  std::mt19937 random(2025);  // NOLINT: the same texts on every run
  const TimeZone zone = *TimeZone::named("Europe/Berlin");
  const auto two = [&](unsigned below) {
    const unsigned value = static_cast<unsigned>(random()) % below;
    return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  };
  int read = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = (round % 50 == 0 ? two(100) : round % 2 == 0 ? "19" : "20") + two(100);
    text += '-' + two(14) + '-' + two(33);
    if (round % 3 != 0) text += 'T' + two(26) + ':' + two(62) + ':' + two(62) + (round % 4 == 0 ? "" : "Z");
    BOOST_TEST_CONTEXT(text) {
      const auto usual = read_timestamp(text, zone);
      BOOST_REQUIRE((usual == read_timestamp(text + ' ', zone)));  // the space keeps it from the short way
      read += usual ? 1 : 0;
    }
  }
  BOOST_TEST(read > 10'000);
}
