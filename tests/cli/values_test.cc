#include "common/cli/values.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "common/text/nearest.h"

using namespace dateline::cli;
using dateline::text::nearest;

BOOST_AUTO_TEST_SUITE(values_of_options)

BOOST_AUTO_TEST_CASE(sizes_are_read_in_all_their_spellings) {
  struct Case {
    std::string_view typed;
    std::uint64_t bytes;
  };
  constexpr std::uint64_t mib = 1024 * 1024;
  const Case cases[] = {
      {"1000", 1000},       {"512M", 512 * mib},  {"512m", 512 * mib}, {"512MB", 512 * mib}, {"512MiB", 512 * mib},
      {"2GiB", 2048 * mib}, {"1.5G", 1536 * mib}, {"64 K", 65536},     {"1T", mib * mib},    {"7B", 7}};
  for (const Case& sample : cases) {
    BOOST_TEST_CONTEXT(sample.typed) { BOOST_TEST(read_size(sample.typed).value_or(0) == sample.bytes); }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_size_is_refused) {
  for (const std::string_view typed : {"", "M", "-1M", "1X", "1 MM", "99999999999T", "nan", "inf", "0x10"}) {
    BOOST_TEST_CONTEXT(typed) { BOOST_TEST(!read_size(typed).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(numbers_are_digits_only) {
  BOOST_TEST(read_number("0").value_or(9) == 0U);
  BOOST_TEST(read_number("18446744073709551615").value_or(0) == 18446744073709551615U);
  for (const std::string_view typed : {"", "-1", "+1", "1.5", " 1", "1 ", "18446744073709551616", "five"}) {
    BOOST_TEST_CONTEXT(typed) { BOOST_TEST(!read_number(typed).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(seconds_are_not_negative) {
  BOOST_TEST(read_seconds("0.5").value_or(0) == 0.5);
  BOOST_TEST(read_seconds("5").value_or(0) == 5.0);
  for (const std::string_view typed : {"", "-1", "nan", "inf", "5s"}) {
    BOOST_TEST_CONTEXT(typed) { BOOST_TEST(!read_seconds(typed).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(the_nearest_name_is_the_one_with_the_fewest_letters_different) {
  constexpr std::string_view names[] = {"search", "count", "show", "stats", "export", "index"};
  BOOST_TEST(nearest("serach", names).value_or("") == "search");
  BOOST_TEST(nearest("cuont", names).value_or("") == "count");
  BOOST_TEST(nearest("stat", names).value_or("") == "stats");
  BOOST_TEST(nearest("idx", names).value_or("") == "");
  BOOST_TEST(nearest("football", names).value_or("") == "");
  BOOST_TEST(nearest(std::string(100, 'x'), names).value_or("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
