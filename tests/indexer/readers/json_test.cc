#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

struct Case {
  const char* what;
  std::string document;
  Texts titles;
  Texts codes;
};

void check(const Case& sample) {
  BOOST_TEST_CONTEXT(sample.what) {
    const auto reading = read_bytes(sample.document);
    BOOST_TEST(titles(reading) == sample.titles);
    BOOST_TEST(codes(reading) == sample.codes);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(articles_are_found_wherever_the_document_keeps_them) {
  const Case cases[] = {
      {"a list", R"([{"title":"A"},{"title":"B"}])", {"A", "B"}, {}},
      {"a list in an object", R"({"status":"ok","articles":[{"title":"A"},{"title":"B"}]})", {"A", "B"}, {}},
      {"deep inside", R"({"response":{"docs":[{"doc":{"headline":"A"}},{"doc":{"headline":"B"}}]}})", {"A", "B"}, {}},
      {"a search engine's answer",
       R"({"hits":{"total":2,"hits":[{"_id":"1","_source":{"title":"A","body":"x"}},{"_id":"2","_source":{"title":"B","body":"y"}}]}})",
       {"A", "B"},
       {}},
      {"one article", R"({"title":"A","body":"x","tags":[{"name":"t"}]})", {"A"}, {}},
      {"one article with related ones inside",
       R"({"title":"A","body":"x","related":[{"title":"R"},{"title":"S"}]})",
       {"A"},
       {}},
      {"a feed that has a title itself",
       R"({"title":"Feed","description":"News","items":[{"title":"A","content_html":"x"},{"title":"B"}]})",
       {"A", "B"},
       {}},
      {"texts inside objects", R"([{"title":{"rendered":"A"},"content":{"rendered":"<p>x</p>"}}])", {"A"}, {}},
      {"articles with lists of titled things",
       R"({"articles":[{"title":"A","media":[{"title":"pic"}]},{"title":"B","media":[]}]})",
       {"A", "B"},
       {}},
      {"objects one after another", "{\n \"title\": \"A\"\n}\n{\n \"title\": \"B\"\n}\n", {"A", "B"}, {}},
      {"several documents", R"({"docs":[{"title":"A"}]} {"docs":[{"title":"B"}]})", {"A", "B"}, {}},
      {"an empty list", "[]", {}, {}},
      {"lists in a list", R"([[{"title":"A"}]])", {}, {"not-an-object@1"}},
  };
  for (const auto& sample : cases) check(sample);
}

BOOST_AUTO_TEST_CASE(when_several_lists_may_be_meant_the_user_is_asked) {
  const std::string document =
      R"({"data":{"articles":[{"title":"A","body":"x"}],"related":[{"title":"R","body":"y"}]}})";
  const auto asked = read_bytes(document);
  BOOST_TEST(asked.articles.empty());
  BOOST_TEST(codes(asked) == (Texts{"records@0"}));
  BOOST_TEST(asked.rejects[0].reason.find("data.articles, data.related") != std::string::npos, asked.rejects[0].reason);
  for (const std::string path : {"data.related", "data.related[]", "$.data.related"}) {
    ReadOptions options;
    options.records = path;
    BOOST_TEST(titles(read_bytes(document, options)) == (Texts{"R"}));
  }
}

BOOST_AUTO_TEST_CASE(positions_count_bytes_of_the_document) {
  const std::string document = "[\n  {\"title\":\"Ä\"},\n  {\"title\":\"B\"}\n]\n";
  const auto reading = read_bytes(document);
  BOOST_REQUIRE(reading.articles.size() == 2U);
  for (const auto& article : reading.articles) BOOST_TEST(document[article.provenance.position] == '{');
  BOOST_TEST(reading.articles[1].provenance.position == document.rfind('{'));
}

BOOST_AUTO_TEST_CASE(after_a_broken_element_reading_goes_on_at_the_next_one) {
  const Case cases[] = {
      {"a bracket is missing",
       R"([{"id":1,"title":"A"},{"id":2,"title":"B",{"id":3,"title":"C"},{"id":4,"title":"D"}])",
       {"A", "C", "D"},
       {"json@22"}},
      {"a quote is missing",
       R"([{"id":1,"title":"A"},{"id":2,"title":"B,"body":"it is b"},{"id":3,"title":"C"}])",
       {"A", "C"},
       {"json@22"}},
      {"a comma is missing", R"([{"id":1,"title":"A"} {"id":2,"title":"B"}])", {"A", "B"}, {}},
      {"a bracket too many", R"([{"id":1,"title":"A"}},{"id":2,"title":"B"}])", {"A", "B"}, {"json@21"}},
      {"a colon is missing",
       R"([{"id":1,"title":"A"},{"id":2,"title" "B"},{"id":3,"title":"C"}])",
       {"A", "C"},
       {"json@22"}},
      {"indented, a quote is missing",
       "[\n {\n  \"id\": 1,\n  \"title\": \"A\"\n },\n {\n  \"id\": 2,\n  \"title\": \"B\n },\n {\n  \"id\": 3,\n  "
       "\"title\": \"C\"\n }\n]",
       {"A", "C"},
       {"json@36"}},
      {"garbage between", R"([{"id":1,"title":"A"}, ### ,{"id":2,"title":"B"}])", {"A", "B"}, {"json@23"}},
      {"cut off inside an article",
       R"({"docs":[{"id":1,"title":"A"},{"id":2,"title":"B"},{"id":3,"titl)",
       {"A", "B"},
       {"json@51"}},
      {"cut off between articles", R"([{"id":1,"title":"A"},)", {"A"}, {"json@22"}},
      {"one element is no object",
       R"([{"id":1,"title":"A"},17,"x",{"id":2,"title":"B"}])",
       {"A", "B"},
       {"not-an-object@22", "not-an-object@25"}},
  };
  for (const auto& sample : cases) check(sample);
}

