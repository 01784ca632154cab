#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "common/archive/snapshot.h"
#include "dateline/indexer.h"
#include "dateline/maintenance.h"
#include "dateline/searcher.h"
#include "tests/some_articles.h"
#include "tests/temporary_folder.h"

using namespace dateline;

namespace {

/// What an archive answers to many queries, as text: hits, scores, order, totals, groups.
std::string answers(const ArchiveLocation& where, unsigned seed) {
  const Searcher searcher(where);
  RandomNews news(seed);
  std::ostringstream out;
  out.precision(17);
  Request everything;
  everything.query = "*";
  everything.limit = std::nullopt;
  everything.duplicates = Duplicates::show;
  for (const Hit& hit : searcher.search(everything).hits) out << hit.article.id << '\n';
  for (int i = 0; i < 150; ++i) {
    Request request;
    request.query = news.text(1 + news.below(3));
    switch (news.below(9)) {
      case 0: request.query = '"' + news.word() + ' ' + news.word() + '"'; break;
      case 1: request.query += " OR " + news.word(); break;
      case 2: request.query += " -" + news.word(); break;
      case 3: request.query += " date:2021-03..2022-06"; break;
      case 4: request.filters.push_back({"person", "Person 3"}); break;
      case 5: request.filters.push_back({"source", "source 1"}); break;
      case 6: request.query = "title:" + news.word(); break;
      default: break;
    }
    request.limit = news.below(4) == 0 ? std::optional<std::size_t>() : 10;
    request.exact_total = news.below(2) == 0;
    request.match = static_cast<MatchMode>(news.below(4));
    request.sort = static_cast<Sort>(news.below(3));
    request.duplicates = static_cast<Duplicates>(news.below(3));
    for (const std::string_view field : facet_fields())
      if (news.below(4) == 0) request.facets.push_back({std::string(field), news.below(5)});
    if (news.below(3) == 0) request.timeline.emplace();
    const Results results = searcher.search(request);
    BOOST_REQUIRE_MESSAGE(!results.problem, request.query);
    // Groups are counted one way from hits, another from all matches.
    Request exact = request;
    exact.facets.clear();
    exact.timeline.reset();
    exact.exact_total = true;
    exact.limit = 1;
    const Total one_way = searcher.search(exact).total, another = searcher.count(request).total;
    BOOST_TEST(one_way.value == another.value, request.query);
    BOOST_TEST(one_way.groups.value_or(0) == another.groups.value_or(0), request.query);
    out << request.query << " -> ";
    if (results.total.exact) out << results.total.value << " in " << results.total.groups.value_or(0);
    for (const Hit& hit : results.hits) {
      out << "\n  " << hit.rank << ' ' << hit.article.id << ' ' << hit.score.value_or(-1) << ' '
          << hit.group.value_or("-") << ' ' << hit.duplicates << ' ' << hit.snippet.text;
    }
    for (const Facet& facet : results.facets) {
      out << "\n  " << facet.field << ' ' << facet.other << ' ' << facet.missing;
      for (const ValueCount& value : facet.values) out << ", " << value.value << ' ' << value.count;
    }
    if (results.timeline)
      for (const Timeline::Bucket& bucket : results.timeline->buckets)
        out << "\n  " << to_string(bucket.start) << ' ' << bucket.count << ' ' << bucket.of;
    for (const Note& note : results.notes) out << "\n  " << note.code << ' ' << note.message;
    out << '\n';
  }
  return out.str();
}

/// The first line in which two texts differ, so that a failure says what.
std::string first_difference(const std::string& a, const std::string& b) {
  std::istringstream left(a), right(b);
  std::string l, r;
  while (std::getline(left, l) && std::getline(right, r))
    if (l != r) return l + "\n" + r;
  return a == b ? "" : "one is longer";
}

void index(const ArchiveLocation& where, const std::vector<Article>& articles, unsigned jobs = 2) {
  IndexOptions options;
  options.jobs = jobs;
  Indexer indexer(where, options);
  for (const Article& article : articles) indexer.add(article);
  indexer.commit();
}

struct History {
  std::vector<std::vector<Article>> dumps;  // each indexed in a run of its own
  std::vector<std::string> deleted;
  std::vector<Article> survivors;  // what an archive without that history would hold
};

/// 2,000 articles in seven runs, a fifth of them updated later, a tenth deleted; some near-copies of others.
History make_history(unsigned seed) {
  RandomNews news(seed);
  History history;
  std::vector<Article> current;
  for (int i = 0; i < 2000; ++i) {
    Article article = news.article("id-" + std::to_string(i));
    if (i > 10 && news.below(10) == 0)
      article.body = current[news.below(static_cast<unsigned>(i))].body + " " + news.word();
    // Exact copies under two ids would make it matter which id came first.
    article.title += " " + std::to_string(i);
    current.push_back(article);
  }
  history.dumps.resize(7);
  for (std::size_t i = 0; i < current.size(); ++i) history.dumps[i * 6 / current.size()].push_back(current[i]);
  for (Article& article : current) {
    if (news.below(5) != 0) continue;
    article.body += " " + news.text(4);
    article.topics = {"corrected"};
    history.dumps[6].push_back(article);
  }
  for (const Article& article : current) {
    if (news.below(10) == 0)
      history.deleted.push_back(article.id);
    else
      history.survivors.push_back(article);
  }
  return history;
}

}  // namespace

