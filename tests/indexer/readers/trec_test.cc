#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

std::string doc(const std::string& number, const std::string& rest) {
  return "<DOC>\n<DOCNO> " + number + " </DOCNO>\n" + rest + "</DOC>\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_element_of_a_doc_finds_its_field) {
  const auto reading = read_bytes(
      "<DOC>\n<DOCNO> GZ940305-0012 </DOCNO>\n<DOCID>77</DOCID>\n<DATE>\n<P>\nMarch 5, 1994\n</P>\n</DATE>\n"
      "<SECTION>\n<P>Metro Desk</P></SECTION>\n<HEADLINE>\n<P>\nGATE &amp; QUAY:\nA STORY </P>\n</HEADLINE>\n"
      "<BYLINE><P>By ANN LEE and BO RAY</P></BYLINE>\n<PUBLICATION>Port Gazette</PUBLICATION>\n"
      "<TYPE>Profile</TYPE>\n<SUBJECT>floods; quays</SUBJECT>\n<DATELINE>PORT MERROW</DATELINE>\n<LEADPARA>It "
      "rained.</LEADPARA>\n"
      "<TEXT>\n<P>\nThe gate jam&hyph;\nmed at &lt;six>.\n</P>\n<P>\nCaf&eacute;s closed.\n</P>\n</TEXT>\n"
      "<GRAPHIC><P>Photo, the gate</P></GRAPHIC>\n<TEXT>More of it.</TEXT>\n</DOC>\n");
  BOOST_REQUIRE(reading.articles.size() == 1U);
  const auto& article = reading.articles[0];
  BOOST_TEST(article.id == "GZ940305-0012");
  BOOST_TEST(article.title == "GATE & QUAY: A STORY");
  BOOST_TEST(to_string(article.published) == "1994-03-05");
  BOOST_TEST(article.section == "Metro Desk");
  BOOST_TEST(article.source == "Port Gazette");
  BOOST_TEST(article.authors == (Texts{"ANN LEE", "BO RAY"}));
  BOOST_TEST(article.topics == (Texts{"floods", "quays"}));
  BOOST_TEST(
      article.body ==
      "PORT MERROW\n\nIt rained.\n\nThe gate jam-\nmed at <six>.\n\nCafés closed.\n\nPhoto, the gate\n\nMore of it.");
  BOOST_TEST(article.extra == R"({"DOCID":"77","TYPE":"Profile"})");
}

BOOST_AUTO_TEST_CASE(elements_are_known_in_any_case_and_inside_others) {
  const auto reading = read_bytes(
      "<?xml version=\"1.0\"?>\n<docs>\n<doc id=\"x\">\n<docno>1</docno>\n<Header><h3> <ti>  A title </ti></h3>\n"
      "<DATE1> 18 Mar 94 </DATE1></Header>\n<body>\n<slug>BC-X</slug>\n<text>\nA text.\n</text>\n</body></doc>\n"
      "<Doc><DocNo>2</DocNo><hl>B</hl><dd> 03/26/87</dd><so> WALL STREET</so><text>y</text></dOC></docs>");
  BOOST_TEST(ids(reading) == (Texts{"1", "2"}));
  BOOST_TEST(titles(reading) == (Texts{"A title", "B"}));
  BOOST_TEST(reading.rejects.empty());
  BOOST_REQUIRE(reading.articles.size() == 2U);
  BOOST_TEST(reading.articles[0].body == "A text.");
  BOOST_TEST(to_string(reading.articles[0].published) == "1994-03-18");
  BOOST_TEST(reading.articles[0].extra == R"({"@id":"x","slug":"BC-X"})");
  BOOST_TEST(to_string(reading.articles[1].published) == "1987-03-26");
  BOOST_TEST(reading.articles[1].source == "WALL STREET");
}

BOOST_AUTO_TEST_CASE(days_are_read_as_the_collections_write_them) {
  const std::pair<const char*, const char*> days[] = {
      {"<DATE>930419</DATE>", "1993-04-19"},
      {"<DATE_TIME> 1999-08-01 00:01 </DATE_TIME>", "1999-08-01T00:01Z"},
      {"<DATE><P>January 2, 1989, Monday, Home Edition</P></DATE>", "1989-01-02"},
      {"<DATE1>2 January 1994</DATE1>", "1994-01-02"},
      {"<DATE>none</DATE>", ""},
  };
  for (const auto& [element, day] : days) BOOST_TEST_CONTEXT(element) {
      const auto reading = read_bytes(doc("1", std::string(element) + "<TEXT>x</TEXT>"));
      BOOST_REQUIRE(reading.articles.size() == 1U);
      BOOST_TEST(to_string(reading.articles[0].published) == day);
    }
}

