#include <boost/test/unit_test.hpp>
#include <string>

#include "dateline/error.h"
#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

Article article_of(const std::string& json, const ReadOptions& options = {}) {
  const auto reading = read_bytes(json + "\n", options);
  BOOST_REQUIRE_MESSAGE(reading.articles.size() == 1U, json);
  return reading.articles[0];
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_names_that_dumps_use_are_understood) {
  for (const std::string key : {"title", "headline", "Headline", "HEAD", "hl"})
    BOOST_TEST_CONTEXT(key) BOOST_TEST(article_of("{\"" + key + "\":\"A\"}").title == "A");
  for (const std::string key : {"body", "text", "content", "article", "article_body", "articleBody", "fulltext",
                                "full_text", "full-text", "story", "description", "abstract", "summary"})
    BOOST_TEST_CONTEXT(key) BOOST_TEST(article_of("{\"" + key + "\":\"B\"}").body == "B");
  for (const std::string key : {"published", "date", "pub_date", "pubDate", "PUB-DATE", "publish_date", "published_at",
                                "publication_date", "datetime", "date_published", "created_at", "timestamp"})
    BOOST_TEST_CONTEXT(key)
  BOOST_TEST(to_string(article_of("{\"title\":\"A\",\"" + key + "\":\"2023-03-14\"}").published) == "2023-03-14");
  for (const std::string key : {"url", "link", "web_url", "uri", "permalink"}) BOOST_TEST_CONTEXT(key)
  BOOST_TEST(article_of("{\"title\":\"A\",\"" + key + "\":\"http://x.org/a?b=1&amp=2\"}").url ==
             "http://x.org/a?b=1&amp=2");
  for (const std::string key : {"source", "publication", "publisher", "newspaper", "outlet"})
    BOOST_TEST_CONTEXT(key) BOOST_TEST(article_of("{\"title\":\"A\",\"" + key + "\":\"Post\"}").source == "Post");
  for (const std::string key : {"section", "category", "desk"})
    BOOST_TEST_CONTEXT(key) BOOST_TEST(article_of("{\"title\":\"A\",\"" + key + "\":\"World\"}").section == "World");
  for (const std::string key : {"id", "guid", "docno", "uuid", "_id", "article_id", "doc_id"})
    BOOST_TEST_CONTEXT(key) BOOST_TEST(article_of("{\"title\":\"A\",\"" + key + "\":\" 7 \"}").id == "7");
  for (const std::string key : {"language", "lang"})
    BOOST_TEST_CONTEXT(key) BOOST_TEST(article_of("{\"title\":\"A\",\"" + key + "\":\"English\"}").language == "en");
}

BOOST_AUTO_TEST_CASE(of_several_keys_the_best_gives_the_field_and_the_others_are_kept) {
  const auto article = article_of(
      R"({"summary":"short","text":"long","headline":"H","title":"T","created_at":"2020-01-01","date":"soon","pub_date":"2023-03-14"})");
  BOOST_TEST(article.title == "T");
  BOOST_TEST(article.body == "long");
  BOOST_TEST(to_string(article.published) == "2023-03-14");
  BOOST_TEST(article.extra == R"({"summary":"short","headline":"H","created_at":"2020-01-01","date":"soon"})");
}

BOOST_AUTO_TEST_CASE(equal_values_under_several_keys_are_kept_once) {
  BOOST_TEST(article_of(R"({"title":"T","headline":"T","published":"2023-03-14","date":"14 March 2023"})").extra == "");
}

BOOST_AUTO_TEST_CASE(what_no_field_takes_is_kept_as_it_was) {
  const auto article = article_of(
      R"({"title":"T","n":1.10,"big":123456789012345678901234567890,"o":{"a":[1,null,"x"]},"no":null,"empty":"","t":true,"q":"a\"\\\n"})");
  BOOST_TEST(article.extra ==
             R"({"n":1.10,"big":123456789012345678901234567890,"o":{"a":[1,null,"x"]},"t":true,"q":"a\"\\\n"})");
}

