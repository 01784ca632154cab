#include "searcher/render/picture.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "searcher/render/render.h"
#include "searcher/render/time_axis.h"
#include "tests/searcher/render/pictures.h"

namespace render = dateline::render;
namespace samples = dateline::samples;
using dateline::Facet;
using dateline::Results;
using dateline::Timeline;
using dateline::TimeUnit;
using render::Block;
using render::Ink;
using render::Screen;

namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

Block facet(const Facet& facet, std::size_t matches, std::size_t columns) {
  return render::facet_block(facet, matches, columns, Ink(Screen{columns, false, true}));
}

std::string timeline(const Timeline& timeline, const Screen& screen) {
  return render::text_of(render::timeline_block(timeline, "harbour", Ink(screen)));
}

/// A timeline of these counts by year from 1900 on.
Timeline years(const std::vector<std::size_t>& counts, std::size_t of) {
  Timeline timeline;
  timeline.unit = TimeUnit::year;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    timeline.buckets.push_back({samples::day(1900 + static_cast<int>(i), 1, 1), counts[i], of});
  }
  return timeline;
}

/// What a dump and a user may bring into facets and timelines.
std::vector<Results> hostile_pictures() {
  const std::string text(samples::hostile);
  std::vector<Results> all;
  Results results = samples::whole_page();
  results.query = text + text;
  results.hits.push_back(samples::hostile_hit());
  results.notes.push_back({"code", text + text, 3});
  results.facets.push_back(samples::facet(
      text, {{text, 99999999999}, {std::string(10000, 'w'), 7}, {"", 3}, {"e\u0301\u0301\u0301e", 2}, {"\u200B", 1}}, 1,
      1));
  results.facets.push_back(samples::facet("day", {}, 0, 0));
  results.timeline = samples::compared();
  for (auto& other : results.timeline->compare) other.query += text;
  results.explanation = dateline::Explanation{text, text, text, {{text, {{text, 1.5}, {"", 123456789.0}}}}};
  all.push_back(results);
  for (const TimeUnit unit : {TimeUnit::day, TimeUnit::week, TimeUnit::month, TimeUnit::quarter, TimeUnit::year}) {
    for (const std::size_t buckets : {1U, 2U, 7U, 61U, 1000U}) {
      all.push_back(samples::picture({}, samples::timeline(unit, samples::day(1799, 10, 7), buckets)));
    }
  }
  all.push_back(samples::picture({}, Timeline{}));
  all.push_back(samples::picture({}, years(std::vector<std::size_t>(300, 4000000000), 4000000000)));
  all.push_back(samples::picture({}, years({0, 0}, 0)));
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(whatever_is_drawn)

BOOST_AUTO_TEST_CASE(no_line_is_wider_than_the_screen) {
  const std::vector<Results> pictures = hostile_pictures();
  for (std::size_t columns = 20; columns <= 200; columns += columns < 40 ? 1 : 7) {
    for (const bool colour : {false, true}) {
      for (const bool unicode : {false, true}) {
        for (const Results& results : pictures) {
          for (const std::string& line : render::block_of(render::terminal(results, {columns, colour, unicode}))) {
            BOOST_TEST_CONTEXT(line << " on " << columns) BOOST_REQUIRE(render::painted_width(line) <= columns);
          }
        }
        dateline::StoredArticle article = samples::hostile_article();
        article.article.url.clear();  // a link is never broken
        for (const std::string& line : render::block_of(render::terminal(article, {columns, colour, unicode}))) {
          BOOST_TEST_CONTEXT(line << " on " << columns) BOOST_REQUIRE(render::painted_width(line) <= columns);
        }
        for (const std::string& line :
             render::block_of(render::terminal(samples::stats(), {columns, colour, unicode}))) {
          BOOST_TEST_CONTEXT(line << " on " << columns) BOOST_REQUIRE(render::painted_width(line) <= columns);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(charts_add_nothing_but_ascii_where_the_locale_wants_it) {
  for (const TimeUnit unit : {TimeUnit::day, TimeUnit::month, TimeUnit::year}) {
    Results results = samples::picture({samples::facets()[5]}, samples::timeline(unit, samples::day(1987, 1, 1), 500));
    results.timeline->compare = {{"other", std::vector<std::size_t>(500, 3)}};
    const std::string shown = render::terminal(results, {60, true, false});
    BOOST_TEST(std::ranges::all_of(shown, [](char c) { return c > 0; }));
  }
}

BOOST_AUTO_TEST_CASE(lines_do_not_end_in_spaces) {
  for (const std::string& line : render::block_of(render::terminal(samples::whole_page(), {120, false, true}))) {
    BOOST_TEST(!line.ends_with(' '));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(facets_on_a_terminal)

BOOST_AUTO_TEST_CASE(values_have_counts_shares_and_bars_as_long_as_their_counts) {
  const Block expected = {"year ───────────────────────────────────",  //
                          "1987  1,500  50.0%  ████████████████████",  //
                          "1988    750  25.0%  ██████████",            //
                          "1986      1  <0.1%  ▏"};
  BOOST_TEST(facet({"year", {{"1987", 1500}, {"1988", 750}, {"1986", 1}}, 0, 0}, 3000, 40) == expected,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_not_listed_is_said_and_only_articles_have_shares) {
  const Block shown = facet({"person", {{"Ada Marsh", 3}}, 70, 5}, 10, 40);
  BOOST_REQUIRE(shown.size() == 4U);
  BOOST_TEST(shown[2] == "(other)    70");
  BOOST_TEST(shown[3] == "(missing)   5  50.0%");
  BOOST_TEST(facet({"person", {{"Ada Marsh", 3}}, 0, 0}, 10, 40).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_field_that_no_match_has_says_so) {
  BOOST_TEST(facet({"person", {}, 0, 0}, 10, 40).at(1) == "none");
}

BOOST_AUTO_TEST_CASE(columns_stay_aligned_beside_wide_and_turned_letters) {
  const Block shown =
      facet({"place", {{"東京都", 10}, {"שלום", 10}, {"e\u0301le\u0301", 10}, {"abcdef", 10}}, 0, 0}, 40, 40);
  for (std::size_t i = 1; i < shown.size(); ++i) {
    BOOST_TEST(render::painted_width(std::string_view(shown[i]).substr(0, shown[i].find("10"))) == 8U);
  }
}

BOOST_AUTO_TEST_CASE(a_long_value_is_cut_before_its_figures) {
  const Block shown = facet({"org", {{std::string(100, 'x'), 10}}, 0, 0}, 40, 40);
  BOOST_TEST(holds(shown[1], "x…  10  25.0%  █"));
  BOOST_TEST(render::painted_width(shown[1]) == 40U);
}

BOOST_AUTO_TEST_CASE(they_stand_side_by_side_where_there_is_room) {
  const auto headings = [](std::size_t columns) {
    const Ink ink(Screen{columns, false, true});
    return render::facet_blocks(samples::facets(), 3000, columns, ink).front();
  };
  BOOST_TEST(!holds(headings(60), "org"));
  BOOST_TEST((holds(headings(80), "org") && !holds(headings(80), "place")));
  BOOST_TEST((holds(headings(120), "place") && !holds(headings(120), "source")));
}

BOOST_AUTO_TEST_CASE(on_a_very_wide_screen_they_stand_beside_the_hits) {
  const std::string shown = render::terminal(samples::whole_page(), {200, false, true});
  for (const std::string& line : render::block_of(shown)) {
    if (holds(line, "Ceasefire talks resume")) BOOST_TEST(holds(line, "person ───"));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(timelines_on_a_terminal)

BOOST_AUTO_TEST_CASE(a_timeline_is_drawn_like_this) {
  BOOST_TEST(timeline(years({4, 0, 2}, 4), {40, false, true}) ==
             "published by year, 1900 – 1902 ─────────\n"
             "    4 ┤███████\n"
             "      │███████\n"
             "      │███████\n"
             "      │███████\n"
             "    2 ┤███████         ███████\n"
             "      │███████         ███████\n"
             "      │███████         ███████\n"
             "      │███████         ███████\n"
             "    0 └────────········────────\n"
             "share of all articles\n"
             " 100% ┤███████\n"
             "      │███████         ███████\n"
             "    0 └┬───────┬·······┬───────\n"
             "       1900    1901    1902\n"
             "busiest: 1900, 4 of 4 articles\n");
}

BOOST_AUTO_TEST_CASE(when_everything_matches_there_is_no_share_to_show) {
  BOOST_TEST(holds(timeline(years({4, 3}, 4), {40, false, true}), "share of all articles\n"));
  Timeline all = years({4, 3}, 4);
  all.buckets[1].of = 3;
  BOOST_TEST(!holds(timeline(all, {40, false, true}), "share"));
}

BOOST_AUTO_TEST_CASE(the_busiest_bucket_is_named_with_its_part_of_the_archive) {
  Timeline months;
  months.unit = TimeUnit::month;
  months.buckets = {{samples::day(1987, 2, 1), 3, 10}, {samples::day(1987, 3, 1), 1204, 8911}};
  BOOST_TEST(holds(timeline(months, {80, false, true}), "busiest: March 1987, 1,204 of 8,911 articles (13.5%)\n"));
  months.buckets[0].count = 1204;
  BOOST_TEST(holds(timeline(months, {80, false, true}), "busiest: February 1987 and 1 other, "));
}

BOOST_AUTO_TEST_CASE(buckets_are_named_for_people) {
  const auto day = samples::day(1987, 3, 9);
  BOOST_TEST(render::bucket_name(day, TimeUnit::day) == "9 March 1987");
  BOOST_TEST(render::bucket_name(day, TimeUnit::week) == "week of 9 March 1987");
  BOOST_TEST(render::bucket_name(day, TimeUnit::month) == "March 1987");
  BOOST_TEST(render::bucket_name(samples::day(1987, 10, 1), TimeUnit::quarter) == "Q4 1987");
  BOOST_TEST(render::bucket_name(day, TimeUnit::year) == "1987");
}

BOOST_AUTO_TEST_CASE(undated_matches_are_said) {
  Timeline timeline_of = years({1}, 1);
  timeline_of.undated = 1234;
  BOOST_TEST(holds(timeline(timeline_of, {80, false, true}), "undated: 1,234 articles\n"));
  timeline_of.unit = TimeUnit::day;
  BOOST_TEST(holds(timeline(timeline_of, {80, false, true}),
                   "undated: 1,234 articles, or known less precisely than the day\n"));
  timeline_of.buckets.clear();
  BOOST_TEST(holds(timeline(timeline_of, {80, false, true}), "none\nundated: 1,234 articles"));
}

BOOST_AUTO_TEST_CASE(more_buckets_than_columns_are_merged_and_it_is_said) {
  const std::string shown = timeline(years(std::vector<std::size_t>(100, 5), 5), {60, false, true});
  BOOST_TEST(holds(shown, "each column: 2 years\n"));
  BOOST_TEST(holds(shown, "   10 ┤"));  // two years make ten
  BOOST_TEST(holds(shown, "busiest: 1900 and 99 others, 5 of 5 articles\n"));
  BOOST_TEST(holds(timeline(years(std::vector<std::size_t>(101, 5), 5), {60, false, true}),
                   "each column: 2 years, the last one 1\n"));
}

BOOST_AUTO_TEST_CASE(compared_queries_have_strips_on_one_scale_each_with_its_name) {
  Timeline both = years({8, 4}, 100);
  both.compare = {{"grain", {2, 0}}, {"zeppelin", {0, 0}}};
  BOOST_TEST(timeline(both, {60, false, true}) ==
             "published by year, 1900 – 1901 ─────────────────────────────\n"
             "harbour · 12 articles, busiest 1900: 8 of 100 articles (8.0…\n"
             "    8 ┤███████\n"
             "      │███████\n"
             "      │███████ ▄▄▄▄▄▄▄\n"
             "      │███████ ███████\n"
             "      │███████ ███████\n"
             "    0 └────────────────\n"
             "grain · 2 articles, busiest 1900: 2\n"
             "    8 ┤\n"
             "      │\n"
             "      │\n"
             "      │▂▂▂▂▂▂▂\n"
             "      │███████\n"
             "    0 └────────········\n"
             "zeppelin · 0 articles\n"
             "    0 └················\n"
             "share of all articles · harbour\n"
             " 8.0% ┤███████\n"
             "      │███████ ███████\n"
             "    0 └┬───────┬───────\n"
             "       1900    1901\n");
}

BOOST_AUTO_TEST_CASE(labels_stand_under_their_bars_and_never_in_each_other) {
  for (const TimeUnit unit : {TimeUnit::day, TimeUnit::week, TimeUnit::month, TimeUnit::quarter, TimeUnit::year}) {
    for (std::size_t buckets = 1; buckets <= 150; buckets += 3) {
      std::vector<dateline::Day> starts;
      for (const auto& bucket : samples::timeline(unit, samples::day(1986, 10, 1), buckets).buckets) {
        starts.push_back(bucket.start);
      }
      for (std::size_t cell = 1; cell <= 8; ++cell) {
        const std::size_t columns = buckets * cell;
        const render::TimeAxis axis = render::time_axis(starts, unit, cell, columns);
        for (const auto* row : {&axis.fine, &axis.coarse}) {
          std::size_t end = 0;
          for (const render::AxisLabel& label : *row) {
            BOOST_REQUIRE(label.at % cell == 0);
            BOOST_REQUIRE(label.at >= end);
            end = label.at + label.text.size() + 1;
            BOOST_REQUIRE(end <= columns + 1);
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
