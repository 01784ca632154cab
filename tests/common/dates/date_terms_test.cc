#include "common/dates/date_terms.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "common/dates/calendar.h"

using namespace dateline;
using namespace dateline::dates;

namespace {

using Terms = std::vector<std::string>;

Day day(int year, int month, int of_month) { return make_day(year, month, of_month).value(); }

Period years(int first, int last) { return {day(first, 1, 1), day(last, 12, 31)}; }

DayRange from_to(Day first, Day last) { return {first, last}; }

bool share_one(const Terms& some, const Terms& others) {
  return std::ranges::any_of(some, [&](const std::string& term) { return std::ranges::count(others, term) > 0; });
}

class RandomDates {
 public:
  RandomDates() : random_(20250912) {}

  Day any_day() {
    std::uniform_int_distribution<Day::rep> pick(day(2019, 11, 1).time_since_epoch().count(),
                                                 day(2024, 3, 1).time_since_epoch().count());
    return Day{std::chrono::days{pick(random_)}};
  }
  Timestamp any_timestamp() {
    const std::chrono::year_month_day name{any_day()};
    const Precision precisions[] = {Precision::year, Precision::month, Precision::day, Precision::second};
    Timestamp time;
    time.precision = precisions[random_() % 4];
    time.year = static_cast<std::int16_t>(static_cast<int>(name.year()));
    if (time.precision >= Precision::month) time.month = static_cast<std::uint8_t>(static_cast<unsigned>(name.month()));
    if (time.precision >= Precision::day) time.day = static_cast<std::uint8_t>(static_cast<unsigned>(name.day()));
    return time;
  }
  /// Often at the borders of months and years, where mistakes are.
  DayRange any_range() {
    DayRange range{any_day(), any_day()};
    if (*range.last < *range.first) std::swap(range.first, range.last);
    if (random_() % 3 == 0) range.first = month_of(*range.first).first;
    if (random_() % 3 == 0) range.last = month_of(*range.last).last;
    if (random_() % 5 == 0) range.first = year_of(*range.first).first;
    if (random_() % 5 == 0) range.last = year_of(*range.last).last;
    if (random_() % 8 == 0) range.first.reset();
    if (random_() % 8 == 0) range.last.reset();
    return range;
  }
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