BOOST_AUTO_TEST_CASE(elements_can_be_mapped) {
  ReadOptions options;
  options.map = {{"section", "TYPE"}, {"topics", "IN"}};
  const auto reading = read_bytes(doc("1", "<TYPE>News</TYPE><IN>STEEL; RAIL</IN><TEXT>x</TEXT>"), options);
  BOOST_TEST(reading.articles.at(0).section == "News");
  BOOST_TEST(reading.articles.at(0).topics == (Texts{"STEEL", "RAIL"}));
}

BOOST_AUTO_TEST_CASE(damage_in_one_doc_leaves_the_others) {
  const auto good = doc("1", "<TEXT>x</TEXT>\n");
  const auto last = doc("3", "<TEXT>z</TEXT>\n");
  const std::string unclosed = "<DOC>\n<DOCNO>2</DOCNO>\n<TEXT>y\n";
  const auto in_the_middle = read_bytes(good + unclosed + last);
  BOOST_TEST(ids(in_the_middle) == (Texts{"1", "2", "3"}));
  BOOST_TEST(in_the_middle.articles.at(1).body == "y");

  const auto at_the_end = read_bytes(good + unclosed);
  BOOST_TEST(ids(at_the_end) == (Texts{"1"}));
  BOOST_TEST(codes(at_the_end) == (Texts{"sgml@" + std::to_string(good.size())}));
  BOOST_TEST(at_the_end.rejects.at(0).raw == unclosed);

  const auto stray = read_bytes(good + "<DOCNO>9</DOCNO> of nothing\n" + last);
  BOOST_TEST(ids(stray) == (Texts{"1", "3"}));
  BOOST_TEST(codes(stray).size() == 1U);

  const auto empty = read_bytes(good + "<DOC>\n<DOCNO>2</DOCNO>\n</DOC>\n" + last);
  BOOST_TEST(ids(empty) == (Texts{"1", "3"}));
  BOOST_TEST(codes(empty) == (Texts{"no-text@" + std::to_string(good.size())}));
}

BOOST_AUTO_TEST_CASE(what_an_unclosed_or_unknown_element_holds_is_not_lost) {
  const auto reading = read_bytes(doc("1", "<HEADLINE>A title\n<RUBRIC>Odd</RUBRIC>\nloose words\n<TEXT>x <b>y</b>"));
  BOOST_REQUIRE(reading.articles.size() == 1U);
  BOOST_TEST(reading.articles[0].title == "A title");
  BOOST_TEST(reading.articles[0].body.find("x y") != std::string::npos);
  BOOST_TEST(reading.articles[0].body.find("loose words") != std::string::npos);
  BOOST_TEST(reading.articles[0].extra == R"({"RUBRIC":"Odd"})");
}

BOOST_AUTO_TEST_CASE(tags_without_end_cost_no_time) {
  std::string tags;
  for (int i = 0; i < 300000; ++i) tags += "<a" + std::to_string(i) + ">";
  const auto reading = read_bytes(doc("1", "<TEXT>x</TEXT>" + tags + std::string(1000000, '<') + "y"));
  BOOST_TEST(ids(reading) == (Texts{"1"}));
}

BOOST_AUTO_TEST_CASE(a_doc_without_a_number_gets_an_id_of_its_content) {
  const auto reading = read_bytes("<DOC><HEADLINE>A</HEADLINE><TEXT>x</TEXT></DOC>\n<DOC><TEXT>y</TEXT></DOC>");
  BOOST_REQUIRE(reading.articles.size() == 2U);
  BOOST_TEST(!reading.articles[0].id.empty());
  BOOST_TEST(reading.articles[0].id != reading.articles[1].id);
}

BOOST_AUTO_TEST_CASE(a_document_may_have_its_id_as_an_attribute) {
  const Reading reading = read_bytes(
      "<DOC id=\"PG_ENG_19940305.0007\" type=\"story\" >\n<HEADLINE>\nA gate\n</HEADLINE>\n<TEXT>\n<P>\nOne.\n</P>\n"
      "<P>\nTwo.\n</P>\n</TEXT>\n</DOC>\n<DOC id=\"b\"><TEXT>Three.</TEXT></DOC>\n");
  BOOST_TEST(ids(reading) == (Texts{"PG_ENG_19940305.0007", "b"}));
  BOOST_TEST(reading.articles.at(0).title == "A gate");
  BOOST_TEST(reading.articles.at(0).body == "One.\n\nTwo.");
  BOOST_TEST(reading.articles.at(0).extra == R"({"@type":"story"})");
}
