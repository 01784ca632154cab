#include <boost/test/unit_test.hpp>

#include "indexer/readers/format.h"
#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

std::string utf16(std::string_view ascii, bool little) {
  std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char c : ascii) out += little ? std::string{c, '\0'} : std::string{'\0', c};
  return out;
}

std::string_view format_name(std::string_view head, std::string_view name = "dump") {
  const Format* format = format_of(head, name);
  return format == nullptr ? "none" : format->name();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_row_is_an_article_and_the_first_row_names_its_fields) {
  const Reading reading = read_bytes(
      "guid,Pub Date,Headline,Byline,content,Tags,people,Page\r\n"
      "a-1,2024-03-02,\"Gate, jammed\",Jane Doe; John Roe,\"First line.\r\n\r\nHe said \"\"no\"\".\",floods; gates,Ada "
      "Marsh;Tom Ng,4\r\n"
      "\r\n"
      "a-2,,Second,,,,,\r\n");
  BOOST_TEST(reading.rejects.empty());
  BOOST_TEST_REQUIRE(ids(reading) == (Texts{"a-1", "a-2"}));
  const Article& first = reading.articles.front();
  BOOST_TEST(first.title == "Gate, jammed");
  BOOST_TEST(to_string(first.published) == "2024-03-02");
  BOOST_TEST(first.body == "First line.\n\nHe said \"no\".");
  BOOST_TEST(first.authors == (Texts{"Jane Doe", "John Roe"}));
  BOOST_TEST(first.topics == (Texts{"floods", "gates"}));
  BOOST_TEST(first.entities.person == (Texts{"Ada Marsh", "Tom Ng"}));
  BOOST_TEST(first.extra == R"({"Page":"4"})");
}

BOOST_AUTO_TEST_CASE(the_separator_is_told_from_the_first_row) {
  for (const std::string_view separator : {",", ";", "\t", "|"}) {
    std::string bytes = "id,title,body\n1,One,\"a;b\tc|d, e\"\n2,Two,x\n";
    // Only those outside of quotes separate.
    bool quoted = false;
    for (char& c : bytes) {
      if (c == '"') quoted = !quoted;
      if (c == ',' && !quoted) c = separator.front();
    }
    BOOST_TEST_CONTEXT(separator) {
      const Reading reading = read_bytes(bytes);
      BOOST_TEST(titles(reading) == (Texts{"One", "Two"}));
      BOOST_TEST(reading.articles.at(0).body == "a;b\tc|d, e");
    }
  }
  BOOST_TEST(titles(read_bytes("sep=;\r\nid;title\r\n1;\"A, B, C\"\r\n")) == (Texts{"A, B, C"}));
}

BOOST_AUTO_TEST_CASE(it_is_told_from_other_text_by_its_columns) {
  BOOST_TEST(format_name("id,title,body\n1,A,x\n") == "csv");
  BOOST_TEST(format_name("id\ttitle\tbody\n1\tA\tx\n") == "tsv");
  BOOST_TEST(format_name("foo;bar\n1;2\n", "export.csv") == "csv");
  BOOST_TEST(format_name("Storm hits coast, title race opens\n\nA text, with commas.\n") == "text");
  BOOST_TEST(format_name("title,body\n\nThis is a poem about titles, bodies, and commas.\n") == "text");
  BOOST_TEST(format_name("{\"id\":1,\"title\":\"a\"}\n{\"id\":2,\"title\":\"b\"}\n", "wrong.csv") == "jsonl");
}

BOOST_AUTO_TEST_CASE(columns_can_be_mapped) {
  ReadOptions options;
  options.map = {{"title", "Schlagzeile"}, {"topics", "Thema"}};
  const Reading reading = read_bytes("Nr,Schlagzeile,Thema\n7,Flut,Wetter; Hafen\n", options, "x.csv");
  BOOST_TEST(titles(reading) == (Texts{"Flut"}));
  BOOST_TEST(reading.articles.at(0).topics == (Texts{"Wetter", "Hafen"}));
}