 private:
  std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_article_has_a_term_for_each_unit_that_is_known) {
  BOOST_TEST(date_terms("D", {Precision::second, 2025, 9, 12, 8, 0, 0}) == (Terms{"D2025", "D202509", "D20250912"}),
             boost::test_tools::per_element());
  BOOST_TEST(date_terms("I", {Precision::day, 2025, 9, 2}) == (Terms{"I2025", "I202509", "I20250902"}),
             boost::test_tools::per_element());
  BOOST_TEST(date_terms("D", {Precision::month, 2025, 9}) == (Terms{"D2025", "D202509", "Donly202509"}),
             boost::test_tools::per_element());
  BOOST_TEST(date_terms("D", {Precision::year, 2025}) == (Terms{"D2025", "Donly2025"}),
             boost::test_tools::per_element());
  BOOST_TEST(date_terms("D", {}) == (Terms{"Dunknown"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_range_is_whole_years_and_months_where_it_can_be) {
  const Period known = years(2000, 2030);
  struct Case {
    DayRange range;
    Terms terms;
  };
  const Case cases[] = {
      {from_to(day(2025, 1, 1), day(2025, 12, 31)), {"D2025"}},
      {from_to(day(2024, 12, 31), day(2026, 1, 1)), {"D20241231", "D2025", "D20260101"}},
      {from_to(day(2025, 9, 1), day(2025, 10, 31)), {"D202509", "D202510"}},
      {from_to(day(2025, 9, 29), day(2025, 10, 1)), {"D20250929", "D20250930", "D20251001"}},
      {from_to(day(2023, 11, 30), day(2025, 2, 28)), {"D20231130", "D202312", "D2024", "D202501", "D202502"}},
      {{day(2030, 12, 1), {}}, {"D203012"}},
      {{{}, day(2000, 1, 1)}, {"D20000101"}},
      {from_to(day(2040, 1, 1), day(2041, 1, 1)), {}},
      {from_to(day(1990, 1, 1), day(1999, 12, 31)), {}},
      {{day(2031, 1, 1), {}}, {}},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(to_string(c.range)) {
      BOOST_TEST(range_terms("D", c.range, known) == c.terms, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_range_has_no_terms_for_days_that_the_archive_has_not) {
  const Period known{day(2025, 3, 10), day(2025, 6, 20)};
  const DayRange ages = from_to(day(1, 1, 1), day(9999, 12, 31));
  BOOST_TEST(range_terms("D", ages, known) == (Terms{"D2025"}), boost::test_tools::per_element());
  BOOST_TEST(range_terms("D", {}, known) == (Terms{"D2025"}), boost::test_tools::per_element());
  BOOST_TEST(range_terms("D", {day(2025, 6, 20), {}}, known) == (Terms{"D20250620"}), boost::test_tools::per_element());
  BOOST_TEST(range_terms("D", from_to(day(2025, 2, 2), day(2025, 3, 11)), known) == (Terms{"D20250310", "D20250311"}),
             boost::test_tools::per_element());
  BOOST_TEST(range_terms("D", from_to(day(2025, 7, 1), day(2025, 8, 31)), known).empty());
}

BOOST_AUTO_TEST_CASE(articles_known_to_the_month_or_year_overlap_a_part_of_it) {
  const Period known = years(2000, 2030);
  BOOST_TEST(
      overlap_terms("D", from_to(day(2025, 9, 12), day(2025, 9, 12)), known) == (Terms{"Donly2025", "Donly202509"}),
      boost::test_tools::per_element());
  BOOST_TEST(overlap_terms("D", from_to(day(2025, 9, 1), day(2025, 9, 30)), known) == (Terms{"Donly2025"}),
             boost::test_tools::per_element());
  BOOST_TEST(overlap_terms("D", from_to(day(2024, 1, 1), day(2025, 12, 31)), known).empty());
  BOOST_TEST(overlap_terms("D", {day(2025, 9, 12), {}}, known) == (Terms{"Donly2025", "Donly202509"}),
             boost::test_tools::per_element());
  BOOST_TEST(overlap_terms("D", from_to(day(1950, 5, 5), day(1960, 5, 5)), known).empty());
}

BOOST_AUTO_TEST_CASE(an_article_is_found_by_its_terms_exactly_when_all_its_days_are_in_the_range) {
  RandomDates random;
  for (int round = 0; round < 3000; ++round) {
    std::vector<Timestamp> articles(1 + random.below(12));
    std::ranges::generate(articles, [&] { return random.any_timestamp(); });
    Period known = period_of(articles.front());
    for (const Timestamp& article : articles) {
      known.first = std::min(known.first, period_of(article).first);
      known.last = std::max(known.last, period_of(article).last);
    }
    const DayRange range = random.any_range();
    const Terms inside = range_terms("D", range, known);
    const Terms overlapping = overlap_terms("D", range, known);
    for (const Timestamp& article : articles) {
      const Period days = period_of(article);
      const Day first = range.first.value_or(day(1, 1, 1));
      const Day last = range.last.value_or(day(9999, 12, 31));
      const bool wholly = first <= days.first && days.last <= last;
      const bool partly = first <= days.last && days.first <= last && !wholly;
      const Terms terms = date_terms("D", article);
      BOOST_TEST_CONTEXT(to_string(article) << " in " << to_string(range)) {
        BOOST_TEST(share_one(terms, inside) == wholly);
        BOOST_TEST(share_one(terms, overlapping) == partly);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_range_never_names_all_units_of_a_greater_one) {
  RandomDates random;
  const Period known = years(2015, 2028);
  for (int round = 0; round < 1000; ++round) {
    const DayRange range = random.any_range();
    const Terms terms = range_terms("D", range, known);
    // At most 11 months and 30 days at each end, and years between.
    const auto days = std::ranges::count(terms, std::size_t{9}, &std::string::size);
    const auto months = std::ranges::count(terms, std::size_t{7}, &std::string::size);
    BOOST_TEST_CONTEXT(to_string(range)) {
      BOOST_TEST(days <= 60);
      BOOST_TEST(months <= 22);
      Terms sorted = terms;
      std::ranges::sort(sorted);
      BOOST_TEST((std::ranges::adjacent_find(sorted) == sorted.end()));
      for (int year = 2019; year <= 2024; ++year) {
        const std::string name = "D" + std::to_string(year);
        const auto in_year = std::ranges::count_if(
            terms, [&](const std::string& term) { return term.size() == 7 && term.starts_with(name); });
        BOOST_TEST(in_year < 12);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(one_term_of_a_dated_article_tells_its_days) {
  for (const Timestamp& time :
       {Timestamp{Precision::day, 2024, 2, 29, 0, 0, 0, 0}, Timestamp{Precision::month, 2024, 2, 1, 0, 0, 0, 0},
        Timestamp{Precision::year, 2024, 1, 1, 0, 0, 0, 0}}) {
    std::vector<Period> told;
    for (const std::string& term : date_terms("", time))
      if (const auto days = days_of_term(term)) told.push_back(*days);
    BOOST_TEST_CONTEXT(to_string(time)) {
      BOOST_REQUIRE(told.size() == 1U);
      BOOST_TEST((told.front() == period_of(time)));
    }
  }
  for (const std::string term : {"", "unknown", "only", "2024", "202402", "20240230", "2024022x"})
    BOOST_TEST(!days_of_term(term).has_value(), term);
}
