#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

constexpr const char* story =
    "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n"
    "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" CGISPLIT=\"TRAINING-SET\" OLDID=\"5547\" NEWID=\"4\">\n"
    "<DATE>26-FEB-1987 15:07:13.72</DATE>\n"
    "<TOPICS><D>cocoa</D></TOPICS>\n<PLACES><D>el-salvador</D><D>usa</D><D>usa</D></PLACES>\n"
    "<PEOPLE><D>reagan</D></PEOPLE>\n<ORGS><D>imf</D></ORGS>\n<EXCHANGES><D>nyse</D></EXCHANGES>\n<COMPANIES></"
    "COMPANIES>\n"
    "<UNKNOWN> \n&#5;&#5;&#5;F\n&#22;&#22;&#1;f0725&#31;reute\nu f BC-X</UNKNOWN>\n"
    "<TEXT>&#2;\n<TITLE>TALKING POINT/BANKAMERICA &lt;BAC>\nEQUITY</TITLE>\n"
    "<AUTHOR>    By Janie Gabbett, Reuters</AUTHOR>\n"
    "<DATELINE>    LOS ANGELES, Feb 26 - </DATELINE><BODY>AT&amp;T said &amp;lt; is\nno problem.\n    More text.\n "
    "Reuter\n&#3;</BODY></TEXT>\n"
    "</REUTERS>\n";

std::string with_text(const std::string& text) {
  return "<REUTERS TOPICS=\"NO\" NEWID=\"7\">\n<DATE> 3-APR-1987 07:09:06.48</DATE>\n<TOPICS></TOPICS>\n" + text +
         "\n</REUTERS>\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_element_of_a_story_finds_its_field) {
  const auto reading = read_bytes(story);
  BOOST_REQUIRE(reading.articles.size() == 1U);
  const auto& article = reading.articles[0];
  BOOST_TEST(article.id == "4");
  BOOST_TEST(article.title == "TALKING POINT/BANKAMERICA <BAC> EQUITY");
  BOOST_TEST(article.body == "LOS ANGELES, Feb 26 - AT&T said &lt; is\nno problem.\n    More text.\n Reuter");
  BOOST_TEST(to_string(article.published) == "1987-02-26T15:07:13Z");
  BOOST_TEST(article.source == "Reuters");
  BOOST_TEST(article.authors == (Texts{"Janie Gabbett"}));
  BOOST_TEST(article.topics == (Texts{"cocoa"}));
  BOOST_TEST(article.entities.place == (Texts{"el-salvador", "usa"}));
  BOOST_TEST(article.entities.person == (Texts{"reagan"}));
  BOOST_TEST(article.entities.org == (Texts{"imf", "nyse"}));
  BOOST_TEST(
      article.extra ==
      R"({"@TOPICS":"YES","@LEWISSPLIT":"TRAIN","@CGISPLIT":"TRAINING-SET","@OLDID":"5547","UNKNOWN":"F\nf0725reute\nu f BC-X"})");
  BOOST_TEST(article.provenance.position == 36U);
}

BOOST_AUTO_TEST_CASE(a_text_without_markup_is_the_body_and_its_first_line_the_title) {
  const auto reading = read_bytes(
      with_text("<TEXT TYPE=\"UNPROC\">&#2;\nMONEY SUPPLY - FEB 26\n    One week\n M-1......1\n&#3;\n</TEXT>"));
  BOOST_REQUIRE(reading.articles.size() == 1U);
  BOOST_TEST(reading.articles[0].title == "MONEY SUPPLY - FEB 26");
  BOOST_TEST(reading.articles[0].body == "MONEY SUPPLY - FEB 26\n    One week\n M-1......1");
}

BOOST_AUTO_TEST_CASE(a_brief_has_a_title_only) {
  const auto reading = read_bytes(
      with_text("<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>FUNDS ROSE\n</TITLE>Blah blah blah.\n&#3;\n</TEXT>"));
  BOOST_REQUIRE(reading.articles.size() == 1U);
  BOOST_TEST(reading.articles[0].title == "FUNDS ROSE");
  BOOST_TEST(reading.articles[0].body == "");
}

BOOST_AUTO_TEST_CASE(a_story_with_nothing_in_it_is_rejected) {
  BOOST_TEST(codes(read_bytes(with_text("<TEXT TYPE=\"UNPROC\">&#2;\n&#3;\n</TEXT>"))) == (Texts{"no-text@0"}));
}

BOOST_AUTO_TEST_CASE(a_source_that_the_user_names_goes_before_the_agency) {
  ReadOptions options;
  options.source = "Archive";
  BOOST_TEST(read_bytes(story, options).articles.at(0).source == "Archive");
}

BOOST_AUTO_TEST_CASE(elements_and_attributes_can_be_mapped) {
  ReadOptions options;
  options.map = {{"section", "@LEWISSPLIT"}, {"topics", "PLACES"}};
  const auto reading = read_bytes(story, options);
  BOOST_REQUIRE(reading.articles.size() == 1U);
  BOOST_TEST(reading.articles[0].section == "TRAIN");
  BOOST_TEST(reading.articles[0].topics == (Texts{"el-salvador", "usa"}));
  BOOST_TEST(reading.articles[0].entities.place.empty());
}

BOOST_AUTO_TEST_CASE(damage_in_one_story_leaves_the_others) {
  const std::string good = story, title = "<TEXT><TITLE>B</TITLE></TEXT>";
  auto unclosed = with_text(title);
  unclosed.resize(unclosed.find("</REUTERS>"));
  const auto open_in_the_middle = read_bytes(good + unclosed + good);
  BOOST_TEST(ids(open_in_the_middle) == (Texts{"4", "7", "4"}));
  const auto cut = read_bytes(good + unclosed);
  BOOST_TEST(ids(cut) == (Texts{"4"}));
  BOOST_TEST(codes(cut) == (Texts{"sgml@" + std::to_string(good.size())}));
  const auto stray = read_bytes(good + "who wrote this?\n" + with_text(title));
  BOOST_TEST(ids(stray) == (Texts{"4", "7"}));
  BOOST_TEST(codes(stray).size() == 1U);
}

BOOST_AUTO_TEST_CASE(bytes_of_old_charsets_are_told_apart) {
  const auto reading = read_bytes(with_text("<TEXT><TITLE>Z\xFCrich caf\xE9 \x93quoted\x94</TITLE></TEXT>"));
  BOOST_TEST(titles(reading) == (Texts{"Zürich café “quoted”"}));
}
