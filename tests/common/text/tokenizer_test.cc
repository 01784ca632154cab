#include "common/text/tokenizer.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>

using namespace dateline::text;

namespace {

struct Case {
  std::string_view given;
  std::string_view words;  ///< texts with a space after each
};

std::string words_of(std::string_view text) {
  std::string words;
  for (const Token& token : Tokenizer().tokenize(text)) words += token.text + " ";
  return words;
}

std::string acronyms_of(std::string_view text) {
  std::string words;
  for (const Token& token : Tokenizer().tokenize(text)) {
    if (token.acronym) words += token.text + " ";
  }
  return words;
}

void check(const Case& c) {
  BOOST_TEST_CONTEXT(c.given) { BOOST_TEST(words_of(c.given) == c.words); }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tokenizing)

BOOST_AUTO_TEST_CASE(cuts_text_into_words_as_people_mean_them) {
  constexpr Case cases[] = {
      {"", ""},
      {" \t\n.,;", ""},
      {"Peace talks, again!", "peace talks again "},
      {"U.S. and U.N. troops", "us and un troops "},
      {"the U.S", "the us "},
      {"THE U.S . WANTS", "the us wants "},
      {"J.K. Rowling, J.F.Kennedy", "jk rowling jf kennedy "},
      {"J.R.O'Neill", "jr o'neill "},
      {"In the U.S.", "in the us "},
      {"at 3 a.m. today", "at 3 am today "},
      {"the U.S.'s", "the us "},
      {"said.The", "said the "},
      {"Biden's Biden’s plan", "biden biden plan "},
      {"TRUMP'S", "trump "},
      {"James' don't O’Neill rock 'n' roll", "james don't o'neill rock n roll "},
      {"l'Élysée d’État qu'il dell’Aquila", "l elysee d etat qu il dell aquila "},
      {"aujourd'hui", "aujourd'hui "},
      {"AT&T, R&D and S&P500", "at&t r&d and s&p500 "},
      {"Procter&Gamble a & b &c", "procter gamble a b c "},
      {"C++ and C#, F# or C+ C++", "c++ and c# f# or c c++ "},
      {"5.93 1,750 1,234,567.8 1,75 0,123 2020,300", "5.93 1750 1234567.8 1,75 0,123 2020,300 "},
      {"$5bn €1,500m 12% 3.5.", "5bn 1500m 12 3.5 "},
      {"10:30 2025-09-12 and/or", "10 30 2025 09 12 and or "},
      {"blood-alcohol snake_case", "blood alcohol snake case "},
      {"#hashtag @name me@example.com", "hashtag name me example com "},
      {"http://a..b/?q=1&x=2", "http a b q 1 x 2 "},
      {"co\u00ADop zero\u200Bwidth ab\u0007cd", "coop zerowidth ab cd "},
      {"CO₂ ＮＡＴＯ", "co2 nato "},
      {"Привет, Ёлкин", "привет елкин "},
      {"В.В.Путин", "вв путин "},
      {"col·lecció", "colleccio "},
      {"צה\"ל צה״ל", "צהל צהל "},
      {"می‌خواهم", "ميخواهم "},
      {"서울 시장", "서울 시장 "},
      {"हिन्दी में", "हिन्दी में "},
      {"a\xFF\xC3(b", "a b "},
      {"👨‍👩‍👧 family ⚽", "family "},
  };
  for (const Case& c : cases) check(c);
}

BOOST_AUTO_TEST_CASE(runs_without_spaces_give_characters_and_pairs) {
  constexpr Case cases[] = {
      {"東京都", "東 東京 京 京都 都 "},
      {"人々のデータ", "人 人々 々 々の の のデ デ デー ー ータ タ "},
      {"AI公司5月", "ai 公 公司 司 5 月 "},
      {"北京，上海", "北 北京 京 上 上海 海 "},
      {"ไทยที่", "ไ ไท ท ทย ย ยที่ ที่ "},
      {"中ไ", "中 ไ "},
      {"ｶﾞｽ", "ガ ガス ス "},
      {"ខ្មែរ", "ខ្មែ ខ្មែរ រ "},
  };
  for (const Case& c : cases) check(c);
}

BOOST_AUTO_TEST_CASE(a_pair_shares_the_position_of_its_first_character) {
  const std::vector<Token> tokens = Tokenizer().tokenize("in 東京 now");
  BOOST_REQUIRE(tokens.size() == 5U);
  const std::uint32_t positions[] = {0, 1, 1, 2, 3};
  const TokenKind kinds[] = {TokenKind::word, TokenKind::ideograph, TokenKind::pair, TokenKind::ideograph,
                             TokenKind::word};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    BOOST_TEST(tokens[i].position == positions[i]);
    BOOST_TEST((tokens[i].kind == kinds[i]));
  }
  BOOST_TEST(tokens[2].begin == 3U);
  BOOST_TEST(tokens[2].end == 9U);
}

