// Facets and timelines against a count by hand.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <sstream>

#include "common/archive/snapshot.h"
#include "dateline/indexer.h"
#include "dateline/maintenance.h"
#include "dateline/searcher.h"
#include "searcher/facets.h"
#include "tests/some_articles.h"
#include "tests/temporary_folder.h"

using namespace dateline;

namespace {

using Live = std::map<std::string, Article>;

Article random_article(RandomNews& news, const std::string& id) {
  Article article = news.article(id);
  article.title += " " + id;  // so that none is another's copy
  if (news.below(3) != 0) article.section = "Desk " + std::to_string(news.below(4));
  for (unsigned n = news.below(4); n > 0; --n) article.authors.push_back("Author " + std::to_string(news.below(6)));
  for (unsigned n = news.below(3); n > 0; --n) article.entities.org.push_back("Org " + std::to_string(news.below(30)));
  if (news.below(12) == 0 && article.published.precision != Precision::unknown)
    article.published = {Precision::year, article.published.year, 1, 1, 0, 0, 0, 0};
  return article;
}

/// Several runs, in which articles are replaced and deleted.
Live fill(const ArchiveLocation& where, unsigned seed) {
  RandomNews news(seed);
  Live live;
  int next = 0;
  for (int run = 0; run < 5; ++run) {
    {
      Indexer indexer(where);
      for (int i = 0; i < 80; ++i) {
        const bool again = !live.empty() && news.below(5) == 0;
        const std::string id = again ? std::next(live.begin(), news.below(static_cast<unsigned>(live.size())))->first
                                     : std::to_string(++next);
        Article article = random_article(news, id);
        if (again) {  // the same source, day and a longer text: an update
          const Article& former = live[id];
          article.source = former.source;
          article.published = former.published;
          article.body = former.body + " " + news.text(5);
        }
        live[id] = article;
        indexer.add(article);
      }
      indexer.commit();
    }
    std::vector<std::string> gone;
    for (int i = 0; i < 6; ++i) {
      gone.push_back(std::next(live.begin(), news.below(static_cast<unsigned>(live.size())))->first);
      live.erase(gone.back());
    }
    delete_articles(where, gone);
  }
  return live;
}

std::vector<std::string> values_by_hand(const Article& article, std::string_view field) {
  const auto one = [](const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : std::vector{text};
  };
  const Timestamp& at = article.published;
  const std::string day = to_string(at).substr(0, 10);
  if (field == "source") return one(article.source);
  if (field == "section") return one(article.section);
  if (field == "language") return one(article.language);
  if (field == "topic") return article.topics;
  if (field == "author") return article.authors;
  if (field == "person") return article.entities.person;
  if (field == "org") return article.entities.org;
  if (field == "place") return article.entities.place;
  if (field == "year") return one(day.substr(0, 4));
  if (field == "month") return at.precision >= Precision::month ? one(day.substr(0, 7)) : one("");
  if (at.precision < Precision::day) return {};
  if (field == "day") return one(day);
  // Zeller's rule, with weeks from Saturday.
  const int month = at.month < 3 ? at.month + 12 : at.month, year = at.month < 3 ? at.year - 1 : at.year;
  static const std::vector<std::string> names{"Saturday",  "Sunday",   "Monday", "Tuesday",
                                              "Wednesday", "Thursday", "Friday"};
  return {
      names[static_cast<std::size_t>((at.day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7)]};
}

std::string to_text(const Facet& facet) {
  std::ostringstream out;
  out << facet.field << " other " << facet.other << " missing " << facet.missing;
  for (const ValueCount& value : facet.values) out << '\n' << value.value << ' ' << value.count;
  return out.str();
}

std::string facet_by_hand(const std::vector<const Article*>& matches, const FacetRequest& asked) {
  std::map<std::string, std::size_t> counts;
  Facet facet;
  facet.field = asked.field;
  for (const Article* article : matches) {
    const std::vector<std::string> values = values_by_hand(*article, asked.field);
    const std::set<std::string> once(values.begin(), values.end());
    if (once.empty()) ++facet.missing;
    for (const std::string& value : once) ++counts[value];
  }
  for (const auto& [value, count] : counts) facet.values.push_back({value, count});
  std::ranges::stable_sort(facet.values, std::ranges::greater{}, &ValueCount::count);  // by bytes before that
  while (asked.limit != 0 && facet.values.size() > asked.limit) {
    facet.other += facet.values.back().count;
    facet.values.pop_back();
  }
  return to_text(facet);
}

/// The first day of the unit that the article's day lies in; "" when that is not known.
std::string bucket_by_hand(const Article& article, TimeUnit unit) {
  const Precision known = article.published.precision;
  const std::string text = to_string(article.published);
  if (known == Precision::unknown) return "";
  if (unit == TimeUnit::year) return text.substr(0, 4) + "-01-01";
  if (known < Precision::month) return "";
  if (unit == TimeUnit::month) return text.substr(0, 7) + "-01";
  if (unit == TimeUnit::quarter) {
    static const std::vector<std::string> firsts{"-01-01", "-04-01", "-07-01", "-10-01"};
    return text.substr(0, 4) + firsts[(article.published.month - 1U) / 3];
  }
  if (known < Precision::day) return "";
  if (unit == TimeUnit::day) return text.substr(0, 10);
  static const std::vector<std::string> week{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                             "Friday", "Saturday", "Sunday"};
  const auto after_monday = std::ranges::find(week, values_by_hand(article, "weekday").front()) - week.begin();
  return to_string(period_of(article.published).first - std::chrono::days(after_monday));
}

/// Checks one timeline: every count, that no bucket is missing, that the ends are matches.
void check_timeline(const Timeline& timeline, const std::vector<const Article*>& matches, const Live& live) {
  std::map<std::string, std::size_t> counts, of;
  std::size_t undated = 0;
  for (const Article* article : matches) {
    const std::string start = bucket_by_hand(*article, timeline.unit);
    if (start.empty())
      ++undated;
    else
      ++counts[start];
  }
  for (const auto& [id, article] : live) ++of[bucket_by_hand(article, timeline.unit)];
  BOOST_TEST(timeline.undated == undated);
  BOOST_REQUIRE(timeline.buckets.empty() == counts.empty());
  if (counts.empty()) return;
  BOOST_TEST(to_string(timeline.buckets.front().start) == counts.begin()->first);
  BOOST_TEST(to_string(timeline.buckets.back().start) == counts.rbegin()->first);
  for (std::size_t i = 0; i < timeline.buckets.size(); ++i) {
    const Timeline::Bucket& bucket = timeline.buckets[i];
    BOOST_TEST(bucket.count == counts[to_string(bucket.start)]);
    BOOST_TEST(bucket.of == of[to_string(bucket.start)]);
    if (i == 0) continue;
    const auto step = (bucket.start - timeline.buckets[i - 1].start).count();
    switch (timeline.unit) {
      case TimeUnit::day: BOOST_TEST(step == 1); break;
      case TimeUnit::week: BOOST_TEST(step == 7); break;
      case TimeUnit::month: BOOST_TEST((step >= 28 && step <= 31)); break;
      case TimeUnit::quarter: BOOST_TEST((step >= 90 && step <= 92)); break;
      case TimeUnit::year: BOOST_TEST((step == 365 || step == 366)); break;
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(facets_and_timelines_are_what_a_count_by_hand_finds) {
  for (const unsigned seed : {11U, 12U}) {
    const TemporaryFolder folder;
    const ArchiveLocation where{folder.path() / "archive"};
    const Live live = fill(where, seed);
    const Searcher searcher(where);
    BOOST_REQUIRE(searcher.stats().articles == live.size());
    BOOST_REQUIRE(searcher.stats().shards > 1U);
    RandomNews news(seed + 100);
    for (int i = 0; i < 60; ++i) {
      Request request;
      request.query = news.below(4) == 0 ? "*" : news.text(1 + news.below(2));
      request.match = news.below(2) == 0 ? MatchMode::any : MatchMode::all_then_most;
      request.duplicates = static_cast<Duplicates>(news.below(3));
      if (news.below(4) == 0) request.filters.push_back({"person", "person 3"});
      if (news.below(4) == 0) request.from = "2021-03";
      request.limit = std::nullopt;
      const bool hide = request.duplicates == Duplicates::hide;
      Request all = request;
      if (!hide) all.duplicates = Duplicates::show;
      std::vector<const Article*> matches;
      for (const Hit& hit : searcher.search(all).hits) matches.push_back(&live.at(hit.article.id));

      for (const std::string_view field : facet_fields())
        request.facets.push_back({std::string(field), news.below(3) == 0 ? 0 : 1 + news.below(4)});
      request.timeline.emplace();
      if (news.below(4) != 0) request.timeline->unit = static_cast<TimeUnit>(news.below(5));
      request.limit = news.below(4);
      const Results results = searcher.search(request);
      BOOST_TEST_CONTEXT(request.query << ", seed " << seed) {
        BOOST_TEST(results.total.exact);
        BOOST_TEST(results.total.value == matches.size());
        BOOST_REQUIRE(results.facets.size() == request.facets.size());
        for (std::size_t f = 0; f < results.facets.size(); ++f)
          BOOST_TEST(to_text(results.facets[f]) == facet_by_hand(matches, request.facets[f]));
        BOOST_REQUIRE(results.timeline.has_value());
        check_timeline(*results.timeline, matches, live);
        if (!request.timeline->unit) BOOST_TEST(results.timeline->buckets.size() <= 60U);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_compared_query_has_a_count_for_each_bucket_and_the_timeline_reaches_over_both) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "archive"};
  Indexer indexer(where);
  const auto add = [&](const std::string& id, const std::string& word, std::uint8_t month) {
    Article article = make_article(id, word, word + " " + id);
    article.published = {Precision::day, 2024, month, 3, 0, 0, 0, 0};
    indexer.add(article);
  };
  add("1", "flood", 3);
  add("2", "strike", 1);
  add("3", "strike", 5);
  add("4", "strike", 5);
  indexer.commit();
  Request request;
  request.query = "flood";
  request.timeline.emplace();
  request.timeline->unit = TimeUnit::month;
  request.timeline->compare = {"strike"};
  const Results results = Searcher(where).search(request);
  BOOST_TEST(results.total.value == 1U);
  const Timeline& timeline = results.timeline.value();
  BOOST_REQUIRE(timeline.buckets.size() == 5U);
  BOOST_TEST(to_string(timeline.buckets.front().start) == "2024-01-01");
  BOOST_TEST(timeline.buckets[2].count == 1U);
  BOOST_REQUIRE(timeline.compare.size() == 1U);
  BOOST_TEST(timeline.compare.front().counts == (std::vector<std::size_t>{1, 0, 0, 0, 2}),
             boost::test_tools::per_element());

  request.timeline->compare = {"(strike"};
  BOOST_TEST(Searcher(where).search(request).problem.value().query == "(strike");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_counted_is_a_problem_and_not_an_empty_answer) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "archive"};
  Indexer indexer(where);
  Article old = make_article("1", "flood", "long ago"), late = make_article("2", "flood", "far ahead");
  old.published = {Precision::day, 1, 1, 1, 0, 0, 0, 0};
  late.published = {Precision::day, 9999, 12, 31, 0, 0, 0, 0};
  indexer.add(old);
  indexer.add(late);
  indexer.commit();
  const Searcher searcher(where);
  Request request;
  request.query = "flood";
  request.facets = {{"colour", 10}};
  BOOST_TEST(searcher.search(request).problem.has_value());
  request.facets.clear();
  request.timeline.emplace();
  request.timeline->unit = TimeUnit::day;
  const Results too_many = searcher.search(request);
  BOOST_TEST(too_many.problem.has_value());
  BOOST_TEST(too_many.hits.empty());
  request.timeline->unit.reset();
  BOOST_TEST((searcher.search(request).timeline.value().unit == TimeUnit::year));
}

BOOST_AUTO_TEST_CASE(counting_parts_at_the_same_time_is_counting_in_one) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "archive"};
  const Live live = fill(where, 7);
  const auto snapshot = archive::Snapshot::open(where);
  std::vector<archive::Number> numbers;
  for (archive::Number number = 1; number < snapshot->manifest().next_number; ++number)
    if (!snapshot->removed(number)) numbers.push_back(number);
  const std::vector<FacetRequest> asked{{"person", 0}, {"source", 2}, {"author", 0}};
  const auto counted = [&](std::size_t rows_a_thread) {
    MatchedDays days(*snapshot, numbers);
    std::string text;
    for (const Facet& facet : count_facets(*snapshot, asked, numbers, days, rows_a_thread)) text += to_text(facet);
    return text;
  };
  std::vector<const Article*> all;
  for (const auto& [id, article] : live) all.push_back(&article);
  BOOST_TEST(counted(1000).starts_with(facet_by_hand(all, asked[0])));
  BOOST_TEST(counted(1000) == counted(10));
}
