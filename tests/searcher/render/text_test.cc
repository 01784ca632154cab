#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "searcher/render/render.h"
#include "tests/searcher/render/samples.h"

namespace render = dateline::render;
namespace samples = dateline::samples;

namespace {

dateline::Hit scored(const std::string& id, std::size_t rank, std::optional<double> score) {
  dateline::Hit hit;
  hit.article.id = id;
  hit.rank = rank;
  hit.score = score;
  return hit;
}

std::string printed(const dateline::Results& results) {
  std::string lines;
  for (const dateline::Hit& hit : results.hits) lines += render::text(hit, false);
  return lines + render::text_after_hits(results);
}

std::vector<std::vector<std::string>> columns(const std::string& lines) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    rows.emplace_back();
    for (std::string word; words >> word;) rows.back().push_back(word);
  }
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_for_pipes)

BOOST_AUTO_TEST_CASE(a_hit_is_a_line_of_id_day_source_and_title) {
  BOOST_TEST(printed(samples::results()) ==
             "n-1\t2025-09-12\tThe Harbour Post\tCeasefire talks resume in Geneva\n"
             "n-2\t\t\t\n");
  BOOST_TEST(printed(dateline::Results{}) == "");
}

BOOST_AUTO_TEST_CASE(a_day_is_cut_where_its_precision_ends) {
  dateline::Results results;
  results.hits = {samples::hit()};
  results.hits[0].article.published = samples::at(dateline::Precision::month);
  BOOST_TEST(printed(results).starts_with("n-1\t2025-09\t"));
  results.hits[0].article.published = samples::at(dateline::Precision::minute);
  BOOST_TEST(printed(results).starts_with("n-1\t2025-09-12\t"));
}

