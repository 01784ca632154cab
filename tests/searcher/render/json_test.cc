#include <boost/test/unit_test.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "searcher/render/render.h"
#include "tests/searcher/render/samples.h"

namespace render = dateline::render;
namespace samples = dateline::samples;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

void check_keys(const Json& object, const std::vector<std::string>& wanted) {
  BOOST_TEST(keys(object) == wanted, boost::test_tools::per_element());
}

const std::vector<std::string> hit_keys = {"id",      "rank",     "score",  "title",     "published", "precision",
                                           "source",  "section",  "topics", "authors",   "language",  "url",
                                           "snippet", "entities", "group",  "duplicates"};

}  // namespace

BOOST_AUTO_TEST_SUITE(json_of_answers)

BOOST_AUTO_TEST_CASE(every_key_of_an_answer_is_there_in_its_order) {
  const Json answer = Json::parse(render::json(samples::results()));
  check_keys(answer, {"schema", "query", "understood", "took_ms", "total", "hits", "facets", "timeline", "suggestions",
                      "notes"});
  for (const Json& hit : answer["hits"]) check_keys(hit, hit_keys);
  BOOST_TEST(answer["schema"] == 1);
  BOOST_TEST(answer["took_ms"].dump() == "1.235");
  BOOST_TEST(answer["total"].dump() == R"({"value":42,"relation":"exact","groups":40})");
  BOOST_TEST(answer["facets"].dump() == "{}");
  BOOST_TEST(answer["timeline"].is_null());
  BOOST_TEST(answer["suggestions"].dump() == "[]");
  BOOST_TEST(answer["notes"].dump() == "[]");
}

BOOST_AUTO_TEST_CASE(a_hit_is_the_line_of_the_contract) {
  BOOST_TEST(render::json(samples::hit()) ==
             R"({"id":"n-1","rank":1,"score":12.3,"title":"Ceasefire talks resume in Geneva",)"
             R"("published":"2025-09-12T08:00:00Z","precision":"second","source":"The Harbour Post","section":"World",)"
             R"("topics":["peace","talks"],"authors":["A. Writer"],"language":"en","url":"https://example.org/1",)"
             R"("snippet":{"text":"Delegates met again for talks on a ceasefire.","highlights":[[24,29],[35,44]]},)"
             R"("entities":{"person":["Ada Marsh"],"org":["United Nations"],"place":["Geneva","Kyiv"]},)"
             R"("group":"n-0","duplicates":2})");
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_null_and_lists_stay_lists) {
  BOOST_TEST(
      render::json(samples::bare_hit()) ==
      R"({"id":"n-2","rank":2,"score":null,"title":null,"published":null,"precision":null,"source":null,)"
      R"("section":null,"topics":[],"authors":[],"language":"und","url":null,"snippet":{"text":null,"highlights":[]},)"
      R"("entities":{"person":[],"org":[],"place":[]},"group":null,"duplicates":0})");
}

BOOST_AUTO_TEST_CASE(published_ends_where_its_precision_ends) {
  using dateline::Precision;
  const struct {
    Precision precision;
    std::string published, name;
  } cases[] = {{Precision::year, "2025", "year"},
               {Precision::month, "2025-09", "month"},
               {Precision::day, "2025-09-12", "day"},
               {Precision::minute, "2025-09-12T08:00Z", "minute"},
               {Precision::second, "2025-09-12T08:00:00Z", "second"}};
  for (const auto& [precision, published, name] : cases) {
    dateline::Hit hit = samples::hit();
    hit.article.published = samples::at(precision);
    const Json value = Json::parse(render::json(hit));
    BOOST_TEST(value["published"] == published);
    BOOST_TEST(value["precision"] == name);
  }
}

BOOST_AUTO_TEST_CASE(a_total_that_may_be_higher_says_so) {
  dateline::Results results = samples::results();
  results.total = {1000, false, std::nullopt};
  const Json answer = Json::parse(render::json(results));
  BOOST_TEST(answer["total"].dump() == R"({"value":1000,"relation":"at-least","groups":null})");
}

BOOST_AUTO_TEST_CASE(notes_carry_code_message_and_column) {
  dateline::Results results = samples::results();
  results.notes = {{"match-relaxed", "no article has all words", std::nullopt},
                   {"wildcard-cut", "too many endings", 7}};
  const Json answer = Json::parse(render::json(results));
  BOOST_TEST(answer["notes"].dump() ==
             R"([{"code":"match-relaxed","message":"no article has all words","column":null},)"
             R"({"code":"wildcard-cut","message":"too many endings","column":7}])");
}

BOOST_AUTO_TEST_CASE(an_explanation_comes_only_when_asked_for) {
  dateline::Results results = samples::results();
  BOOST_TEST(!Json::parse(render::json(results)).contains("explain"));
  results.explanation = dateline::Explanation{"a b", "(and a b)", "(Sa AND Sb)", {{"n-1", {{"title:a", 1.2}}}}};
  const std::string explain = R"j({"typed":"a b","tree":"(and a b)","engine":"(Sa AND Sb)",)j"
                              R"j("hits":[{"id":"n-1","parts":[{"what":"title:a","score":1.2}]}]})j";
  BOOST_TEST(Json::parse(render::json(results))["explain"].dump() == explain);
}

