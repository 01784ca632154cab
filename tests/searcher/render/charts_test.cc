#include "searcher/render/charts.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <sstream>
#include <string>

#include "common/text/display.h"
#include "searcher/render/bars.h"
#include "tests/searcher/render/samples.h"

using namespace dateline;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Facets and a timeline with anything in them.
Results random_results(std::mt19937& random) {
  const auto below = [&random](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  Results results;
  results.query = std::string(samples::hostile);
  results.total = {below(2) == 0 ? std::size_t{5} : std::size_t{20'000'000}, true, std::nullopt};
  for (std::size_t n = below(5); n > 0; --n) {
    Facet facet{"person", {}, below(3) * 1000, below(2) * 12345};
    for (std::size_t values = below(12); values > 0; --values) {
      const std::string names[] = {"Ada", std::string(samples::hostile), std::string(10000, 'w'),
                                   "東京都知事選挙管理委員会事務局", ""};
      facet.values.push_back({names[below(5)], 1 + below(10'000'000)});
    }
    results.facets.push_back(std::move(facet));
  }
  Timeline timeline;
  timeline.unit = static_cast<TimeUnit>(below(5));
  Day day{std::chrono::year{1987} / 2 / 26};
  const std::size_t buckets = below(400);
  for (std::size_t i = 0; i < buckets; ++i, day += std::chrono::days(1))
    timeline.buckets.push_back({day, below(3) == 0 ? 0 : below(1'000'000), 1'000'000});
  timeline.undated = below(100);
  if (below(2) == 0 && buckets > 0) {
    timeline.compare.push_back({std::string(samples::hostile), {}});
    for (std::size_t i = 0; i < buckets; ++i) timeline.compare.back().counts.push_back(below(100));
  }
  results.timeline = std::move(timeline);
  return results;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(charts)

BOOST_AUTO_TEST_CASE(no_line_is_wider_than_the_screen_and_none_carries_what_a_terminal_obeys) {
  std::mt19937 random(3);
  for (int round = 0; round < 150; ++round) {
    const Results results = random_results(random);
    for (const std::size_t columns : {20U, 23U, 40U, 60U, 80U, 121U, 200U}) {
      for (const bool unicode : {true, false}) {
        const render::Screen screen{columns, false, unicode};
        for (const std::string& line :
             lines_of(render::facet_bars(results, screen) + render::timeline_chart(results, screen))) {
          BOOST_TEST_CONTEXT(columns << (unicode ? "" : ", ASCII") << ": " << line) {
            BOOST_TEST(display::width(line) <= columns);
            BOOST_TEST(line.find('\x1b') == std::string::npos);
            BOOST_TEST(line.find("\u202E") == std::string::npos);
            BOOST_TEST(!line.ends_with(' '));
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(without_unicode_a_chart_adds_only_ascii) {
  Results results;
  results.total = {10, true, std::nullopt};
  results.facets = {{"place", {{"Geneva", 7}, {"Kyiv", 3}}, 1, 2}};
  Timeline timeline;
  timeline.unit = TimeUnit::month;
  for (int i = 0; i < 5; ++i)
    timeline.buckets.push_back({Day{std::chrono::year{2024} / (1 + i) / 1}, static_cast<std::size_t>(i), 9});
  results.timeline = std::move(timeline);
  const render::Screen screen{80, true, false};
  for (const char c : render::facet_bars(results, screen) + render::timeline_chart(results, screen))
    BOOST_TEST(static_cast<unsigned char>(c) < 0x80);
}

BOOST_AUTO_TEST_CASE(buckets_that_share_a_column_are_added_and_the_chart_says_so) {
  Results results;
  results.total = {300, true, std::nullopt};
  Timeline timeline;
  for (int i = 0; i < 150; ++i) timeline.buckets.push_back({Day{std::chrono::days(i)}, i < 3 ? 2U : 0U, 5});
  results.timeline = std::move(timeline);
  const std::string chart = render::timeline_chart(results, {60, false, true});
  BOOST_TEST(chart.find("a column is 3 days") != std::string::npos, chart);
  BOOST_TEST(chart.find("    6┤█\n") != std::string::npos, chart);
  BOOST_TEST(render::timeline_chart(results, {200, false, true}).find("a column is") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_busiest_bucket_is_named_as_people_say_it) {
  const auto words = [](TimeUnit unit, Day start) {
    Results results;
    Timeline timeline;
    timeline.unit = unit;
    timeline.buckets = {{start, 1204, 8911}};
    timeline.undated = 3;
    results.timeline = std::move(timeline);
    return lines_of(render::timeline_chart(results, {80, false, true})).back();
  };
  const Day march{std::chrono::year{1987} / 3 / 2};
  BOOST_TEST(words(TimeUnit::month, march) == "      busiest: March 1987, 1,204 of 8,911 articles · 3 undated");
  BOOST_TEST(words(TimeUnit::day, march).find("busiest: 1987-03-02,") != std::string::npos);
  BOOST_TEST(words(TimeUnit::week, march).find("busiest: the week of 1987-03-02,") != std::string::npos);
  BOOST_TEST(words(TimeUnit::quarter, march).find("busiest: 1987 Q1,") != std::string::npos);
  BOOST_TEST(words(TimeUnit::year, march).find("busiest: 1987,") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(shares_and_scales_do_not_lie) {
  BOOST_TEST(render::percent(0, 10) == "0%");
  BOOST_TEST(render::percent(10, 10) == "100%");
  BOOST_TEST(render::percent(9999, 10000) == "99.9%");
  BOOST_TEST(render::percent(1, 10000) == "<0.1%");
  BOOST_TEST(render::percent(1, 0) == "0%");
  BOOST_TEST(render::bar(1, 4, true) == "████");
  BOOST_TEST(render::bar(0.5, 4, true) == "██");
  BOOST_TEST(render::bar(1e-9, 4, true) == "▏");
  BOOST_TEST(render::bar(1e-9, 4, false) == "#");
  BOOST_TEST(render::bar(0, 4, true) == "");
  for (std::size_t highest = 1; highest < 100'000; highest += 1 + highest / 7) {
    BOOST_TEST(render::round_top(highest) >= highest);
    BOOST_TEST(render::round_top(highest) <= highest * 14 / 10 + 1);
  }
  BOOST_TEST(render::scale_text(1500) == "1,500");
  BOOST_TEST(render::scale_text(25'000) == "25k");
  BOOST_TEST(render::scale_text(1'500'000) == "1.5M");
}

BOOST_AUTO_TEST_SUITE_END()
