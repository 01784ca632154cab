#include "searcher/query/parser.h"

#include <boost/test/unit_test.hpp>
#include <span>
#include <string>

#include "tests/searcher/query/parsing.h"

namespace dateline::query {
namespace {

struct Case {
  const char* typed;
  const char* tree;
};

void check(std::span<const Case> cases) {
  for (const Case& sample : cases) {
    BOOST_TEST_CONTEXT("typed: " << sample.typed) { BOOST_TEST(tree_of(sample.typed) == sample.tree); }
  }
}

BOOST_AUTO_TEST_SUITE(what_people_type)

BOOST_AUTO_TEST_CASE(words_stand_side_by_side) {
  const Case cases[] = {
      {"peace talks", "(and peace talks)"},
      {"peace", "peace"},
      {"  peace\t\ntalks ", "(and peace talks)"},
      {"peace\u3000talks\u00a0now", "(and peace talks now)"},
      {"Élysée", "Élysée"},
      {"停戦 協議", "(and 停戦 協議)"},
      {"a-b AT&T O'Brien U.S. C++ #tag", "(and a-b AT&T O'Brien U.S. C++ #tag)"},
      {"or and not near", "(and or and not near)"},
      {"a(b)c", "(and a b c)"},
      {"+peace +talks", "(and peace talks)"},
      {"+OR +AND", "(and OR AND)"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(quotes_of_every_kind_make_a_phrase) {
  const Case cases[] = {
      {"\"peace talks\"", "(phrase \"peace talks\")"},
      {"“peace talks”", "(phrase \"peace talks\")"},
      {"„peace talks“", "(phrase \"peace talks\")"},
      {"«peace talks»", "(phrase \"peace talks\")"},
      {"»peace talks«", "(phrase \"peace talks\")"},
      {"”peace talks”", "(phrase \"peace talks\")"},
      {"“peace talks\"", "(phrase \"peace talks\")"},
      {"\"one\"\"two\" three", "(and (phrase \"one\") (phrase \"two\") three)"},
      {"don’t ‘quote’", "(and don’t ‘quote’)"},
      {"\"(a OR b) -c title:x\"", "(phrase \"(a OR b) -c title:x\")"},
      {"\"ceasefire drone\"~8", "(phrase 8 \"ceasefire drone\")"},
      {"=WHO", "(phrase \"WHO\")"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(operators_bind_field_and_not_then_near_then_and_then_or) {
  const Case cases[] = {
      {"talks OR summit", "(or talks summit)"},
      {"(a OR b) c", "(and (or a b) c)"},
      {"a AND b", "(AND a b)"},
      {"a AND b AND c", "(AND a b c)"},
      {"a b OR c", "(or (and a b) c)"},
      {"a OR b c", "(or a (and b c))"},
      {"a OR b AND c", "(or a (AND b c))"},
      {"a b AND c d", "(and a (AND b c) d)"},
      {"a AND b c AND d", "(and (AND a b) (AND c d))"},
      {"a AND (b c)", "(AND a (and b c))"},
      {"(a AND b) AND c", "(AND a b c)"},
      {"(a b) c", "(and a b c)"},
      {"(a OR b) OR (c OR d)", "(or a b c d)"},
      {"((((a))))", "a"},
      {"a b NEAR/3 c OR d", "(or (and a (near 3 b c)) d)"},
      {"title:a OR b", "(or (title a) b)"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(a_dash_or_not_excludes) {
  const Case cases[] = {
      {"-football", "(not football)"},
      {"NOT football", "(not football)"},
      {"talks -football", "(and talks (not football))"},
      {"talks NOT football", "(and talks (not football))"},
      {"talks AND NOT football", "(AND talks (not football))"},
      {"a OR -b", "(or a (not b))"},
      {"-\"a b\"", "(not (phrase \"a b\"))"},
      {"-(a b)", "(not (and a b))"},
      {"-title:x", "(not (title x))"},
      {"-source:CNN", "(not (source \"CNN\"))"},
      {"--x", "(not x)"},
      {"-+x", "(not x)"},
      {"NOT NOT a", "a"},
      {"-(-a)", "a"},
      {"NOT -a", "a"},
      {"-*", "(not (everything))"},
      {"-OR", "(not OR)"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(near_joins_words_phrases_and_ors_of_them) {
  const Case cases[] = {
      {"ceasefire NEAR/8 drone", "(near 8 ceasefire drone)"},
      {"a NEAR b", "(near 10 a b)"},
      {"a NEAR/3 b NEAR/3 c", "(near 3 a b c)"},
      {"(a OR b) NEAR/5 \"c d\"", "(near 5 (or a b) (phrase \"c d\"))"},
      {"-(a NEAR/1000 b)", "(not (near 1000 a b))"},
      {"title:(a NEAR/3 b)", "(title (near 3 a b))"},
      {"a NEAR/3 & b", "(and a b)"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(stars_and_tildes_stand_behind_words) {
  const Case cases[] = {
      {"sanction*", "(prefix sanction)"},
      {"zelensky~", "(fuzzy 1 zelensky)"},
      {"zelensky~1", "(fuzzy 1 zelensky)"},
      {"zelensky~2", "(fuzzy 2 zelensky)"},
      {"*", "(everything)"},
      {"(* -a)", "(and (everything) (not a))"},
      {"a~b", "a~b"},
      {"title:sanction*", "(title (prefix sanction))"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(fields_stand_before_a_colon) {
  const Case cases[] = {
      {"title:budget", "(title budget)"},
      {"Title:budget", "(title budget)"},
      {"headline:budget", "(title budget)"},
      {"title:\"a b\"", "(title (phrase \"a b\"))"},
      {"title:(a OR b)", "(title (or a b))"},
      {"title:(a b)", "(title (and a b))"},
      {"title:=budget", "(title (phrase \"budget\"))"},
      {"title:10:30", "(title 10:30)"},
      {"person:\"Angela Merkel\"", "(person \"Angela Merkel\")"},
      {"person:“Angela Merkel”", "(person \"Angela Merkel\")"},
      {"person:=Zelenskyy", "(person= \"Zelenskyy\")"},
      {"person:=\"Volodymyr Zelenskyy\"", "(person= \"Volodymyr Zelenskyy\")"},
      {"place:=usa", "(place= \"usa\")"},
      {"org:NATO", "(org \"NATO\")"},
      {"place:Kyiv", "(place \"Kyiv\")"},
      {"entity:Reuters", "(entity \"Reuters\")"},
      {"topic:cocoa", "(topic \"cocoa\")"},
      {"author:O'Brien", "(author \"O'Brien\")"},
      {"source:CNN", "(source \"CNN\")"},
      {"publisher:CNN", "(source \"CNN\")"},
      {"section:sport", "(section \"sport\")"},
      {"lang:en", "(language \"en\")"},
      {"url:example.org/news?a=b", "(url \"example.org/news?a=b\")"},
      {"id:12345", "(id \"12345\")"},
      {"source:\"E*Trade\"", "(source \"E*Trade\")"},
      {"source:=E*Trade", "(source= \"E*Trade\")"},
      {"source:OR", "(source \"OR\")"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(brackets_behind_a_field_hold_values) {
  const Case cases[] = {
      {"source:(CNN OR BBC)", "(or (source \"CNN\") (source \"BBC\"))"},
      {"person:(\"Angela Merkel\" -=Putin)", "(and (person \"Angela Merkel\") (not (person= \"Putin\")))"},
      {"person:((a OR b) AND c)", "(AND (or (person \"a\") (person \"b\")) (person \"c\"))"},
      {"-source:(a OR b)", "(not (or (source \"a\") (source \"b\")))"},
      {"source:(a:b)", "(source \"a:b\")"},
      {"source:(a) b", "(and (source \"a\") b)"},
      {"source:(=\"a b\" OR c)", "(or (source= \"a b\") (source \"c\"))"},
      {"date:(2024 OR 2025)", "(or (date 2024) (date 2025))"},
      {"url:(a.org OR =http://b.org/)", "(or (url \"a.org\") (url= \"http://b.org/\"))"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(ids_and_urls_hold_brackets_and_quotes) {
  const Case cases[] = {
      {"id:a(b)", "(id \"a(b)\")"},
      {"id:a\"b", "(id \"a\\\"b\")"},
      {"(url:example.org/x_(y) OR a)", "(or (url \"example.org/x_(y)\") a)"},
      {"url:http://example.org/a*~1", "(url \"http://example.org/a*~1\")"},
      {"id:-5", "(id \"-5\")"},
      {"id:\"a b\"", "(id \"a b\")"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(days_are_read_where_they_stand) {
  const Case cases[] = {
      {"date:2025", "(date 2025)"},
      {"date:2025-09", "(date 2025-09)"},
      {"date:2025-09-12", "(date 2025-09-12)"},
      {"date:2025-Q3", "(date 2025-Q3)"},
      {"date:2025-W37", "(date 2025-W37)"},
      {"date:2025-09..2025-10", "(date 2025-09-01..2025-10-31)"},
      {"date:2025-09-12..", "(date 2025-09-12..)"},
      {"date:..2024", "(date ..2024-12-31)"},
      {"date:today", "(date 2025-09-12)"},
      {"date:yesterday", "(date 2025-09-11)"},
      {"date:last-week", "(date 2025-W36)"},
      {"date:last-month", "(date 2025-08)"},
      {"date:this-year", "(date 2025)"},
      {"date:7d..", "(date 2025-09-06..2025-09-12)"},
      {"date:3w..", "(date 2025-08-23..2025-09-12)"},
      {"date:unknown", "(date unknown)"},
      {"date:Suspect", "(date suspect)"},
      {"indexed:today", "(indexed 2025-09-12)"},
      {"indexed:1d..", "(indexed 2025-09-12)"},
      {"mentions:2025-09-10", "(mentions 2025-09-10)"},
      {"mentions:2025-09..2025-10", "(mentions 2025-09-01..2025-10-31)"},
      {"date:2025 date:2025-09", "(and (date 2025) (date 2025-09))"},
      {"published:2025", "(date 2025)"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(a_colon_alone_makes_no_field) {
  const Case cases[] = {
      {"10:30", "10:30"},
      {"http://example.org/a?b=c", "http://example.org/a?b=c"},
      {"c++:", "c++:"},
      {"c++:x", "c++:x"},
      {"https:x mailto:a@b.org", "(and https:x mailto:a@b.org)"},
      {"gopher://x", "gopher://x"},
      {"std::vector", "std::vector"},
      {"foo: bar", "(and foo: bar)"},
      {"(foo:)", "foo:"},
      {"title: budget", "(and title: budget)"},
  };
  check(cases);
}

BOOST_AUTO_TEST_CASE(signs_alone_are_left_out_with_a_note) {
  const Case cases[] = {
      {"R & D", "(and R D)"},     {"a - b", "(and a b)"}, {"a OR ...", "a"}, {"(& -) x", "x"},
      {"a AND & b", "(and a b)"}, {"a -\"?\"", "a"},      {"& AND b", "b"},
  };
  check(cases);
  for (const Case& sample : cases) {
    BOOST_TEST_CONTEXT("typed: " << sample.typed) {
      const Parse parse = read(sample.typed);
      BOOST_TEST_REQUIRE(parse.notes.size() == 1U);
      BOOST_TEST(parse.notes.front().code == "word-ignored");
    }
  }
  BOOST_TEST(*read("Alpha &").notes.front().column == 7U);
}

BOOST_AUTO_TEST_CASE(nothing_typed_is_no_tree_and_no_problem) {
  for (const char* typed : {"", " ", "\t\n", "\u3000", "&", "( - )", "\"\""}) {
    BOOST_TEST_CONTEXT("typed: '" << typed << "'") {
      const Parse parse = read(typed);
      BOOST_TEST(!parse.tree.has_value());
      BOOST_TEST(!parse.problem.has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_slip_is_noted) {
  const struct {
    const char* typed;
    const char* code;
    std::size_t column;
  } cases[] = {
      {"x title: budget", "field-alone", 3},
      {"Ä \"climate chang*\"", "star-in-quotes", 17},
  };
  for (const auto& sample : cases) {
    BOOST_TEST_CONTEXT("typed: " << sample.typed) {
      const Parse parse = read(sample.typed);
      BOOST_TEST_REQUIRE(parse.notes.size() == 1U);
      BOOST_TEST(parse.notes.front().code == sample.code);
      BOOST_TEST(*parse.notes.front().column == sample.column);
    }
  }
  BOOST_TEST(read("\"M*A*S*H\" title:budget").notes.empty());
}

BOOST_AUTO_TEST_CASE(nodes_know_where_they_were_typed) {
  const Parse parse = read("Élysée -(title:x OR \"b\")");
  const auto& both = std::get<And>(parse.tree->kind).children;
  BOOST_TEST(parse.tree->column == 1U);
  BOOST_TEST(both[1].column == 8U);
  const auto& either = std::get<Or>(std::get<Not>(both[1].kind).child->kind).children;
  BOOST_TEST(either[0].column == 10U);
  BOOST_TEST(either[1].column == 21U);
}

BOOST_AUTO_TEST_CASE(any_bytes_are_read) {
  using namespace std::string_view_literals;
  BOOST_TEST(tree_of("a\0b"sv) == "(and a b)");
  BOOST_TEST(tree_of("a\xff"sv) == "a\xEF\xBF\xBD");
  BOOST_TEST(tree_of("\xff\xfe"sv) == "");
  BOOST_TEST(tree_of("\"a\xe2\x80\""sv) == "(phrase \"a\xEF\xBF\xBD\")");
  BOOST_TEST(std::get<FieldValue>(read("id:\xff"sv).tree->kind).value == "\xff");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline::query
