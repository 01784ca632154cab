#pragma once

#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "common/dates/read_timestamp.h"

/// Tables of texts and the times that they say.
namespace dateline::dates {

/// What was read, as it would be shown; "nothing" when it is no date.
inline std::string read(std::string_view text, const TimeZone& zone = {}) {
  const auto time = read_timestamp(text, zone);
  return time ? dateline::to_string(*time) : "nothing";
}

struct Reading {
  std::string_view text;
  std::string_view time;
};

template <std::size_t Count>
void check(const Reading (&readings)[Count], const TimeZone& zone = {}) {
  for (const Reading& reading : readings) {
    BOOST_TEST_CONTEXT(reading.text) { BOOST_TEST(read(reading.text, zone) == reading.time); }
  }
}

}  // namespace dateline::dates
