#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

Article article_with(const std::string& json) {
  const auto reading = read_bytes("{\"title\":\"T\"," + json + "}\n");
  BOOST_REQUIRE_MESSAGE(reading.articles.size() == 1U, json);
  return reading.articles[0];
}

}  // namespace

BOOST_AUTO_TEST_CASE(names_are_taken_from_the_keys_that_dumps_use) {
  const auto article = article_with(
      R"("people":["Ann Lee"," Ann  Lee ","Bo"],"organizations":"NATO; EU","companies":["ACME"],"locations":[{"name":"Paris","country":"FR"}])");
  BOOST_TEST(article.entities.person == (Texts{"Ann Lee", "Bo"}));
  BOOST_TEST(article.entities.org == (Texts{"NATO", "EU", "ACME"}));
  BOOST_TEST(article.entities.place == (Texts{"Paris"}));
  BOOST_TEST(article.extra == R"({"locations":[{"country":"FR"}]})");
}

BOOST_AUTO_TEST_CASE(an_object_of_lists_by_kind_is_understood) {
  const auto article =
      article_with(R"("entities":{"person":["Ann Lee"],"orgs":["NATO"],"GPE":["Paris"],"event":["Fair"]})");
  BOOST_TEST(article.entities.person == (Texts{"Ann Lee"}));
  BOOST_TEST(article.entities.org == (Texts{"NATO"}));
  BOOST_TEST(article.entities.place == (Texts{"Paris"}));
  BOOST_TEST(article.extra == R"({"entities":{"event":["Fair"]}})");
}

BOOST_AUTO_TEST_CASE(a_list_of_names_with_types_is_understood) {
  const auto article = article_with(
      R"("entities":[{"text":"Ann Lee","label":"PER"},{"name":"NATO","type":"ORG","score":0.9},{"name":"Paris","kind":"LOC"},{"name":"May","type":"DATE"}])");
  BOOST_TEST(article.entities.person == (Texts{"Ann Lee"}));
  BOOST_TEST(article.entities.org == (Texts{"NATO"}));
  BOOST_TEST(article.entities.place == (Texts{"Paris"}));
  BOOST_TEST(article.extra == R"({"entities":[{"score":0.9},{"name":"May","type":"DATE"}]})");
}

BOOST_AUTO_TEST_CASE(a_comma_may_be_part_of_a_name) {
  BOOST_TEST(article_with(R"("place":"Paris, France")").entities.place == (Texts{"Paris, France"}));
}
