#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/indexer/readers/reading.h"

using namespace dateline;
using namespace dateline::readers;

namespace {

struct Case {
  const char* what;
  std::string text;
  std::string title;
  std::string body;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_title_is_found_in_what_a_text_begins_with) {
  const std::string long_line = [] {
    std::string words;
    for (int i = 0; i < 60; ++i) words += "words ";
    return words + "end";
  }();
  const Case cases[] = {
      {"a line without a full stop", "Talks open in Geneva\nThe talks opened.\n", "Talks open in Geneva",
       "The talks opened."},
      {"a line before an empty one", "Talks open!\n\nThe talks opened.\n\nAll came.", "Talks open!",
       "The talks opened.\n\nAll came."},
      {"a sentence", "The talks opened. All came.\nNobody spoke.", "The talks opened.",
       "The talks opened. All came.\nNobody spoke."},
      {"a sentence with a title in it", "Mr. Smith came. He left.\nNobody spoke.", "Mr. Smith came.",
       "Mr. Smith came. He left.\nNobody spoke."},
      {"a title alone", "Talks open", "Talks open", ""},
      {"one sentence alone", "The talks opened.", "The talks opened.", "The talks opened."},
      {"CR LF", "Talks open\r\n\r\nOne.\r\nTwo.\r\n", "Talks open", "One.\nTwo."},
      {"blank lines first", "\n\n  Talks open\n\n    Indented.\n", "Talks open", "    Indented."},
      {"a mark of byte order", "\xEF\xBB\xBFTalks open\n\nBody.", "Talks open", "Body."},
      {"an endless line", long_line, long_line.substr(0, 197), long_line},
      {"angle brackets are text", "AT&T <T> up\n\n<p>a &amp; b</p>", "AT&T <T> up", "<p>a &amp; b</p>"},
      {"control characters",
       "Talks\x1b[31m open\n\na\x07"
       "b\tc",
       "Talks[31m open", "ab\tc"},
  };
  for (const auto& sample : cases) BOOST_TEST_CONTEXT(sample.what) {
      const auto reading = read_bytes(sample.text);
      BOOST_REQUIRE(reading.articles.size() == 1U);
      BOOST_TEST(reading.articles[0].title == sample.title);
      BOOST_TEST(reading.articles[0].body == sample.body);
    }
}

BOOST_AUTO_TEST_CASE(an_empty_file_holds_no_article) {
  for (const std::string text : {"", " \n\n", "\xEF\xBB\xBF"}) {
    const auto reading = read_bytes(text);
    BOOST_TEST(reading.articles.empty());
    BOOST_TEST(reading.rejects.empty());
  }
}

BOOST_AUTO_TEST_CASE(binary_content_is_left_out_and_said) {
  const auto reading = read_bytes(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  BOOST_TEST(reading.articles.empty());
  BOOST_TEST(reading.skipped.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_user_can_ask_for_text) {
  ReadOptions options;
  options.input_format = "text";
  BOOST_TEST(titles(read_bytes("{\"title\": \"A\"}", options)) == (Texts{"{\"title\": \"A\"}"}));
}
