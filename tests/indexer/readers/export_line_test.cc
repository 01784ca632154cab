#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

const std::string line =
    R"({"id":"a#2","title":"A &amp; <b>b</b>","body":"One.\n\n <p>Two</p> ","published":"2025-09-12T08:00+02:00","precision":"minute",)"
    R"("source":"Post","section":null,"topics":["x","y, z"],"authors":["Doe, Jane and Roe"],"language":"und","url":null,)"
    R"("extra":{"n":1.10,"published":"odd"},"entities":{"person":["Ann"],"org":[],"place":["usa"]},"mentions":[{"field":"body"}],)"
    R"("days":[],"group":"g","dump":{"name":"d.tar","member":"m.json","position":77},"other_ids":["b"]})";

}  // namespace

BOOST_AUTO_TEST_CASE(a_line_of_export_is_read_back_to_the_same_article) {
  const auto reading = read_bytes(line + "\n");
  BOOST_REQUIRE(reading.articles.size() == 1U);
  Article wanted;
  wanted.id = "a#2";
  wanted.title = "A &amp; <b>b</b>";
  wanted.body = "One.\n\n <p>Two</p> ";
  wanted.published = {Precision::minute, 2025, 9, 12, 8, 0, 0, 120};
  wanted.source = "Post";
  wanted.topics = {"x", "y, z"};
  wanted.authors = {"Doe, Jane and Roe"};
  wanted.language = "und";
  wanted.extra = R"({"n":1.10,"published":"odd"})";
  wanted.entities = {{"Ann"}, {}, {"usa"}};
  wanted.provenance = {"d.tar", "m.json", 77};
  wanted.other_ids = {"b"};
  BOOST_TEST((reading.articles[0] == wanted));
}

BOOST_AUTO_TEST_CASE(a_line_that_only_resembles_one_is_read_as_any_other) {
  const auto reading = read_bytes(R"({"id":"1","title":"A &amp; B","extra":{"x":1},"precision":"high"})"
                                  "\n");
  BOOST_REQUIRE(reading.articles.size() == 1U);
  BOOST_TEST(reading.articles[0].title == "A & B");
  BOOST_TEST(reading.articles[0].extra == R"({"extra":{"x":1},"precision":"high"})");
}
