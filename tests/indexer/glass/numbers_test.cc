#include "common/glass/numbers.h"

#include <boost/test/unit_test.hpp>
#include <functional>

using namespace dateline;
using namespace dateline::glass;
using namespace std::string_literals;

namespace {

const std::uint64_t borders[] = {
    0,           1,          0x7f,       0x80,       0x3fff,           0x4000,     0x7fff,
    0x8000,      0x3fffff,   0x400000,   0x1fffffff, 0x20000000,       0xfffffffe, 0xffffffffU,
    0x100000000, 1ULL << 56, 1ULL << 62, 1ULL << 63, ~std::uint64_t{0}};

bool is_archive(const Error& error) { return error.kind() == ErrorKind::archive; }

}  // namespace

BOOST_AUTO_TEST_SUITE(numbers)

BOOST_AUTO_TEST_CASE(numbers_are_read_as_they_were_written) {
  for (const std::uint64_t number : borders) {
    std::string text;
    put_number(text, number);
    std::string_view left = text;
    BOOST_TEST(take_number(left) == number);
    BOOST_TEST(left.empty());
    left = text;
    if (number > 0xffffffffU) {
      BOOST_CHECK_EXCEPTION(take_number32(left), Error, is_archive);
      continue;
    }
    BOOST_TEST(take_number32(left) == number);
    std::string key;
    put_sortable(key, static_cast<DocId>(number));
    left = key;
    if (number == 0) {
      BOOST_CHECK_EXCEPTION(take_sortable(left), Error, is_archive);
      continue;
    }
    BOOST_TEST(take_sortable(left) == number);
    BOOST_TEST(left.empty());
  }
}

BOOST_AUTO_TEST_CASE(sortable_numbers_sort_as_bytes) {
  std::string before;
  for (const std::uint64_t number : borders) {
    if (number > 0xffffffffU) break;
    std::string key;
    put_sortable(key, static_cast<DocId>(number));
    BOOST_TEST((before < key));
    before = key;
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_an_error) {
  // Nothing; an end in the middle; 65 bits; 70 bits; no end within 64 bits.
  for (const std::string& text :
       {""s, "\x80"s, std::string(9, '\xff') + "\x02", std::string(9, '\xff') + "\x7f", std::string(20, '\x80')}) {
    std::string_view left = text;
    BOOST_CHECK_EXCEPTION(take_number(left), Error, is_archive);
  }
  for (const std::string& text : {""s, "\x80\x01"s, "\xf0\x01\x01\x01\x01\x01\x01"s, "\xef\xff\xff\xff\xff"s}) {
    std::string_view left = text;
    BOOST_CHECK_EXCEPTION(take_sortable(left), Error, is_archive);
  }
  std::string_view left = "\x05tex";
  BOOST_CHECK_EXCEPTION(take_text(left), Error, is_archive);
}

BOOST_AUTO_TEST_CASE(no_document_is_behind_the_last) {
  for (const std::uint64_t step : {0ULL, 1ULL, 0xfffffffeULL, 0xffffffffULL}) {
    std::string text;
    put_number(text, step);
    std::string_view left = text;
    const DocId last_before = 0xffffffffU - 1;
    if (step == 0)
      BOOST_TEST(take_next(left, last_before) == 0xffffffffU);
    else
      BOOST_CHECK_EXCEPTION(take_next(left, last_before), Error, is_archive);
  }
}

BOOST_AUTO_TEST_CASE(texts_in_keys_sort_as_they_are) {
  std::string before;
  for (const std::string& text : {"a"s, "a\0"s, "a\0\0"s, "a\0\x01"s, "a\0\xff"s, "a\x01"s, "b"s}) {
    std::string open, closed;
    put_key_text(open, text, false);
    put_key_text(closed, text, true);
    BOOST_TEST((before < open));
    BOOST_TEST((open < closed));
    before = closed + "\xef";
    std::string_view left = open;
    BOOST_TEST((take_key_text(left) == text));
    closed += "rest";
    left = closed;
    BOOST_TEST((take_key_text(left) == text));
    BOOST_TEST(left == "rest");
  }
}

BOOST_AUTO_TEST_SUITE_END()