BOOST_AUTO_TEST_CASE(values_of_odd_shapes_give_what_they_stand_for) {
  const auto article = article_of(
      R"({"id":{"$oid":"5f"},"title":{"rendered":"T"},"content":{"rendered":"<p>B</p>","protected":false},"source":{"id":"cnn","name":"CNN"},"date":{"$date":1678786200000},"body_html":[1]})");
  BOOST_TEST(article.id == "5f");
  BOOST_TEST(article.title == "T");
  BOOST_TEST(article.body == "B");
  BOOST_TEST(article.source == "CNN");
  BOOST_TEST(to_string(article.published) == "2023-03-14T09:30:00Z");
  BOOST_TEST(article.extra == R"({"content":{"protected":false},"source":{"id":"cnn"},"body_html":[1]})");
  BOOST_TEST(article_of(R"({"title":"T","body":["One.","Two."]})").body == "One.\n\nTwo.");
  BOOST_TEST(article_of(R"({"id":42,"title":1984})").title == "1984");
  const auto wrong = article_of(R"({"title":"T","body":{"blocks":[{"x":1}]},"url":false})");
  BOOST_TEST(wrong.extra == R"({"body":{"blocks":[{"x":1}]},"url":false})");
}

BOOST_AUTO_TEST_CASE(bylines_become_names) {
  const std::pair<const char*, Texts> cases[] = {
      {R"("By Jane Doe and John Roe")", {"Jane Doe", "John Roe"}},
      {R"("BY JANE DOE AND JOHN ROE")", {"JANE DOE", "JOHN ROE"}},
      {R"("Jane Doe, John Roe and Ann Lee")", {"Jane Doe", "John Roe", "Ann Lee"}},
      {R"("Jane Doe, John Roe, and Ann Lee")", {"Jane Doe", "John Roe", "Ann Lee"}},
      {R"("Doe, Jane; Roe, John")", {"Doe, Jane", "Roe, John"}},
      {R"("Doe, Jane")", {"Doe, Jane"}},
      {R"("Martin King, Jr.")", {"Martin King, Jr."}},
      {R"("Byron Anderson")", {"Byron Anderson"}},
      {R"(["By Jane Doe","Roe, John"])", {"Jane Doe", "Roe, John"}},
      {R"([{"name":"Jane Doe","url":"x"},{"name":"Jane Doe"}])", {"Jane Doe"}},
  };
  for (const auto& [value, names] : cases) BOOST_TEST_CONTEXT(value) {
      BOOST_TEST(article_of("{\"title\":\"T\",\"byline\":" + std::string(value) + "}").authors == names);
    }
}

BOOST_AUTO_TEST_CASE(topics_are_lists_or_texts_that_list) {
  const std::pair<const char*, Texts> cases[] = {{R"(["a","b, c","a"])", {"a", "b, c"}},
                                                 {R"("a, b,c")", {"a", "b", "c"}},
                                                 {R"("a; b, c")", {"a", "b, c"}},
                                                 {R"([{"name":"a"},{"term":"b"}])", {"a", "b"}}};
  for (const auto& [value, topics] : cases) BOOST_TEST_CONTEXT(value) {
      BOOST_TEST(article_of("{\"title\":\"T\",\"tags\":" + std::string(value) + "}").topics == topics);
    }
}

BOOST_AUTO_TEST_CASE(a_mapping_goes_before_guessing) {
  ReadOptions options;
  options.map = {{"title", "meta.names[].text"}, {"topics", "labels[].name"}, {"published", "meta.when"}};
  const auto article = article_of(
      R"({"title":"no","date":"1999-01-01","meta":{"names":[{"text":"T"}],"when":"2023-03-14","left":1},"labels":[{"name":"a","n":1},{"name":"b"}],"body":"B"})",
      options);
  BOOST_TEST(article.title == "T");
  BOOST_TEST(article.topics == (Texts{"a", "b"}));
  BOOST_TEST(to_string(article.published) == "2023-03-14");
  BOOST_TEST(article.extra == R"({"title":"no","date":"1999-01-01","meta":{"left":1},"labels":[{"n":1}]})");
}

BOOST_AUTO_TEST_CASE(a_key_with_a_dot_in_it_can_be_mapped) {
  ReadOptions options;
  options.map = {{"body", "doc.txt"}};
  BOOST_TEST(article_of(R"({"title":"T","doc.txt":"B"})", options).body == "B");
}

