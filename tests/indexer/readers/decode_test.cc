#include "indexer/readers/decode.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

std::string in_charset(const std::string& utf8, const char* charset) {
  const auto text = icu::UnicodeString::fromUTF8(utf8);
  std::string bytes(utf8.size() * 4 + 16, '\0');
  bytes.resize(static_cast<std::size_t>(
      text.extract(0, text.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), charset)));
  return bytes;
}

std::string utf16(const std::string& utf8, bool little, bool mark) {
  const auto text = icu::UnicodeString::fromUTF8(mark ? "\xEF\xBB\xBF" + utf8 : utf8);
  std::string bytes;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const auto unit = text.charAt(i);
    const auto low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(texts_in_old_charsets_are_read) {
  const std::pair<const char*, const char*> cases[] = {
      {"windows-1252",
       "{\"title\": \"Zürich\", \"body\": \"Der “Bürgermeister” sagte – für alle – nichts über die Größe.\"}"},
      {"windows-1251",
       "{\"title\": \"Переговоры о мире\", \"body\": \"Переговоры начались в Москве и продолжатся на следующей неделе, "
       "сообщил представитель.\"}"},
      {"KOI8-R",
       "{\"title\": \"Переговоры о мире\", \"body\": \"Переговоры начались в Москве и продолжатся на следующей неделе, "
       "сообщил представитель.\"}"},
      {"Shift_JIS",
       "{\"title\": \"和平交渉が始まった\", \"body\": "
       "\"日本の首相は月曜日に東京で記者団に対し、交渉は続いていると述べた。\"}"},
      {"GB18030",
       "{\"title\": \"和平谈判开始了\", \"body\": "
       "\"中国外交部发言人星期一在北京对记者说，谈判正在继续，双方都表示希望。\"}"},
      {"EUC-KR",
       "{\"title\": \"평화 회담이 시작되었다\", \"body\": \"대통령은 월요일 서울에서 기자들에게 회담이 계속되고 있다고 "
       "말했다.\"}"},
  };
  for (const auto& [charset, text] : cases) BOOST_TEST_CONTEXT(charset) {
      std::string storage;
      BOOST_TEST(to_utf8(in_charset(text, charset), "", storage) == text);
    }
}

BOOST_AUTO_TEST_CASE(a_few_old_bytes_in_english_are_windows_1252) {
  std::string storage;
  BOOST_TEST(to_utf8("{\"title\":\"caf\xE9 \x80 5\"}", "", storage) == "{\"title\":\"café € 5\"}");
}

BOOST_AUTO_TEST_CASE(utf8_with_a_broken_place_stays_utf8) {
  std::string storage;
  BOOST_TEST(to_utf8("Переговоры \xD0 мире", "", storage) == "Переговоры \xEF\xBF\xBD мире");
  BOOST_TEST(to_utf8("a\xFF", "UTF-8", storage) == "a\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_CASE(utf16_members_are_read_and_positions_count_their_own_bytes) {
  const std::string lines = "{\"title\":\"Ä😀\"}\n{\"title\":\"B\"}\n";
  for (const bool little : {true, false})
    for (const bool mark : {true, false}) BOOST_TEST_CONTEXT(little << mark) {
        const auto reading = read_bytes(utf16(lines, little, mark));
        BOOST_TEST(titles(reading) == (Texts{"Ä😀", "B"}));
        BOOST_TEST(reading.articles.at(1).provenance.position == 2U * 16 + (mark ? 2U : 0U));
      }
}

BOOST_AUTO_TEST_CASE(every_format_is_read_in_utf16_and_windows_1252) {
  const std::pair<const char*, std::string> dumps[] = {
      {"jsonl", "{\"title\":\"Zürich – café\"}\n{\"title\":\"Größe “B”\"}\n"},
      {"json", "[{\"title\":\"Zürich – café\"},\n{\"title\":\"Größe “B”\"}]"},
      {"reuters",
       "<REUTERS NEWID=\"1\">\n<TEXT><TITLE>Zürich – café</TITLE></TEXT>\n</REUTERS>\n"
       "<REUTERS NEWID=\"2\">\n<TEXT><TITLE>Größe “B”</TITLE></TEXT>\n</REUTERS>\n"},
      {"trec",
       "<DOC><DOCNO>1</DOCNO><TITLE>Zürich – café</TITLE></DOC>\n"
       "<DOC><DOCNO>2</DOCNO><TITLE>Größe “B”</TITLE></DOC>\n"},
      {"csv", "id,title,text\r\n1,Zürich – café,x\r\n2,\"Größe “B”\",\"y\r\nz\"\r\n"},
      {"csv", "id;title;Ärger\r\n1;Zürich – café;x\r\n2;\"Größe “B”\";y\r\n"},
      {"tsv", "id\ttitle\ttext\r\n1\tZürich – café\tx\r\n2\tGröße “B”\ty\r\n"},
  };
  for (const auto& [format, text] : dumps) {
    std::vector<std::string> all = {text, in_charset(text, "windows-1252")};
    for (const bool little : {true, false})
      for (const bool mark : {true, false}) all.push_back(utf16(text, little, mark));
    for (std::size_t i = 0; i < all.size(); ++i) BOOST_TEST_CONTEXT(format << " " << i) {
        const auto reading = read_bytes(all[i]);
        BOOST_TEST(titles(reading) == (Texts{"Zürich – café", "Größe “B”"}));
        BOOST_TEST(reading.rejects.empty());
      }
  }
}

BOOST_AUTO_TEST_CASE(columns_of_a_table_in_an_old_charset_can_be_mapped) {
  ReadOptions options;
  options.map = {{"title", "Überschrift"}};
  for (const char* charset : {"UTF-8", "windows-1252"})
    BOOST_TEST(titles(read_bytes(in_charset("Überschrift;text\nGröße;x\n", charset), options, "dump.csv")) ==
               (Texts{"Größe"}));
}

BOOST_AUTO_TEST_CASE(a_text_file_in_utf16_is_an_article) {
  for (const bool little : {true, false})
    for (const bool mark : {true, false})
      BOOST_TEST(titles(read_bytes(utf16("Zürich\r\n\r\nEin Text.\r\n", little, mark))) == (Texts{"Zürich"}));
}

BOOST_AUTO_TEST_CASE(utf16_cut_anywhere_does_no_harm) {
  const auto whole = utf16("{\"title\":\"Ä😀\"}\n{\"title\":\"B😀", true, true);
  for (std::size_t cut = 0; cut < whole.size(); ++cut)
    BOOST_TEST(read_bytes(whole.substr(0, cut)).articles.size() <= 1U);
}