BOOST_AUTO_TEST_CASE(offsets_cover_the_word_as_it_was_written) {
  constexpr std::string_view text = "« l’Élysée » U.S. 1,750 Biden’s AT&T C++";
  constexpr std::string_view written[] = {"l", "Élysée", "U.S.", "1,750", "Biden", "AT&T", "C++"};
  const std::vector<Token> tokens = Tokenizer().tokenize(text);
  BOOST_REQUIRE(tokens.size() == std::size(written));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    BOOST_TEST(text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin) == written[i]);
  }
}

BOOST_AUTO_TEST_CASE(accents_are_kept_beside_the_folded_word) {
  const std::vector<Token> tokens = Tokenizer().tokenize("Élysée don’t Kyiv ЁЛКА");
  BOOST_REQUIRE(tokens.size() == 4U);
  BOOST_TEST(tokens[0].accented == "élysée");
  BOOST_TEST(tokens[1].accented == "");
  BOOST_TEST(tokens[2].accented == "");
  BOOST_TEST(tokens[3].accented == "ёлка");
}

BOOST_AUTO_TEST_CASE(capitals_are_acronyms_where_the_line_has_small_letters) {
  constexpr Case cases[] = {
      {"The US and U.S. and the WHO met us", "us us who "},
      {"G7 G20 leaders buy F16 jets from AT&T", "g7 g20 f16 at&t "},
      {"A plan I like: X, C++, 2025", ""},
      {"UNESCO6 ABCDEFG are too long", ""},
      {"US TROOPS LEAVE U.S.", ""},
      {"US TROOPS LEAVE\nThe US said", "us "},
      {"The US said\nUS TROOPS", "us "},
      {"NATO计划", "nato "},
      {"McDONALD US", ""},
      {"США и НАТО договорились", "сша нато "},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(c.given) { BOOST_TEST(acronyms_of(c.given) == c.words); }
  }
}

BOOST_AUTO_TEST_CASE(a_word_alone_tells_whether_it_is_written_as_an_acronym) {
  for (const std::string_view word : {"US", "U.S.", "WHO", "G7", "AT&T"}) BOOST_TEST(written_as_acronym(word));
  for (const std::string_view word : {"us", "Us", "A", "C++", "UNESCOS", "US army", "", "2025"}) {
    BOOST_TEST(!written_as_acronym(word));
  }
}

BOOST_AUTO_TEST_CASE(long_words_are_cut_so_that_a_term_fits) {
  const std::string latin(10'000, 'x');
  std::string wide;
  for (int i = 0; i < 1'000; ++i) wide += "\U00010400";
  std::string marks = "ก";
  for (int i = 0; i < 1'000; ++i) marks += "่";
  for (const std::string& word : {latin, wide, marks}) {
    const std::vector<Token> tokens = Tokenizer().tokenize(word + " end");
    BOOST_REQUIRE(tokens.size() == 2U);
    BOOST_TEST(tokens[0].text.size() >= 64U);
    BOOST_TEST(tokens[0].text.size() <= 200U);
    BOOST_TEST(tokens[1].text == "end");
    BOOST_TEST(tokens[1].position == 1U);
  }
  BOOST_TEST(Tokenizer().tokenize(latin).front().end == 64U);
}

BOOST_AUTO_TEST_CASE(hostile_texts_take_time_in_proportion_to_their_size) {
  constexpr std::size_t bytes = 2'000'000;
  for (const std::string_view piece : {"a", "a.", "a'", "a&", "1,", "a\u200B", "\u200B", "a\u0301", "\u0301", "+",
                                       "a\"", "ก\u0E34", "中", "\xFF", "l'", "é.", "A&\u200B"}) {
    BOOST_TEST_CONTEXT(piece) {
      std::string text;
      while (text.size() < bytes) text += piece;
      const auto before = std::chrono::steady_clock::now();
      static_cast<void>(Tokenizer().tokenize(text));
      BOOST_TEST(std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count() < 10.0);
    }
  }
}

BOOST_AUTO_TEST_CASE(tokens_are_added_to_those_there_are) {
  std::vector<Token> tokens;
  Tokenizer tokenizer;
  tokenizer.tokenize("US", tokens);
  tokenizer.tokenize("the US", tokens);
  BOOST_REQUIRE(tokens.size() == 3U);
  BOOST_TEST(!tokens[0].acronym);
  BOOST_TEST(tokens[1].position == 0U);
  BOOST_TEST(tokens[2].acronym);
}

BOOST_AUTO_TEST_SUITE_END()