BOOST_AUTO_TEST_CASE(defaults_fill_only_what_is_missing) {
  ReadOptions options;
  options.source = "Post";
  options.language = "de";
  options.date = "14 March 2023";
  options.id_prefix = "p:";
  const auto bare = article_of(R"({"id":"1","title":"T"})", options);
  BOOST_TEST(bare.source == "Post");
  BOOST_TEST(bare.language == "de");
  BOOST_TEST(to_string(bare.published) == "2023-03-14");
  BOOST_TEST(bare.id == "p:1");
  const auto full = article_of(R"({"id":"1","title":"T","source":"S","lang":"fr","date":"1999"})", options);
  BOOST_TEST(full.source == "S");
  BOOST_TEST(full.language == "fr");
  BOOST_TEST(to_string(full.published) == "1999");
}

BOOST_AUTO_TEST_CASE(times_without_a_zone_are_in_the_one_given) {
  ReadOptions options;
  options.timezone = "Europe/Berlin";
  BOOST_TEST(to_string(article_of(R"({"title":"T","date":"2023-07-14 09:30"})", options).published) ==
             "2023-07-14T09:30+02:00");
}

BOOST_AUTO_TEST_CASE(options_that_make_no_sense_are_usage_errors) {
  const auto is_usage = [](const Error& error) { return error.kind() == ErrorKind::usage; };
  ReadOptions field, zone, date, language;
  field.map = {{"colour", "x"}};
  zone.timezone = "Mars/Olympus";
  date.date = "30 February 2023";
  language.language = "Klingonish";
  for (const auto* options : {&field, &zone, &date, &language})
    BOOST_CHECK_EXCEPTION(ArticleParser{*options}, Error, is_usage);
}

BOOST_AUTO_TEST_CASE(an_unreadable_value_is_kept_and_the_field_unknown) {
  const auto article = article_of(R"({"title":"T","date":"30 February 2023","lang":"Gibberish"})");
  BOOST_TEST((article.published.precision == Precision::unknown));
  BOOST_TEST(article.language == "");
  BOOST_TEST(article.extra == R"({"date":"30 February 2023","lang":"Gibberish"})");
}

BOOST_AUTO_TEST_CASE(an_id_is_made_of_the_url_else_of_the_content) {
  const auto by_url = article_of(R"({"title":"T","url":"http://x.org/1"})");
  BOOST_TEST(by_url.id.starts_with("u-"));
  BOOST_TEST(by_url.id == article_of(R"({"title":"changed","url":"http://x.org/1"})").id);
  const auto by_content = article_of(R"({"title":"T","body":"B"})");
  BOOST_TEST(by_content.id.starts_with("c-"));
  BOOST_TEST(by_content.id.size() == 18U);
  BOOST_TEST(by_content.id == article_of(R"({"body":"B","title":"T"})").id);
  BOOST_TEST(by_content.id != article_of(R"({"title":"TB"})").id);
}

BOOST_AUTO_TEST_CASE(an_id_that_cannot_be_stored_is_changed_and_kept_beside) {
  const std::string long_id(600, 'x');
  const auto article = article_of("{\"id\":\"" + long_id + "\",\"title\":\"T\"}");
  BOOST_TEST(article.id.starts_with("i-"));
  BOOST_TEST(article.extra == "{\"id\":\"" + long_id + "\"}");
  const auto controls = article_of(R"({"id":"a\tb\u0001","title":"T"})");
  BOOST_TEST(controls.id == "ab");
  BOOST_TEST(controls.extra == R"({"id":"a\tb\u0001"})");
}

BOOST_AUTO_TEST_CASE(the_parser_tells_how_keys_were_understood) {
  ArticleParser parser({});
  DumpReader reader(std::string(DATELINE_SOURCE) + "/corpus/news/wire.jsonl", {});
  while (auto next = reader.next())
    if (auto* record = std::get_if<RawRecord>(&*next)) (void)parser.parse(*record);
  BOOST_REQUIRE(!parser.key_uses().empty());
  BOOST_TEST(parser.key_uses()[0].key == "id");
  BOOST_TEST(parser.key_uses()[0].field == "id");
  BOOST_TEST(parser.key_uses()[0].sample == "mw-001");
  BOOST_TEST(parser.unused_keys().at("priority") > 10U);
}