BOOST_AUTO_TEST_CASE(a_guarded_formula_is_itself_again) {
  const Reading reading = read_bytes("id,title,body\n1,'=1+1,'quoted\n2,'@home,'-5 degrees\n");
  BOOST_TEST(titles(reading) == (Texts{"=1+1", "@home"}));
  BOOST_TEST(reading.articles.at(0).body == "'quoted");
  BOOST_TEST(reading.articles.at(1).body == "-5 degrees");
}

BOOST_AUTO_TEST_CASE(a_broken_row_is_rejected_with_its_place_and_costs_no_other) {
  const std::string bytes =
      "id,title,body\n"
      "1,One,fine\n"
      "2,Two,\"never closed\n"
      "3,Three,\"fine, too\"\n"
      "4,Four,x,y,z\n"
      "5,Five,fine\n"
      "6,\"Six\"teen\",fine\n"
      "lonely\n"
      "7,Seven,\"open to the end\n";
  const Reading reading = read_bytes(bytes);
  BOOST_TEST(ids(reading) == (Texts{"1", "3", "5", "6"}));
  BOOST_TEST(codes(reading) ==
             (Texts{"csv@" + std::to_string(bytes.find("2,Two")), "csv@" + std::to_string(bytes.find("4,F")),
                    "csv@" + std::to_string(bytes.find("lonely")), "csv@" + std::to_string(bytes.find("7,S"))}));
  BOOST_TEST(reading.rejects.at(0).raw == "2,Two,\"never closed\n");
  BOOST_TEST(reading.rejects.at(0).reason.find("not closed") != std::string::npos);
  BOOST_TEST(reading.rejects.at(1).reason.find("5 cells") != std::string::npos);
  BOOST_TEST(reading.articles.at(3).title == "Six\"teen");
}

BOOST_AUTO_TEST_CASE(a_row_that_lacks_its_last_cells_is_still_one) {
  BOOST_TEST(ids(read_bytes("id,title,body,topics,page\n1,A,x\n", {}, "x.csv")) == (Texts{"1"}));
}

BOOST_AUTO_TEST_CASE(a_record_of_more_than_64_mib_is_rejected_and_the_next_is_read) {
  const std::string bytes = "id,title,body\n1,A,\"" + std::string(most_record_bytes, 'x') + "\"\n2,B,fine\n";
  const Reading reading = read_bytes(bytes);
  BOOST_TEST(ids(reading) == (Texts{"2"}));
  BOOST_TEST(codes(reading) == (Texts{"too-large@14"}));
  BOOST_TEST(reading.rejects.at(0).raw.size() <= most_raw_bytes);
}

BOOST_AUTO_TEST_CASE(it_is_read_as_spreadsheets_write_it) {
  const std::string table = "id\ttitle\tbody\r\n1\tOne\t\"a\r\nb\"\r\n2\tTwo\tx\r\n";
  for (const bool little : {true, false}) {
    const Reading reading = read_bytes(utf16(table, little));
    BOOST_TEST(titles(reading) == (Texts{"One", "Two"}));
    BOOST_TEST(reading.articles.at(0).body == "a\nb");
  }
  BOOST_TEST(titles(read_bytes("\xEF\xBB\xBFid,title\r\n1,Caf\xC3\xA9\r\n")) == (Texts{"Caf\xC3\xA9"}));
  const Reading windows = read_bytes(
      "id;title;\xDC"
      "berschrift\r\n1;Z\xFCrich \x96 die Br\xFC"
      "cke f\xE4llt \x84nicht\x93;Stra\xDF"
      "e\r\n");
  BOOST_TEST(titles(windows) == (Texts{"Zürich – die Brücke fällt „nicht“"}));
  BOOST_TEST(windows.articles.at(0).extra.find("Überschrift") != std::string::npos);
}
