#include "common/text/stemmer.h"

#include <xapian.h>

#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>

using namespace dateline::text;

namespace {

std::string stems_of(std::string_view word, std::string_view tag) {
  Tokenizer tokenizer;
  Stemmer stemmer;
  std::string stems;
  for (const std::string& stem : stemmer.stems(tokenizer.tokenize(word).at(0), tag)) stems += stem + " ";
  return stems;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stemming)

BOOST_AUTO_TEST_CASE(forms_of_a_word_meet_in_its_language) {
  struct Case {
    std::string_view word, tag, stems;
  };
  constexpr Case cases[] = {
      {"negotiations", "en", "negoti "},
      {"Protests", "en", "protest "},
      {"negotiations", "und", "negotiations "},
      {"Häuser", "de", "haus "},
      {"Verhandlungen", "de", "verhandl "},
      {"переговоров", "ru", "переговор "},
      {"négociée", "fr", "negoci negocie "},
      {"F16", "en", "f16 "},
      {"AT&T", "en", "at&t "},
      {"running", "zh", "running "},
      {"中", "en", "中 "},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.word << " " << c.tag) { BOOST_TEST(stems_of(c.word, c.tag) == c.stems); }
  }
}

BOOST_AUTO_TEST_CASE(every_language_of_the_stemmers_has_a_tag) {
  std::set<std::string> reached;
  for (const std::string_view code : {"ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id", "ga",
                                      "it", "lt", "ne", "no", "nb", "nn", "pt", "ro", "ru", "es", "sv", "ta", "tr"}) {
    BOOST_TEST_CONTEXT(code) {
      const std::string tag = stem_tag(code);
      BOOST_TEST(tag != "und");
      reached.insert(Xapian::Stem(tag).get_description());
    }
  }
  std::istringstream available(Xapian::Stem::get_available_languages());
  // Other stemmers for languages that are reached already.
  const std::set<std::string> variants = {"earlyenglish", "german2", "kraaij_pohlmann", "lovins", "porter"};
  for (std::string name; available >> name;) {
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST((variants.contains(name) || reached.contains("Xapian::Stem(" + name + ")")));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_tag_leaves_off_what_the_stemmer_does_not_ask_for) {
  BOOST_TEST(stem_tag("en-GB") == "en");
  BOOST_TEST(stem_tag("EN_us") == "en");
  BOOST_TEST(stem_tag("nb-NO") == "no");
  for (const std::string_view none : {"", "und", "zh", "e", "eng", "pl"}) BOOST_TEST(stem_tag(none) == "und");
}

BOOST_AUTO_TEST_CASE(a_remembered_stem_is_the_one_first_found_in_each_language) {
  Stemmer stemmer;
  Token word;
  word.text = "nation";
  Token accented = word;
  for (int round = 0; round < 2; ++round) {
    BOOST_TEST(stemmer.stems(word, "en").at(0) == "nation");
    BOOST_TEST(stemmer.stems(word, "sv").at(0) == "nation");
    accented.text = "negociee";
    accented.accented = "négociée";
    BOOST_TEST(stemmer.stems(accented, "fr").size() == 2U);
    accented.accented.clear();
    BOOST_TEST(stemmer.stems(accented, "fr").size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(more_words_than_are_remembered_are_stemmed_alike) {
  Stemmer stemmer;
  Token word;
  const auto letters = [](int number) {
    std::string name;
    for (int i = 0; i < 5; ++i, number /= 26) name.push_back(static_cast<char>('a' + number % 26));
    return name + "ations";
  };
  word.text = letters(0);
  const std::string first = stemmer.stems(word, "en").at(0);
  for (int i = 0; i < 250'000; ++i) {
    word.text = letters(i);
    BOOST_REQUIRE(!stemmer.stems(word, "en").at(0).empty());
  }
  word.text = letters(0);
  BOOST_TEST(stemmer.stems(word, "en").at(0) == first);
}

BOOST_AUTO_TEST_SUITE_END()
