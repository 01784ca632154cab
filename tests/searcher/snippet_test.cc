#include "searcher/snippet.h"

#include <boost/test/unit_test.hpp>
#include <random>

using namespace dateline;

namespace {

Mark any_form(std::string stem, double weight = 1, std::string tag = "en") {
  Mark mark;
  mark.stems[std::move(tag)] = {std::move(stem)};
  mark.weight = weight;
  return mark;
}

Mark as_written(std::vector<std::string> words) {
  Mark mark;
  mark.sequence = std::move(words);
  return mark;
}

std::string marked(const Snippet& snippet) {
  std::string all;
  for (const auto& [begin, end] : snippet.highlights) all += '[' + snippet.text.substr(begin, end - begin) + ']';
  return all;
}

std::string filler(int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i)
    text += "Nothing of any interest to anybody stands in line " + std::to_string(i) + ". ";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(without_a_match_the_lead_is_shown) {
  Analyser analyser;
  BOOST_TEST(make_snippet("A short\n\tstory.", "en", {}, analyser).text == "A short story.");
  const Snippet lead = make_snippet(filler(40), "en", {any_form("peac")}, analyser);
  BOOST_TEST(lead.text.starts_with("Nothing of any interest"));
  BOOST_TEST(lead.text.size() <= 210U);
  BOOST_TEST(lead.highlights.empty());
  BOOST_TEST(make_snippet("", "en", {any_form("peac")}, analyser).text == "");
}

BOOST_AUTO_TEST_CASE(the_piece_with_most_of_what_was_asked_is_shown_from_its_sentence_on) {
  Analyser analyser;
  const std::string body = "Peace first. " + filler(10) + "The peace talks went on in Kyiv. " + filler(10);
  const Snippet snippet = make_snippet(body, "en", {any_form("peac"), any_form("talk")}, analyser);
  BOOST_TEST(snippet.text.find("The peace talks went on") != std::string::npos);
  BOOST_TEST(marked(snippet) == "[peace][talks]");
  BOOST_TEST(!snippet.text.starts_with("…"));
}

BOOST_AUTO_TEST_CASE(cut_sentences_have_an_ellipsis_and_highlights_still_fit) {
  Analyser analyser;
  std::string body;
  for (int i = 0; i < 60; ++i) body += "word" + std::to_string(i) + ' ';
  body += "peace";
  for (int i = 0; i < 60; ++i) body += " more" + std::to_string(i);
  const Snippet snippet = make_snippet(body, "en", {any_form("peac")}, analyser);
  BOOST_TEST(snippet.text.starts_with("…"));
  BOOST_TEST(snippet.text.ends_with("…"));
  BOOST_TEST(marked(snippet) == "[peace]");
}

BOOST_AUTO_TEST_CASE(line_breaks_inside_a_sentence_are_spaces_and_ranges_shift_with_them) {
  Analyser analyser;
  const Snippet snippet = make_snippet("The   long\nroad\tto\u00a0 peace\r\nis long.", "en",
                                       {any_form("peac"), any_form("road")}, analyser);
  BOOST_TEST(snippet.text == "The long road to peace is long.");
  BOOST_TEST(marked(snippet) == "[road][peace]");
}

BOOST_AUTO_TEST_CASE(phrase_words_are_marked_only_where_the_phrase_stands) {
  Analyser analyser;
  const Snippet snippet =
      make_snippet("Talks on peace. Peace talks. Talks.", "en", {as_written({"peace", "talks"})}, analyser);
  BOOST_TEST(marked(snippet) == "[Peace][talks]");
  BOOST_TEST(snippet.highlights.front().first == 16U);
}

BOOST_AUTO_TEST_CASE(pairs_of_ideographs_are_marked_as_one_range) {
  Analyser analyser;
  const Snippet snippet = make_snippet("東京都は予算を発表した。", "ja", {as_written({"東京", "京都"})}, analyser);
  BOOST_TEST(marked(snippet) == "[東京都]");
}

BOOST_AUTO_TEST_CASE(stems_mark_only_words_of_their_language) {
  Analyser analyser;
  BOOST_TEST(marked(make_snippet("talks", "en-GB", {any_form("talk")}, analyser)) == "[talks]");
  BOOST_TEST(marked(make_snippet("talks", "fr", {any_form("talk")}, analyser)) == "");
}

BOOST_AUTO_TEST_CASE(marks_of_the_title_stay_there) {
  Analyser analyser;
  Mark title = any_form("peac");
  title.title_only = true;
  BOOST_TEST(highlight_title("Peace now", "en", {title}, analyser).size() == 1U);
  BOOST_TEST(make_snippet("Peace now", "en", {title}, analyser).highlights.empty());
}

BOOST_AUTO_TEST_CASE(a_late_match_in_a_long_body_is_found) {
  Analyser analyser;
  const std::string body = filler(2500) + "Peace at last. " + filler(20000);
  const Snippet snippet = make_snippet(body, "en", {any_form("peac")}, analyser);
  BOOST_TEST(marked(snippet) == "[Peace]");
}

BOOST_AUTO_TEST_CASE(in_a_very_long_body_a_match_is_found_wherever_it_stands) {
  Analyser analyser;
  const std::string long_before = filler(40000);
  BOOST_TEST(long_before.size() > 2'000'000U);
  for (const std::string word : {"peace", "Peaceful", "PEACE"})
    BOOST_TEST(marked(make_snippet(long_before + word + " at last. " + filler(10), "en", {any_form("peac")},
                                   analyser)) == "[" + word + "]");
  // What often begins so, but is not it, does not use up the looks.
  std::string decoys;
  for (int i = 0; i < 40000; ++i) decoys += "somewhat ";
  BOOST_TEST(marked(make_snippet(decoys + "Peace.", "en", {any_form("some"), any_form("peac")}, analyser)) ==
             "[Peace]");
  std::string chinese;
  for (int i = 0; i < 100000; ++i) chinese += "一二三";
  BOOST_TEST(marked(make_snippet(chinese + "東京" + chinese, "zh", {as_written({"東京"})}, analyser)) == "[東京]");
}

BOOST_AUTO_TEST_CASE(any_text_gives_ranges_on_character_borders_of_what_is_shown) {
  Analyser analyser;
  const std::string pieces[] = {"peace",  " ", "\n",      "é",     "…",  "東", "京",    ". ",
                                "\u00a0", "👍", "a\u0301", "U.S. ", "。", "\t", "Talks", "-"};
  unsigned seed = 12345;
  const auto next = [&](unsigned n) { return (seed = seed * 1103515245U + 12345U) / 65536U % n; };
  for (int round = 0; round < 2000; ++round) {
    std::string body;
    for (unsigned n = next(150); n > 0; --n) body += pieces[next(std::size(pieces))];
    const Snippet snippet =
        make_snippet(body, "en", {any_form("peac"), any_form("talk"), as_written({"東京"})}, analyser);
    std::size_t last = 0;
    for (const auto& [begin, end] : snippet.highlights) {
      BOOST_REQUIRE(last <= begin);
      BOOST_REQUIRE(begin < end);
      BOOST_REQUIRE(end <= snippet.text.size());
      BOOST_REQUIRE((static_cast<unsigned char>(snippet.text[begin]) & 0xc0) != 0x80);
      BOOST_REQUIRE((end == snippet.text.size() || (static_cast<unsigned char>(snippet.text[end]) & 0xc0) != 0x80));
      last = end;
    }
    BOOST_REQUIRE(snippet.text.find("  ") == std::string::npos);
    BOOST_REQUIRE(snippet.text.find('\n') == std::string::npos);
  }
}

// What is marked is looked for by the first letters of stems.
BOOST_AUTO_TEST_CASE(words_are_marked_by_their_stems_in_every_language) {
  Analyser analyser;
  std::mt19937 random(3);
  for (const char* language : {"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy", "id",
                               "it", "lt", "nb", "ne", "nl", "pt", "ro", "ru", "sv", "ta", "tr", "und"}) {
    for (int i = 0; i < 400; ++i) {
      std::string word;
      for (auto n = 2 + random() % 9; n > 0; --n) {
        static const char* const latin[] = {"a", "e", "i", "o", "u", "y", "b", "d", "g",      "h",
                                            "k", "l", "m", "n", "p", "r", "s", "t", "\u00e9", "\u00f1"};
        static const char* const cyrillic[] = {"\u0430", "\u0435", "\u0438", "\u043d", "\u043f", "\u043e"};
        static const char* const arabic[] = {"\u0627", "\u0644", "\u0648", "\u0628", "\u0643", "\u0645", "\u0633"};
        static const char* const tamil[] = {"\u0bb5", "\u0bc1", "\u0b95", "\u0ba8", "\u0bbe"};
        word += language == std::string("ru")   ? cyrillic[random() % 6]
                : language == std::string("ar") ? arabic[random() % 7]
                : language == std::string("ta") ? tamil[random() % 5]
                                                : latin[random() % 20];
      }
      const auto tokens = analyser.tokenizer.tokenize(word);
      if (tokens.size() != 1) continue;
      const std::string tag = text::stem_tag(language);
      Mark mark;
      mark.stems[tag] = analyser.stemmer.stems(tokens.front(), tag);
      BOOST_TEST(find_marks({mark}, word, tag, false, analyser).size() == mark.stems[tag].size(),
                 language << ' ' << word);
    }
  }
}
