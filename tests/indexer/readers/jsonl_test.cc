#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

BOOST_AUTO_TEST_CASE(each_line_is_an_article_with_its_byte_position) {
  const auto reading = read_bytes("{\"id\":1,\"title\":\"Ä\"}\n{\"id\":2,\"title\":\"B\"}\n");
  BOOST_TEST(ids(reading) == (Texts{"1", "2"}));
  BOOST_TEST(reading.articles[0].provenance.position == 0U);
  BOOST_TEST(reading.articles[1].provenance.position == 22U);
  BOOST_TEST(reading.decompressed == 43U);
}

BOOST_AUTO_TEST_CASE(a_broken_line_is_rejected_by_place_and_reading_goes_on) {
  const auto reading =
      read_bytes("{\"title\":\"A\"}\n{\"title\":\"B\n{\"title\":\"C\"}\nnoise\n[1]\n{\"title\":\"D\"}");
  BOOST_TEST(titles(reading) == (Texts{"A", "C", "D"}));
  BOOST_TEST(codes(reading) == (Texts{"json@14", "json@40", "not-an-object@46"}));
  BOOST_TEST(reading.rejects[0].raw == "{\"title\":\"B");
  BOOST_TEST(reading.rejects[1].reason.find("(line 4)") != std::string::npos, reading.rejects[1].reason);
}

BOOST_AUTO_TEST_CASE(what_writers_put_around_lines_does_no_harm) {
  const std::string lines[] = {
      "\xEF\xBB\xBF{\"title\":\"A\"}\n{\"title\":\"B\"}\n",  // byte order mark
      "{\"title\":\"A\"}\r\n{\"title\":\"B\"}\r\n",          // CR LF
      "\n\n{\"title\":\"A\"}\n   \n{\"title\":\"B\"}\n\n",   // blank lines
      "\x1e{\"title\":\"A\"}\n\x1e{\"title\":\"B\"}\n",      // JSON text sequences
      "{\"title\":\"A\"}\n{\"title\":\"B\"}",                // no line feed at the end
      "{\"title\":\"A\"}{\"title\":\"B\"}",                  // no line feed at all
      "  {\"title\": \"A\"}\n\t{\"title\": \"B\"} \n",       // white space
  };
  for (const auto& text : lines) BOOST_TEST_CONTEXT(text) {
      const auto reading = read_bytes(text);
      BOOST_TEST(titles(reading) == (Texts{"A", "B"}));
      BOOST_TEST(reading.rejects.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_record_over_64_mib_is_rejected_and_reading_goes_on) {
  std::string text = "{\"title\":\"A\"}\n{\"title\":\"";
  text.append((std::size_t{64} << 20) + 10, 'x');
  text += "\"}\n{\"title\":\"C\"}\n";
  const auto reading = read_bytes(text);
  BOOST_TEST(titles(reading) == (Texts{"A", "C"}));
  BOOST_TEST(codes(reading) == (Texts{"too-large@14"}));
  BOOST_REQUIRE(!reading.rejects.empty());
  BOOST_TEST(reading.rejects[0].raw.size() == 64U * 1024);
}

BOOST_AUTO_TEST_CASE(dirty_json_with_a_plain_meaning_is_read) {
  const std::pair<std::string, std::string> cases[] = {
      {R"({"title":"half \ud83d pair"})", "half \xEF\xBF\xBD pair"},
      {R"({"title":"\ud83d\ude00"})", "\xF0\x9F\x98\x80"},
      {"{\"title\":\"a\ttab\"}", "a tab"},
      {R"({"title":"n","score":NaN})", "n"},
      {R"({"title":"long","n":123456789012345678901234567890})", "long"},
      {R"({"title":"odd \' escape"})", "odd ' escape"},
  };
  for (const auto& [line, title] : cases) BOOST_TEST_CONTEXT(line) {
      const auto reading = read_bytes(line + "\n");
      BOOST_TEST(titles(reading) == (Texts{title}));
    }
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_rejected) {
  const auto deep = "{\"title\":\"A\",\"x\":" + std::string(5000, '[') + std::string(5000, ']') + "}\n";
  const auto reading = read_bytes(deep + "{\"title\":\"B\"}\n");
  BOOST_TEST(titles(reading) == (Texts{"B"}));
  BOOST_TEST(codes(reading) == (Texts{"json@0"}));
}

BOOST_AUTO_TEST_CASE(an_object_without_title_and_body_is_rejected) {
  const auto reading = read_bytes("{\"id\":1}\n{\"id\":2,\"title\":\" \",\"body\":null}\n{\"id\":3,\"body\":\"x\"}\n");
  BOOST_TEST(ids(reading) == (Texts{"3"}));
  BOOST_TEST(codes(reading) == (Texts{"no-text@0", "no-text@9"}));
}

BOOST_AUTO_TEST_CASE(records_inside_each_line_can_be_asked_for) {
  ReadOptions options;
  options.records = "_source";
  const auto reading = read_bytes(
      "{\"_id\":\"1\",\"_source\":{\"title\":\"A\"}}\n{\"_id\":\"2\",\"_source\":{\"title\":\"B\"}}\n", options);
  BOOST_TEST(titles(reading) == (Texts{"A", "B"}));
}
