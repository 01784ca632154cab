#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "tests/searcher/render/samples.h"

/// Answers with facets and timelines as an archive of years might give them.
namespace dateline::samples {

inline Facet facet(std::string field, std::vector<ValueCount> values, std::size_t other, std::size_t missing) {
  return {std::move(field), std::move(values), other, missing};
}

inline std::vector<Facet> facets() {
  return {
      facet("person",
            {{"Ada Marsh", 412},
             {"Tobias Quill", 388},
             {"Countess Wilhelmina von Hohenschwangau-Oberammergau", 201},
             {"王小明", 97},
             {"دانية الحسن", 44},
             {"Zoë Ångström", 12},
             {"B. Low", 1}},
            5210, 1733),
      facet("org", {{"United Harbours", 1204}, {"Bank of Lindholm", 960}, {"Grain Board", 958}}, 0, 812),
      facet("place", {{"Lindholm", 2891}, {"Port Amber", 1002}, {"Kyiv", 311}, {"東京", 208}, {"Rio", 2}}, 12044, 3),
      facet("source", {{"The Harbour Post", 2999}, {"Evening Ledger", 1}}, 0, 0),
      facet("year", {{"1987", 1500}, {"1988", 1250}, {"1986", 250}}, 0, 0),
      facet("weekday",
            {{"Monday", 610}, {"Tuesday", 604}, {"Friday", 590}, {"Thursday", 588}, {"Wednesday", 586}, {"Sunday", 22}},
            0, 0)};
}

inline Day next(Day day, TimeUnit unit) {
  using namespace std::chrono;
  const year_month_day date(day);
  switch (unit) {
    case TimeUnit::day: return day + days(1);
    case TimeUnit::week: return day + weeks(1);
    case TimeUnit::month: return sys_days(date + months(1));
    case TimeUnit::quarter: return sys_days(date + months(3));
    case TimeUnit::year: break;
  }
  return sys_days(date + years(1));
}

/// Waves with a gap in them.
inline Timeline timeline(TimeUnit unit, Day first, std::size_t buckets) {
  Timeline timeline;
  timeline.unit = unit;
  timeline.undated = 12;
  for (std::size_t i = 0; i < buckets; ++i) {
    const std::size_t wave = (i * i * 37 + i * 113 + 61) % 331;
    const bool gap = i % 11 == 4 || i % 11 == 5;
    timeline.buckets.push_back({first, gap ? 0 : wave * (1 + i % 7), 2400 + 300 * (i % 5)});
    first = next(first, unit);
  }
  return timeline;
}

inline Day day(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
}

inline Results picture(std::vector<Facet> facets, std::optional<Timeline> timeline) {
  Results results;
  results.query = "harbour";
  results.took_ms = 3.21;
  results.total = {3000, true, std::nullopt};
  results.facets = std::move(facets);
  results.timeline = std::move(timeline);
  return results;
}

inline Timeline compared() {
  Timeline all = timeline(TimeUnit::month, day(1986, 11, 1), 22);
  Timeline::Comparison grain{"grain AND (price OR tariff)", {}};
  Timeline::Comparison never{"zeppelin", std::vector<std::size_t>(22)};
  for (std::size_t i = 0; i < 22; ++i) grain.counts.push_back((i * 91) % 640);
  all.compare = {grain, never};
  return all;
}

inline std::vector<Hit> page() {
  std::vector<Hit> hits = {hit(), hit(), hit(), bare_hit()};
  hits[1].rank = 2;
  hits[1].article.id = "ledger/1987/03/12/a-very-long-id-as-some-dumps-give-them-made-of-everything-0001";
  hits[1].article.title =
      "Harbour board approves the largest grain terminal of the coast after a night of talks, says first ships are "
      "expected before the winter and that fees will not rise";
  hits[1].title_highlights = {{0, 7}};
  hits[1].article.published = at(Precision::month);
  hits[1].article.section = "";
  hits[1].snippet = {
      "…the board voted eleven to two in favour. Opponents had asked for a delay until the harbour survey is "
      "published; the chair, Ada Marsh, said that the survey of the harbour bed would be ready in time and that "
      "nothing in it could change the outcome. Fees for…",
      {{85, 92}, {180, 187}}};
  hits[1].article.entities = {{"Ada Marsh", "Tobias Quill", "B. Low", "C. Low", "D. Low"},
                              {"United Harbours", "Grain Board"},
                              {"Lindholm", "Port Amber"}};
  hits[1].duplicates = 0;
  hits[2].rank = 3;
  hits[2].article.id = "z-77";
  hits[2].article.title = "東京の港で新しいターミナルが開業、初の貨物船が到着した";
  hits[2].title_highlights = {{9, 12}};
  hits[2].snippet = {"新しいターミナルは港の東側にあり、年間百万トンの穀物を扱うことができる。", {{27, 30}}};
  hits[2].article.entities = {{}, {}, {"東京"}};
  hits[2].duplicates = 1;
  hits[3].rank = 10;
  return hits;
}

inline Results whole_page() {
  Results results = picture(facets(), timeline(TimeUnit::month, day(1986, 11, 1), 22));
  results.hits = page();
  results.notes = {{"match-relaxed", "No article has all words; these have the most of them.", std::nullopt},
                   {"date-overlap", "3 articles known only to the month overlap the dates and are left out.", 3}};
  return results;
}

inline StoredArticle story() {
  StoredArticle story{page()[1].article, "ledger/1987/03/11/first-version"};
  story.article.section = "Business";
  story.article.body =
      "LINDHOLM, March 12 - The harbour board approved a new grain terminal\n"
      "on Thursday, the largest of the coast, after a night of talks.\n\n"
      "Ada Marsh, who speaks for the owners of five berths and for United\n"
      "Harbours, said first ships were expected before the winter. \"Fees\n"
      "will not rise,\" she said in Lindholm. Lindholmers were less sure.\n\n\n\n"
      "    Tobias Quill of the Grain Board said it would bid.\n\n"
      "Berths      1986    1987\n"
      "Lindholm      12      14\n"
      "Port Amber     3       9\n";
  story.article.extra = R"({"edition": 3, "byline": "By our own reporter"})";
  story.article.provenance = {"ledger-1987.tar.gz", "03/12.sgm", 190412};
  story.article.entities.place.push_back("LINDHOLM");
  return story;
}

}  // namespace dateline::samples
