#include "tests/bench/generator/article_writer.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>

using namespace dateline::bench;

namespace {

nlohmann::json article(ArticleWriter& writer, std::uint64_t number) {
  std::string line;
  writer.append(number, line);
  return nlohmann::json::parse(line);
}

std::size_t words_of(std::uint64_t articles) {
  ArticleWriter writer(1, articles);
  std::set<std::string> words;
  for (std::uint64_t number = 0; number < articles; ++number) {
    std::istringstream body(article(writer, number)["body"].get<std::string>());
    for (std::string word; body >> word;) words.insert(word);
  }
  return words.size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(generated_news)

BOOST_AUTO_TEST_CASE(an_article_hangs_on_seed_and_number_alone) {
  ArticleWriter forwards(7, 100), again(7, 100), other(8, 100);
  std::string first, second, third;
  for (std::uint64_t number = 0; number < 100; ++number) forwards.append(number, first);
  for (std::uint64_t number = 50; number < 100; ++number) again.append(number, second);
  for (std::uint64_t number = 50; number < 100; ++number) other.append(number, third);
  BOOST_TEST(first.ends_with(second));
  BOOST_TEST(second != third);
}

BOOST_AUTO_TEST_CASE(no_two_articles_and_no_two_words_are_alike) {
  ArticleWriter writer(1, 2000);
  std::set<std::string> bodies, words;
  for (std::uint64_t number = 0; number < 2000; ++number)
    BOOST_TEST(bodies.insert(article(writer, number)["body"]).second);
  const Vocabulary vocabulary;
  constexpr std::uint32_t english = 56;
  for (std::uint32_t rank = english; rank < 300'000; ++rank)
    BOOST_REQUIRE_MESSAGE(words.emplace(vocabulary.word(rank).text()).second, vocabulary.word(rank).text());
}

BOOST_AUTO_TEST_CASE(the_vocabulary_grows_like_news) {
  const double growth = static_cast<double>(words_of(8000)) / static_cast<double>(words_of(1000));
  BOOST_TEST(growth > 2.5);  // the 0.44th power of the text
  BOOST_TEST(growth < 4);    // the 0.67th
}

BOOST_AUTO_TEST_CASE(days_ascend_but_for_weekends_and_go_on_beyond_the_span) {
  ArticleWriter writer(1, 1000);
  BOOST_TEST(article(writer, 0)["date"].get<std::string>().starts_with("2014-01-01"));
  BOOST_TEST(article(writer, 999)["date"].get<std::string>().starts_with("2023-12"));
  BOOST_TEST(article(writer, 1010)["date"].get<std::string>().starts_with("2024-01"));
}

BOOST_AUTO_TEST_SUITE_END()
