#include <boost/test/unit_test.hpp>

#include "indexer/readers/format.h"
#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

BOOST_AUTO_TEST_CASE(a_document_is_an_article) {
  const Reading reading = read_bytes(
      "<DOC>\n<DOCNO> NL-0001 </DOCNO>\n<DATE>March 2, 1994, Wednesday, Late Edition</DATE>\n"
      "<HEADLINE>\n<P>\nFerry &amp; gate: inquiry opens\n</P>\n</HEADLINE>\n<BYLINE>By Ada Marsh</BYLINE>\n"
      "<LEADPARA>The lead.</LEADPARA>\n<TEXT>\n<P>\nOne paragraph\nof two lines.\n</P>\n<P>Another.</P>\n</TEXT>\n"
      "<SUBJECT>ferries; inquiries</SUBJECT>\n<PAGE>A7</PAGE>\n</DOC>\n");
  BOOST_TEST(reading.rejects.empty());
  BOOST_TEST_REQUIRE(ids(reading) == (Texts{"NL-0001"}));
  const Article& article = reading.articles.front();
  BOOST_TEST(article.title == "Ferry & gate: inquiry opens");
  BOOST_TEST(to_string(article.published) == "1994-03-02");
  BOOST_TEST(article.authors == (Texts{"Ada Marsh"}));
  BOOST_TEST(article.body == "The lead.\n\nOne paragraph\nof two lines.\n\nAnother.");
  BOOST_TEST(article.topics == (Texts{"ferries", "inquiries"}));
  BOOST_TEST(article.extra == R"({"page":"A7"})");
}

BOOST_AUTO_TEST_CASE(the_names_that_collections_give_their_elements_are_known) {
  const Reading reading = read_bytes(
      "<DOC><DOCNO>W-1</DOCNO><HL>A headline</HL><DATE>940113</DATE><SO>Paper</SO><LP>The "
      "lead.</LP><TEXT>More.</TEXT></DOC>\n"
      "<DOC id=\"G_ENG_1\" type=\"story\">\n<HEADLINE>Two</HEADLINE>\n<DATELINE>PORT, May "
      "1</DATELINE>\n<TEXT>\n<P>Text.\n"
      "</P>\n</TEXT>\n</DOC>\n"
      "<DOC><DOCNO>W-3</DOCNO><TI>Three</TI><DATE1>1 May 1995</DATE1><TEXT>A.</TEXT><TEXT>B.</TEXT></DOC>\n");
  BOOST_TEST(ids(reading) == (Texts{"W-1", "G_ENG_1", "W-3"}));
  BOOST_TEST(titles(reading) == (Texts{"A headline", "Two", "Three"}));
  BOOST_TEST(to_string(reading.articles.at(0).published) == "1994-01-13");
  BOOST_TEST(reading.articles.at(0).body == "The lead.\n\nMore.");
  BOOST_TEST(reading.articles.at(1).extra.find("story") != std::string::npos);
  BOOST_TEST(to_string(reading.articles.at(2).published) == "1995-05-01");
  BOOST_TEST(reading.articles.at(2).body == "A.\n\nB.");
}

BOOST_AUTO_TEST_CASE(small_letters_do_as_well) {
  const Reading reading = read_bytes(
      "<doc>\n<docno>1</docno><headline>One</headline><text>a</text>\n</doc>\n<doc><docno>2</docno><text>b</text></"
      "doc>");
  BOOST_TEST(ids(reading) == (Texts{"1", "2"}));
  BOOST_TEST(reading.rejects.empty());
}

BOOST_AUTO_TEST_CASE(a_broken_document_costs_itself_only) {
  const std::string bytes =
      "<DOC><DOCNO>1</DOCNO><TEXT>fine</TEXT></DOC>\nstray words\n"
      "<DOC><DOCNO>2</DOCNO><TEXT>its end is missing</TEXT>\n"
      "<DOC><DOCNO>3</DOCNO><HL>no end tag\n<TEXT>and 3 < 4 & so</TEXT></DOC>\n"
      "<DOC><DOCNO>4</DOCNO></DOC>\n"
      "<DOC><DOCNO>5</DOCNO><TEXT>cut o";
  const Reading reading = read_bytes(bytes);
  BOOST_TEST(ids(reading) == (Texts{"1", "2", "3"}));
  BOOST_TEST(reading.articles.at(2).title == "no end tag");
  BOOST_TEST(reading.articles.at(2).body == "and 3 < 4 & so");
  BOOST_TEST(codes(reading) == (Texts{"sgml@" + std::to_string(bytes.find("\nstray")),
                                      "no-text@" + std::to_string(bytes.find("<DOC><DOCNO>4")),
                                      "sgml@" + std::to_string(bytes.find("<DOC><DOCNO>5"))}));
}

BOOST_AUTO_TEST_CASE(a_document_without_a_number_gets_an_id_of_its_own) {
  const Reading reading =
      read_bytes("<DOC><DOCNO>1</DOCNO><TEXT>a</TEXT></DOC><DOC><TEXT>Nobody numbered me.</TEXT></DOC>");
  BOOST_TEST(reading.articles.size() == 2U);
  BOOST_TEST(!reading.articles.at(1).id.empty());
}

BOOST_AUTO_TEST_CASE(other_sgml_is_not_taken_for_it) {
  BOOST_TEST((format_of("<REUTERS NEWID=\"1\">\n<TEXT>", "x.sgm")->name() == "reuters"));
  BOOST_TEST((format_of("<DOC>\n<DOCNO>1</DOCNO>\n", "x.sgm")->name() == "trec"));
  BOOST_TEST((format_of("The <DOC> element has a <DOCNO>.", "x.txt")->name() == "text"));
}