BOOST_AUTO_TEST_CASE(no_value_breaks_its_line_or_its_column) {
  dateline::Results results;
  results.hits = {samples::hostile_hit()};
  const std::string lines = printed(results);
  BOOST_TEST(std::ranges::count(lines, '\n') == 1);
  BOOST_TEST(std::ranges::count(lines, '\t') == 3);
  BOOST_TEST(lines.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_title_is_not_cut) {
  dateline::Results results;
  results.hits = {samples::hit()};
  results.hits[0].article.title = std::string(5000, 't');
  BOOST_TEST(printed(results).ends_with('\t' + std::string(5000, 't') + '\n'));
}

BOOST_AUTO_TEST_CASE(the_passage_is_a_fifth_field_when_asked_for) {
  BOOST_TEST(render::text(samples::hit(), true) ==
             "n-1\t2025-09-12\tThe Harbour Post\tCeasefire talks resume in Geneva\tDelegates met again for talks on a "
             "ceasefire.\n");
}

BOOST_AUTO_TEST_CASE(facets_and_timeline_stand_behind_an_empty_line) {
  dateline::Results results = samples::results();
  results.facets = {{"place", {{"Geneva", 7}, {"Ky\tiv", 2}}, 3, 1}, {"year", {}, 0, 9}};
  dateline::Timeline timeline;
  timeline.unit = dateline::TimeUnit::month;
  timeline.buckets.push_back({dateline::period_of(samples::at(dateline::Precision::month)).first, 5, 20});
  timeline.compare.push_back({"other", {4}});
  results.timeline = std::move(timeline);
  const std::string lines = printed(results);
  BOOST_TEST(lines.ends_with("\n\nplace\tGeneva\t7\nplace\tKy iv\t2\n2025-09-01\t5\t4\n"), lines);
}

BOOST_AUTO_TEST_CASE(an_article_is_its_fields_a_line_each_then_its_body) {
  BOOST_TEST(render::text(samples::stored()) ==
             "id\tn-1\n"
             "title\tCeasefire talks resume in Geneva\n"
             "published\t2025-09-12T08:00:00Z\n"
             "source\tThe Harbour Post\n"
             "section\tWorld\n"
             "topic\tpeace\n"
             "topic\ttalks\n"
             "author\tA. Writer\n"
             "language\ten\n"
             "url\thttps://example.org/1\n"
             "person\tAda Marsh\n"
             "org\tUnited Nations\n"
             "place\tGeneva\n"
             "place\tKyiv\n"
             "extra\tzeta\t1\n"
             "extra\talpha\t{\"b\":[1.50,12345678901234567890123],\"a\":\"x y\"}\n"
             "extra\ttext\tcafé\n"
             "copy\tcopy-1\n"
             "\n"
             "First paragraph of the story.\n\nSecond paragraph.\n");
}

BOOST_AUTO_TEST_CASE(an_article_without_anything_is_its_id_and_language) {
  BOOST_TEST(render::text(dateline::StoredArticle{samples::bare_hit().article, std::nullopt}) ==
             "id\tn-2\nlanguage\tund\n");
}

BOOST_AUTO_TEST_CASE(stats_are_names_and_numbers) {
  const std::string lines = render::text(samples::stats());
  for (const std::string_view line :
       {"articles\t21578\n", "first\t1987-02-26\n", "source\tThe Harbour Post\t1578\n", "language\tund\t578\n",
        "entities\torg\t20\n", "bytes\tindex\t80123456\n", "generation\t7\n", "format\t1\n"}) {
    BOOST_TEST_CONTEXT(line) { BOOST_TEST(lines.find(line) != std::string::npos); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(lines_for_evaluation)

BOOST_AUTO_TEST_CASE(a_ranked_hit_keeps_its_score) {
  dateline::Results results;
  results.hits = {scored("a", 1, 12.25), scored("b", 2, 1.0 / 3.0)};
  BOOST_TEST(render::trec("q1", results) ==
             "q1 Q0 a 1 12.25 dateline\n"
             "q1 Q0 b 2 0.3333333333333333 dateline\n");
}

BOOST_AUTO_TEST_CASE(a_query_without_hits_gives_nothing) { BOOST_TEST(render::trec("q1", dateline::Results{}) == ""); }

BOOST_AUTO_TEST_CASE(scores_never_increase) {
  dateline::Results results;
  const std::optional<double> given[] = {3.0, 2.0, 2.5, std::nullopt, std::nan(""), 2.0, 0.0, std::nullopt};
  std::size_t rank = 0;
  for (const auto& score : given) {
    ++rank;
    results.hits.push_back(scored("a" + std::to_string(rank), rank, score));
  }
  double last = 1e9;
  for (const auto& row : columns(render::trec("1", results))) {
    BOOST_REQUIRE(row.size() == 6U);
    BOOST_TEST(std::stod(row[4]) <= last);
    last = std::stod(row[4]);
  }
}

BOOST_AUTO_TEST_CASE(hits_that_were_not_ranked_keep_their_order_by_falling_scores) {
  dateline::Results results;
  for (std::size_t rank = 11; rank < 2000; ++rank) results.hits.push_back(scored("a", rank, std::nullopt));
  double last = 1;
  for (const auto& row : columns(render::trec("1", results))) {
    BOOST_TEST(std::stod(row[4]) < last);
    last = std::stod(row[4]);
  }
}

BOOST_AUTO_TEST_CASE(ids_stay_one_column) {
  const struct {
    std::string id, shown;
  } cases[] = {{"a b", "a%20b"},          {"a\tb\n", "a%09b%0A"}, {"a\u00A0b", "a%C2%A0b"},
               {"a\u3000", "a%E3%80%80"}, {"\x1b[2J", "%1B[2J"},  {"100%", "100%"},
               {"東京#2", "東京#2"},      {"\xff", "%FF"},        {"", "-"}};
  for (const auto& [id, shown] : cases) {
    dateline::Results results;
    results.hits = {scored(id, 1, 1.5)};
    BOOST_TEST(render::trec(id, results) == shown + " Q0 " + shown + " 1 1.5 dateline\n");
  }
}

BOOST_AUTO_TEST_SUITE_END()
