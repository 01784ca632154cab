#include "searcher/query/planner.h"

#include <boost/test/unit_test.hpp>
#include <limits>

#include "common/archive/snapshot.h"
#include "searcher/query/engine_query.h"
#include "searcher/query/parser.h"
#include "searcher/ranking.h"
#include "tests/searcher/test_archive.h"
#include "tests/some_articles.h"

using namespace dateline;

namespace {

/// A small archive and what planning a query over it gives.
class Bench {
 public:
  explicit Bench(const std::vector<Article>& articles)
      : archive_({articles}),
        snapshot_(archive::Snapshot::open(archive_.where())),
        postings_(*snapshot_, archive_.where()),
        database_(snapshot_->lease()) {}

  query::Plan plan(const std::string& typed, bool stem = true) {
    const Day today = period_of(TestArchive::today()).first;
    const query::Parse parse = query::parse(typed, today);
    BOOST_REQUIRE(parse.tree);
    const archive::Manifest& manifest = snapshot_->manifest();
    const TermFrequencies frequencies(postings_);
    query::PlanContext context{*database_, frequencies, manifest.stem_tags, manifest.published, manifest.indexed, today,
                               stem,       {}};
    return query::make_plan(*parse.tree, context, analyser_);
  }
  std::string engine(const std::string& typed, bool stem = true) {
    return query::engine_query(plan(typed, stem).with_all_words(), *snapshot_, *database_).get_description();
  }

 private:
  TestArchive archive_;
  std::shared_ptr<const archive::Snapshot> snapshot_;
  Postings postings_;
  archive::Snapshot::Lease database_;
  Analyser analyser_;
};

std::vector<Article> articles() {
  Article first = make_article("1", "Budget", "Peace talks of the vice-president. The WHO said who.");
  first.url = "http://example.org/a";
  Article second = make_article("2", "Paix", "La paix.");
  second.language = "fr";
  return {first, second};
}

}  // namespace

BOOST_AUTO_TEST_CASE(queries_become_terms_of_the_schema) {
  struct Case {
    const char* typed;
    const char* engine;
  };
  const Case cases[] = {
      {"talks", "Query(Zen:talk)"},
      {"talks peace", "Query((Zen:talk AND Zen:peac))"},
      {"talks -peace", "Query((Zen:talk AND_NOT Zen:peac))"},
      {"-peace", "Query((<alldocuments> AND_NOT Zen:peac))"},
      {"*", "Query(<alldocuments>)"},
      {"nowhere", "Query()"},
      {"\"peace talks\"", "Query(((Zen:peac AND Zen:talk) FILTER (peace PHRASE 2 talks)))"},
      {"title:\"budget\"", "Query((ZSen:budget FILTER Sbudget))"},
      {"-\"talks\"", "Query((<alldocuments> AND_NOT talks))"},
      {"-\"la paix\"", "Query((<alldocuments> AND_NOT (la PHRASE 2 paix)))"},
      {"-\"paix\"", "Query((<alldocuments> AND_NOT (Spaix OR paix)))"},
      {"-pai*", "Query((<alldocuments> AND_NOT (Spaix OR paix)))"},
      {"source:Test", "Query(XS:test)"},
      {"talks source:test", "Query((Zen:talk FILTER XS:test))"},
      {"person:=Élan", "Query(XP=:élan)"},
      {"person:Élan", "Query(XP:elan)"},
      {"entity:X", "Query((XP:x OR XO:x OR XL:x))"},
      {"date:2024-05-17", "Query(D20240517)"},
      {"date:unknown", "Query(Dunknown)"},
      {"id:a/B", "Query(Qa/B)"},
      {"WHO", "Query((Zen:who FILTER Kwho))"},
  };
  Bench bench(articles());
  for (const Case& c : cases) BOOST_TEST_CONTEXT(c.typed) {
      BOOST_TEST(bench.engine(c.typed) == c.engine);
    }
  BOOST_TEST(bench.engine("talks", false) == "Query((Zen:talk FILTER talks))");
  BOOST_TEST(bench.engine("talk", false) == "Query()");
}

BOOST_AUTO_TEST_CASE(only_plain_words_at_the_top_may_be_missing) {
  struct Case {
    const char* typed;
    std::size_t words;
  };
  const Case cases[] = {{"a b c", 3},       {"a", 1},          {"a -b", 1},   {"a \"b c\"", 1},
                        {"a AND b", 0},     {"a (b OR c)", 1}, {"a OR b", 0}, {"a title:b", 1},
                        {"a date:2024", 1}, {"source:x", 0},   {"a ++ b", 2}};
  Bench bench(articles());
  for (const Case& c : cases) BOOST_TEST_CONTEXT(c.typed) {
      BOOST_TEST(bench.plan(c.typed).words.size() == c.words);
    }
}

BOOST_AUTO_TEST_CASE(filters_alone_have_no_weight) {
  Bench bench(articles());
  BOOST_TEST(!bench.plan("source:test date:2024 -peace").weighed);
  BOOST_TEST(bench.plan("source:test peace").weighed);
  BOOST_TEST(bench.plan("source:test OR peace").weighed);
  BOOST_TEST(!bench.plan("*").weighed);
}

BOOST_AUTO_TEST_CASE(excluded_words_are_not_highlighted) {
  Bench bench(articles());
  BOOST_TEST(bench.plan("peace -talks").marks.size() == 1U);
  BOOST_TEST(bench.plan("-peace").marks.empty());
}

BOOST_AUTO_TEST_CASE(a_sum_of_weights_is_the_same_in_any_order) {
  const double weights[] = {0.1, 3.7, 1e-3, 2.2, 9.91};
  double up = 0, down = 0;
  for (int i = 0; i < 5; ++i) {
    up += ranking::on_grid(weights[i]);
    down += ranking::on_grid(weights[4 - i]);
  }
  BOOST_TEST(up == down);
  BOOST_TEST(ranking::rarity(1000, 1) > ranking::rarity(1000, 10));
  BOOST_TEST(ranking::rarity(10, 10) > 0);
}