BOOST_AUTO_TEST_CASE(an_element_over_64_mib_is_rejected_and_reading_goes_on) {
  std::string text = R"([{"id":1,"title":"A"},{"id":2,"title":")";
  text.append((std::size_t{64} << 20) + 10, 'x');
  text += R"("},{"id":3,"title":"C"}])";
  const auto reading = read_bytes(text);
  BOOST_TEST(titles(reading) == (Texts{"A", "C"}));
  BOOST_TEST(codes(reading) == (Texts{"too-large@22"}));
}

BOOST_AUTO_TEST_CASE(an_element_that_never_ends_does_not_take_the_others_with_it) {
  std::string text = R"([{"id":1,"title":"A"},{"id":2,"title":"B")";
  std::size_t count = 1;
  const std::string filler(1000, 'x');
  while (text.size() < (std::size_t{66} << 20))
    text += ",{\"id\":" + std::to_string(++count + 1) + ",\"title\":\"" + filler + "\"}";
  text += "]";
  const auto reading = read_bytes(text);
  BOOST_TEST(reading.articles.size() == count);
  BOOST_TEST(codes(reading)[0] == "json@22");
}

BOOST_AUTO_TEST_CASE(articles_are_found_in_a_document_larger_than_what_is_looked_at) {
  std::string text = R"({"version":1,"data":{"articles":[)";
  const std::string filler(100'000, 'x');
  for (int i = 0; i < 700; ++i)
    text += (i > 0 ? "," : "") + std::string("{\"id\":") + std::to_string(i) + ",\"title\":\"t\",\"body\":\"" + filler +
            "\"}";
  text += "]}}";
  BOOST_REQUIRE(text.size() > (std::size_t{64} << 20));
  const auto reading = read_bytes(text);
  BOOST_TEST(reading.articles.size() == 700U);
  BOOST_TEST(reading.rejects.empty());
}

BOOST_AUTO_TEST_CASE(a_text_that_begins_with_a_bracket_is_no_json) {
  const auto reading = read_bytes("[Reuters] The talks ended.\n\nNobody won.\n");
  BOOST_TEST(titles(reading) == (Texts{"[Reuters] The talks ended."}));
}