BOOST_AUTO_TEST_CASE(an_answer_of_a_batch_begins_with_its_id) {
  const Json answer = Json::parse(render::batch_json("q7", samples::results()));
  BOOST_TEST(keys(answer).front() == "id");
  BOOST_TEST(answer["id"] == "q7");
  BOOST_TEST(answer["hits"].size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_query_of_a_batch_that_is_not_understood_is_answered_by_its_error) {
  dateline::Results results;
  results.problem = dateline::Problem{"This bracket is not closed.", 5, "Add a ) or quote it."};
  BOOST_TEST(render::batch_json("3", results) ==
             R"({"id":"3","error":{"exit":2,"kind":"query","message":"This bracket is not closed.","column":5,)"
             R"("hint":"Add a ) or quote it."}})");
}

BOOST_AUTO_TEST_CASE(a_score_that_is_no_number_is_null) {
  dateline::Hit hit = samples::hit();
  hit.score = std::numeric_limits<double>::quiet_NaN();
  BOOST_TEST(Json::parse(render::json(hit))["score"].is_null());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(json_of_articles)

BOOST_AUTO_TEST_CASE(every_key_of_an_article_is_there_in_its_order) {
  const Json article = Json::parse(render::json(samples::stored()));
  check_keys(article, {"id", "title", "body", "published", "precision", "source", "section", "topics", "authors",
                       "language", "url", "extra", "entities", "mentions", "days", "group", "dump", "other_ids"});
  BOOST_TEST(article["mentions"].dump() == "[]");
  BOOST_TEST(article["days"].dump() == "[]");
  BOOST_TEST(article["group"].is_null());
  BOOST_TEST(article["dump"].dump() == R"({"name":"news.jsonl","member":null,"position":1024})");
  BOOST_TEST(article["other_ids"].dump() == R"(["copy-1"])");
}

BOOST_AUTO_TEST_CASE(extra_keeps_its_order_and_its_numbers) {
  const std::string line = render::json(samples::stored());
  const std::string extra =
      R"("extra":{"zeta":1,"alpha":{"b":[1.50,12345678901234567890123],"a":"x y"},"text":"caf\u00e9"},"entities":)";
  BOOST_TEST(line.find(extra) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(extra_is_always_an_object) {
  const struct {
    std::string extra, shown;
  } cases[] = {
      {"", "{}"},
      {" \n", "{}"},
      {"{}", "{}"},
      {"[1, 2]", R"({"unparsed":"[1, 2]"})"},
      {"{\"cut", R"({"unparsed":"{\"cut"})"},
      {"{\"a\" : \"\\\"} , {\" , \"b\":\t[ ]}", R"({"a":"\"} , {","b":[]})"},
  };
  for (const auto& [extra, shown] : cases) {
    dateline::StoredArticle stored = samples::stored();
    stored.article.extra = extra;
    const std::string line = render::json(stored);
    BOOST_TEST_CONTEXT(line) { BOOST_TEST(line.find("\"extra\":" + shown + ",\"entities\"") != std::string::npos); }
  }
}

BOOST_AUTO_TEST_CASE(extra_of_any_depth_costs_no_stack) {
  dateline::StoredArticle stored = samples::stored();
  const std::size_t depth = 1000000;
  stored.article.extra = "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  BOOST_TEST(render::json(stored).find(stored.article.extra) != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(json_of_stats_is_the_line_of_the_contract) {
  BOOST_TEST(render::json(samples::stats()) ==
             R"({"articles":21578,"removed":12,"undated":3,"groups":40,"first":"1987-02-26","last":"1987-10-20",)"
             R"("sources":[{"value":"Reuters","count":20000},{"value":"The Harbour Post","count":1578}],)"
             R"("languages":[{"value":"en","count":21000},{"value":"und","count":578}],)"
             R"("entities":{"person":10,"org":20,"place":30},"shards":2,)"
             R"("bytes":{"index":80123456,"text":20000000,"columns":999,"tables":12345},"generation":7,"format":1})");
  const Json empty = Json::parse(render::json(dateline::Stats{}));
  BOOST_TEST(empty["first"].is_null());
  BOOST_TEST(empty["last"].is_null());
  BOOST_TEST(empty["sources"].dump() == "[]");
}

BOOST_AUTO_TEST_SUITE(json_of_dirty_text)

BOOST_AUTO_TEST_CASE(malformed_text_becomes_well_formed_and_its_highlights_move_along) {
  dateline::Hit hit = samples::hit();
  hit.snippet = {"a\xff word and \xc3", {{3, 7}, {12, 999}}};
  const Json value = Json::parse(render::json(hit));
  const std::string text = value["snippet"]["text"];
  BOOST_TEST(text == "a\uFFFD word and \uFFFD");
  const auto piece = [&](std::size_t i) {
    const std::size_t begin = value["snippet"]["highlights"][i][0];
    const std::size_t end = value["snippet"]["highlights"][i][1];
    return text.substr(begin, end - begin);
  };
  BOOST_TEST(piece(0) == "word");
  BOOST_TEST(piece(1) == "\uFFFD");
}

BOOST_AUTO_TEST_CASE(nothing_in_a_line_is_obeyed_by_a_terminal_and_nothing_is_lost) {
  dateline::Results results;
  results.hits = {samples::hostile_hit()};
  for (const std::string& line : {render::json(results), render::json(samples::hostile_article())}) {
    for (const std::string_view forbidden : {"\x1b", "\x7f", "\xc2\x9b", "\u202E", "\u2066", "\n", "\t"}) {
      BOOST_TEST(line.find(forbidden) == std::string::npos);
    }
    BOOST_TEST(Json::accept(line));
  }
  const std::string title = Json::parse(render::json(samples::hostile_article()))["title"];
  BOOST_TEST(title.starts_with("\x1b[2J\x1b]0;owned\x07 \xc2\x9b"));
  BOOST_TEST(title.find("\u202Eturned") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
