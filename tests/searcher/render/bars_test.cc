#include "searcher/render/bars.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "searcher/render/columns.h"

namespace render = dateline::render;

BOOST_AUTO_TEST_SUITE(strokes_of_charts)

BOOST_AUTO_TEST_CASE(a_share_is_never_rounded_to_all_or_to_nothing) {
  const struct {
    std::size_t part, whole;
    std::string text;
  } cases[] = {
      {0, 10, "0%"},         {1, 3, "33.3%"},      {1, 1000, "0.1%"}, {1, 100000, "<0.1%"}, {99999, 100000, "99.9%"},
      {2999, 3000, "99.9%"}, {3000, 3000, "100%"}, {4, 3, "100%"},    {3, 0, "0%"},         {1, 2, "50.0%"}};
  for (const auto& [part, whole, text] : cases) BOOST_TEST(render::percent(part, whole) == text);
}

BOOST_AUTO_TEST_CASE(a_bar_is_exact_to_an_eighth_and_shows_what_is_there) {
  const struct {
    double share;
    std::string unicode, ascii;
  } cases[] = {{1, "████", "####"}, {0.5, "██", "##"}, {0.53125, "██▏", "##"}, {0.6875, "██▊", "###"},
               {0.001, "▏", "#"},   {0, "", ""},       {7, "████", "####"}};
  for (const auto& [share, unicode, ascii] : cases) {
    BOOST_TEST(render::bar(share, 4, true) == unicode);
    BOOST_TEST(render::bar(share, 4, false) == ascii);
  }
}

BOOST_AUTO_TEST_CASE(an_upright_bar_fills_rows_from_below) {
  const auto rows = [](double share, bool unicode) {
    std::string all;
    for (std::size_t row = 0; row < 3; ++row) all += render::upright(share, row, 3, unicode);
    return all;
  };
  BOOST_TEST(rows(0, true) == "   ");
  BOOST_TEST(rows(0.0001, true) == "▁  ");
  BOOST_TEST(rows(0.5, true) == "█▄ ");
  BOOST_TEST(rows(1, true) == "███");
  BOOST_TEST(rows(2, true) == "███");
  BOOST_TEST(rows(0.0001, false) == ".  ");
  BOOST_TEST(rows(0.5, false) == "#: ");
  BOOST_TEST(rows(1, false) == "###");
}

BOOST_AUTO_TEST_CASE(a_scale_ends_at_a_round_number_that_no_bar_is_above) {
  for (const auto& [highest, top] : {std::pair<std::size_t, std::size_t>{0, 1},
                                     {1, 1},
                                     {7, 7},
                                     {10, 10},
                                     {11, 12},
                                     {95, 100},
                                     {100, 100},
                                     {101, 120},
                                     {1204, 1500},
                                     {8911, 10000},
                                     {123456789, 150000000}}) {
    BOOST_TEST(render::round_top(highest) == top);
  }
  for (std::size_t highest = 1; highest < 5000; ++highest) {
    BOOST_TEST(render::round_top(highest) >= highest);
    BOOST_TEST(render::round_top(highest) <= highest * 3 / 2);
  }
}

BOOST_AUTO_TEST_CASE(numbers_of_a_scale_are_short_and_exact) {
  for (const auto& [number, text] : {std::pair<std::size_t, std::string>{0, "0"},
                                     {750, "750"},
                                     {1500, "1,500"},
                                     {12500, "12.5k"},
                                     {250000, "250k"},
                                     {1250000, "1.25M"},
                                     {3000000000, "3G"}}) {
    BOOST_TEST(render::scale_text(number) == text);
  }
}

BOOST_AUTO_TEST_CASE(blocks_stand_side_by_side_whatever_is_painted_in_them) {
  const render::Block left = {"\x1b[1mab\x1b[0m", "", "東"};
  const render::Block right = {"x", "y", "z", "w"};
  const render::Block blocks[] = {left, right};
  const render::Block expected = {"\x1b[1mab\x1b[0m    x", "      y", "東    z", "      w"};
  BOOST_TEST(render::beside(blocks, 4, 2) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
