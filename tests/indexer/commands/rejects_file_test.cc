#include "indexer/commands/rejects_file.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>
#include <string>

#include "dateline/error.h"
#include "tests/temporary_folder.h"

using namespace dateline;

BOOST_AUTO_TEST_SUITE(rejects)

BOOST_AUTO_TEST_CASE(a_reject_is_a_line_of_json) {
  BOOST_TEST(
      cli::reject_json({"news.tar", "a.json", 120, "no text", "no-text", "{\"id\": 1}"}) ==
      R"({"dump":"news.tar","member":"a.json","position":120,"reason":"no text","code":"no-text","raw":"{\"id\": 1}"})");
  BOOST_TEST(cli::reject_json({"a.json", "", 0, "bad", "json", "x\ny"}) ==
             R"({"dump":"a.json","member":null,"position":0,"reason":"bad","code":"json","raw":"x\ny"})");
}

BOOST_AUTO_TEST_CASE(a_record_that_is_not_utf8_is_given_in_base64) {
  const auto raw_of = [](const std::string& raw) {
    const std::string line = cli::reject_json({"a", "", 0, "bad", "json", raw});
    return line.substr(line.find("\"raw"));
  };
  BOOST_TEST(raw_of("\xFF") == R"("raw_base64":"/w=="})");
  BOOST_TEST(raw_of("\xFF\xFE") == R"("raw_base64":"//4="})");
  BOOST_TEST(raw_of("\xFF\xFE"
                    "a") == R"("raw_base64":"//5h"})");
  BOOST_TEST(raw_of("caf\xE9 noir") == R"("raw_base64":"Y2Fm6SBub2ly"})");
  BOOST_TEST(raw_of("café") == R"("raw":"café"})");
}

BOOST_AUTO_TEST_CASE(a_record_that_was_cut_inside_a_character_is_still_text) {
  std::string raw(65535, 'a');
  raw += "\xC3";
  const std::string line = cli::reject_json({"a", "", 0, "too large", "too-large", raw});
  BOOST_TEST(line.find("\"raw_base64\"") == std::string::npos);
  BOOST_TEST(line.find("\"raw\":\"" + std::string(65535, 'a') + "\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_file_stands_there_even_when_nothing_was_rejected) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "rejects.jsonl";
  cli::RejectsFile file(path);
  BOOST_TEST(std::filesystem::file_size(path) == 0U);
  file.add({"a", "", 7, "bad", "json", "x"});
  file.close();
  std::ifstream lines(path);
  std::stringstream text;
  text << lines.rdbuf();
  BOOST_TEST(text.str() ==
             "{\"dump\":\"a\",\"member\":null,\"position\":7,\"reason\":\"bad\",\"code\":\"json\",\"raw\":\"x\"}\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_made_is_an_error_of_the_system) {
  const TemporaryFolder folder;
  BOOST_CHECK_EXCEPTION(cli::RejectsFile(folder.path() / "no" / "such" / "folder"), Error,
                        [](const Error& error) { return error.kind() == ErrorKind::system; });
}

BOOST_AUTO_TEST_SUITE_END()