BOOST_AUTO_TEST_CASE(after_compact_an_archive_answers_like_one_that_never_held_what_was_removed) {
  for (const unsigned seed : {1U, 2U}) {
    const History history = make_history(seed);
    const TemporaryFolder folder;
    const ArchiveLocation grown{folder.path() / "grown"}, fresh{folder.path() / "fresh"};
    for (const auto& dump : history.dumps) index(grown, dump);
    delete_articles(grown, history.deleted);
    compact(grown);
    index(fresh, history.survivors);
    BOOST_TEST(archive::Snapshot::open(grown)->shard_count() == 1U);
    BOOST_TEST(archive::Snapshot::open(grown)->removed_count() == 0U);
    BOOST_TEST(first_difference(answers(grown, seed), answers(fresh, seed)) == "");
  }
}

BOOST_AUTO_TEST_CASE(many_shards_answer_like_one) {
  RandomNews news(4);
  std::vector<Article> articles;
  for (int i = 0; i < 900; ++i) articles.push_back(news.article(std::to_string(i)));
  const TemporaryFolder folder;
  const ArchiveLocation many{folder.path() / "many"}, one{folder.path() / "one"};
  index(one, articles);
  // Shards that halve from one to the next are of unlike size, so that none are merged.
  for (std::size_t begin = 0, size = 500; begin < articles.size();
       begin += size, size = std::max<std::size_t>(size / 2, 20)) {
    const auto first = articles.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = articles.begin() + static_cast<std::ptrdiff_t>(std::min(begin + size, articles.size()));
    index(many, {first, last});
  }
  BOOST_TEST(archive::Snapshot::open(many)->shard_count() > 3U);
  BOOST_TEST(first_difference(answers(many, 4), answers(one, 4)) == "");
}

BOOST_AUTO_TEST_CASE(the_number_of_jobs_changes_nothing) {
  const History history = make_history(3);
  const TemporaryFolder folder;
  const ArchiveLocation one{folder.path() / "one"}, eight{folder.path() / "eight"};
  for (const auto& dump : history.dumps) {
    index(one, dump, 1);
    index(eight, dump, 8);
  }
  BOOST_TEST(first_difference(answers(one, 3), answers(eight, 3)) == "");
}

// Xapian 1.4.22 misreads the list of a term that every document of a shard has unless the shard's numbers begin at 1.
BOOST_AUTO_TEST_CASE(what_every_article_of_a_shard_has_can_be_asked_for_and_excluded) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  const std::size_t sizes[] = {3000, 1400};
  std::vector<Article> articles;
  for (const std::size_t size : sizes) {
    articles.clear();
    for (std::size_t i = 0; i < size; ++i)
      articles.push_back(
          make_article(std::to_string(size) + "-" + std::to_string(i), "Everywhere", "the same old story"));
    for (std::size_t i = 0; i < size; ++i) articles[i].title += " " + articles[i].id;
    index(where, articles);
  }
  BOOST_REQUIRE(archive::Snapshot::open(where)->shard_count() == 2U);
  const Searcher searcher(where);
  const std::size_t all = sizes[0] + sizes[1];
  const std::pair<const char*, std::size_t> cases[] = {{"*", all},
                                                       {"source:Test", all},
                                                       {"story date:2024", all},
                                                       {"story OR nothing", all},
                                                       {"-story", 0},
                                                       {"everywhere -source:Test", 0},
                                                       {"sto*", all},
                                                       {"date:2024-05-17 language:en", all}};
  for (const auto& [query, count] : cases) {
    Request request;
    request.query = query;
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      request.sort = sort;
      request.exact_total = true;
      BOOST_TEST(searcher.search(request).total.value == count, query);
    }
  }
}
