#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstddef>
#include <span>
#include <string>

#include "tests/searcher/query/parsing.h"

namespace dateline::query {
namespace {

struct Case {
  const char* typed;
  std::size_t column;
  const char* says;  ///< part of the message
};

void check(std::span<const Case> cases) {
  for (const Case& sample : cases) {
    BOOST_TEST_CONTEXT("typed: " << sample.typed) {
      const Parse parse = read(sample.typed);
      BOOST_TEST(!parse.tree.has_value());
      BOOST_TEST_REQUIRE(parse.problem.has_value());
      BOOST_TEST(parse.problem->column == sample.column);
      BOOST_TEST_CONTEXT("says: " << parse.problem->message) {
        BOOST_TEST(parse.problem->message.find(sample.says) != std::string::npos);
      }
      BOOST_TEST(!parse.problem->hint.empty());
    }
  }
}

std::string hint_of(std::string_view typed) {
  const Parse parse = read(typed);
  return parse.problem ? parse.problem->hint : "";
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

BOOST_AUTO_TEST_SUITE(mistakes)

BOOST_AUTO_TEST_CASE(a_number_that_cannot_be_is_pointed_at) {
  const Case cases[] = {
      {"zelensky~0", 9, "1 or 2"},
      {"Élysée~3", 7, "1 or 2"},
      {"a b~10", 4, "1 or 2"},
      {"a~0.8", 2, "1 or 2"},
      {"x ~2", 3, "needs a word"},
      {"a NEAR/0 b", 3, "1 to 1000"},
      {"a NEAR/1001 b", 3, "1 to 1000"},
      {"a NEAR/ b", 3, "1 to 1000"},
      {"a NEAR/x b", 3, "1 to 1000"},
      {"\"a b\"~0", 6, "1 to 1000"},
      {"\"a b\"~", 6, "1 to 1000"},
      {"\"a b\"~1001", 6, "1 to 1000"},
      {"\"a b\"~99999999999999999999", 6, "1 to 1000"},
      {"a NEAR/3 b NEAR/5 c", 12, "one distance"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(a_star_stands_at_the_end_of_a_word_or_alone) {
  const Case cases[] = {
      {"*tion", 1, "before a word"},
      {"a*b", 2, "end of a word"},
      {"Ä a**", 4, "end of a word"},
      {"**", 1, "before a word"},
      {"\"a b\"*", 6, "end of a word"},
      {"(a b)*", 6, "end of a word"},
      {"*(a)", 1, "end of a word"},
      {"a~1*", 4, "cannot be joined"},
      {"=a*", 3, "as written"},
      {"person:zel*", 11, "does not work in person:"},
      {"source:(a OR *)", 14, "does not work in source:"},
      {"title:*", 7, "cannot stand in title:"},
      {"person:zelensky~", 16, "does not work in person:"},
      {"source:\"x\"~2", 11, "does not work in source:"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(operators_miss_their_operands) {
  const Case cases[] = {
      {"OR a", 1, "OR needs"},         {"a OR", 3, "OR needs"},        {"a AND", 3, "AND needs"},
      {"a AND AND b", 7, "AND needs"}, {"a OR OR b", 6, "OR needs"},   {"a AND OR b", 7, "OR needs"},
      {"NEAR a", 1, "NEAR needs"},     {"a NEAR/3", 3, "NEAR needs"},  {"NOT", 1, "NOT needs"},
      {"a NOT", 3, "NOT needs"},       {"a NOT OR b", 3, "NOT needs"}, {"(a NOT) b", 4, "NOT needs"},
      {"(OR a)", 2, "OR needs"},       {"Ä (a OR) b", 6, "OR needs"},  {"AND", 1, "AND needs"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(near_takes_words_only) {
  const Case cases[] = {
      {"a NEAR -b", 8, "NEAR joins"},        {"-a NEAR b", 1, "NEAR joins"},
      {"title:a NEAR b", 1, "NEAR joins"},   {"a NEAR date:2025", 8, "NEAR joins"},
      {"a NEAR (b c)", 9, "NEAR joins"},     {"a NEAR/3 (b NEAR/3 c)", 11, "NEAR joins"},
      {"a NEAR \"b c\"~3", 8, "NEAR joins"}, {"person:(a NEAR b)", 9, "NEAR joins"},
      {"a NEAR *", 8, "NEAR joins"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(quotes_and_brackets_are_not_closed) {
  const Case cases[] = {
      {"\"peace talks", 1, "quote is not closed"},
      {"Élysée “peace", 8, "quote is not closed"},
      {"title:\"a", 7, "quote is not closed"},
      {"a (b", 3, "bracket is not closed"},
      {"(a (b)", 1, "bracket is not closed"},
      {"a)", 2, "closes nothing"},
      {"(a)) b", 4, "closes nothing"},
      {"a () b", 3, "nothing stands"},
      {"title:()", 7, "nothing stands"},
      {"\"a “b” c\" d\"", 12, "quote is not closed"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(fields_miss_values_or_take_others) {
  const Case cases[] = {
      {"(title:)", 2, "needs a value"},
      {"source:= x", 1, "needs a value"},
      {"source:\"\"", 8, "needs a value"},
      {"source:-x", 8, "- stands before the field"},
      {"title:-x", 7, "- stands before the field"},
      {"title:(a source:b)", 10, "cannot stand inside title:"},
      {"person:(a OR title:b)", 14, "cannot stand inside person:"},
      {"source:=(a OR b)", 9, "one value"},
      {"=(a)", 2, "one word"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(a_field_that_there_is_not_suggests_the_nearest) {
  const Case cases[] = {
      {"titel:budget", 1, "no field titel:"}, {"a Persn:x", 3, "no field Persn:"},
      {"a foo:x", 3, "no field foo:"},        {"foo:\"a b\"", 1, "no field foo:"},
      {"foo:(a)", 1, "no field foo:"},        {"title:(foo:x)", 8, "no field foo:"},
      {"-Überschrift:x", 2, "no field"},      {"pub-date:2025", 1, "no field pub-date:"},
  };
  check(cases);
  BOOST_TEST(hint_of("titel:budget").find("title:") != std::string::npos);
  BOOST_TEST(hint_of("Persn:x").find("person:") != std::string::npos);
  BOOST_TEST(hint_of("authors:x").find("author:") != std::string::npos);
  BOOST_TEST(hint_of("mention:2025").find("mentions:") != std::string::npos);
  BOOST_TEST(hint_of("foobar:x") == "quote it to search for the words: \"foobar:x\"");
}

BOOST_AUTO_TEST_CASE(dates_that_are_none_are_pointed_at) {
  const Case cases[] = {
      {"date:foo", 6, ""},
      {"date:2025-02-30", 14, ""},
      {"date:2025-13", 11, ""},
      {"Ä date:2025-10..2025-09", 8, "ends before it begins"},
      {"date:\"2025-13\"", 12, ""},
      {"date:(2024 OR 2025-13)", 20, ""},
      {"date:2025..2026-99", 17, ""},
      {"indexed:unknown", 9, ""},
      {"mentions:Putin", 10, "takes a day"},
      {"mentions:2025-13", 15, ""},
      {"date:2025*", 10, ""},
  };
  check(cases);
  BOOST_TEST(hint_of("mentions:Putin").find("person:Putin") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_first_mistake_is_told) {
  BOOST_TEST(read("a~3 foo:x").problem->column == 2U);
  BOOST_TEST(read("foo:x a~3").problem->column == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(a_thousand_brackets_are_refused_and_fewer_are_read) {
  const std::string deep = repeat("(", 999) + "a" + repeat(")", 999);
  BOOST_TEST(tree_of(deep) == "a");
  BOOST_TEST(read("(" + deep + ")").problem->column == 1000U);
  BOOST_TEST(read(repeat("(", 500000)).problem->column == 1000U);
}

BOOST_AUTO_TEST_CASE(the_deepest_tree_can_be_printed_read_again_and_dropped) {
  const std::string deep = repeat("x OR y z AND -(", 999) + "a b" + repeat(")", 999);
  const Parse parse = read(deep);
  BOOST_TEST_REQUIRE(parse.tree.has_value());
  BOOST_TEST(tree_of(to_query(*parse.tree)) == to_string(*parse.tree));
}

BOOST_AUTO_TEST_CASE(ten_thousand_words_are_refused_and_fewer_are_read) {
  BOOST_TEST(std::get<And>(read(repeat("a ", 9999)).tree->kind).children.size() == 9999U);
  BOOST_TEST(read(repeat("a ", 10000)).problem->column == 19999U);
}

BOOST_AUTO_TEST_CASE(a_megabyte_is_refused) {
  BOOST_TEST(read(std::string(999'999, 'a')).tree.has_value());
  BOOST_TEST(read(std::string(1'000'000, 'a')).problem.has_value());
  BOOST_TEST(read(std::string(1'000'000, ' ')).problem.has_value());
}

BOOST_AUTO_TEST_CASE(long_queries_take_no_longer_than_their_length) {
  const std::string_view pieces[] = {"& ",   "-",    "NOT ", "\"\" ", "a*",  "~", "title: ", "+",  "=",
                                     "id:(", "\xff", "foo_", "“",     "(&)", ":", "http://", "\0", "a~1~1"};
  for (const std::string_view piece : pieces) {
    BOOST_TEST_CONTEXT("piece: " << piece) {
      const auto begin = std::chrono::steady_clock::now();
      const std::string typed = repeat(piece, piece.empty() ? 0 : 999'999 / piece.size());
      static_cast<void>(read(typed));
      BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(3)));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline::query
