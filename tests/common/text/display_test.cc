#include "common/text/display.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/fold.h"

using namespace std::string_literals;
namespace display = dateline::display;

BOOST_AUTO_TEST_SUITE(what_is_taken_out)

BOOST_AUTO_TEST_CASE(nothing_that_a_terminal_obeys_is_left) {
  const struct {
    std::string text, shown;
  } cases[] = {
      {"plain", "plain"},
      {"", ""},
      {"\x1b[31mred\x1b[0m", "red"},
      {"\x1b[38;2;1;2;3mred\x1b[K", "red"},
      {"\x1b]0;a new title\x07shown", "shown"},
      {"\x1b]8;;http://evil.example/\x1b\\link\x1b]8;;\x1b\\", "link"},
      {"\x1bP1$r\x1b\\after", "after"},
      {"\x1b(Bafter\x1b"
       "7",
       "after"},
      {"\x1b", ""},
      {"end\x1b[", "end"},
      {"end\x1b[31", "end31"},
      {"\x1b]no end here", "no end here"},
      {"\x1b\x1b[2Jx", "x"},
      {"\xc2\x9b"
       "2Jx",
       "x"},
      {"\xc2\x9dtitle\xc2\x9cx", "x"},
      {"a\x00"
       "b\x07"
       "c\x7f"
       "d"s,
       "abcd"},
      {"a\tb\nc\r\nd\re", "a b c d e"},
      {"a\u2028b\u2029c\u0085d", "a b c d"},
      {"\u202Eabc\u202C", "abc"},
      {"\u2066abc\u2069\u2067\u2068", "abc"},
      {"zero\u200Bwidth\uFEFF\u00AD\u2060\u3164", "zerowidth"},
      {"\U000E0041\U000E0042x", "x"},
      {"می\u200Cخواهم", "می\u200Cخواهم"},
      {"👨\u200D👩", "👨\u200D👩"},
      {"Ke\u0301vin", "Ke\u0301vin"},
      {"bad \xff\xc3( bytes", "bad \uFFFD\uFFFD( bytes"},
      {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\xf0\x9f\x98", "\uFFFD"},
      {"\uFFFE", "\uFFFD"},
      {"東京", "東京"},
  };
  for (const auto& [text, shown] : cases) {
    BOOST_TEST_CONTEXT("of " << shown) { BOOST_TEST(display::one_line(text) == shown); }
  }
}

BOOST_AUTO_TEST_CASE(line_ends_stay_where_lines_are_wanted) {
  BOOST_TEST(display::lines("a\r\nb\rc\n\nd\u2029e\tf\x1b[1mg") == "a\nb\nc\n\nd\ne fg");
}

BOOST_AUTO_TEST_CASE(any_bytes_become_text_without_control_characters) {
  std::string bytes;
  unsigned state = 12345;
  for (int i = 0; i < 200000; ++i) {
    state = state * 1103515245U + 12345U;
    const unsigned pick = state >> 16;
    bytes += pick % 5 == 0 ? '\x1b' : pick % 5 == 1 ? "[]P;m\\"[pick / 5 % 6] : static_cast<char>(pick / 5);
  }
  const std::string shown = display::one_line(bytes);
  BOOST_TEST(dateline::text::is_utf8(shown));
  std::size_t controls = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const auto byte = static_cast<unsigned char>(shown[i]);
    if (byte < 0x20 || byte == 0x7f) ++controls;
    if (byte == 0xc2 && static_cast<unsigned char>(shown[i + 1]) < 0xa0) ++controls;
  }
  BOOST_TEST(controls == 0U);
}

BOOST_AUTO_TEST_CASE(only_text_from_right_to_left_is_isolated) {
  BOOST_TEST(display::isolated("peace") == "peace");
  BOOST_TEST(display::isolated("東京 été") == "東京 été");
  BOOST_TEST(display::isolated("שלום") == "\u2068שלום\u2069");
  BOOST_TEST(display::isolated("talks in القدس") == "\u2068talks in القدس\u2069");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(measuring)

BOOST_AUTO_TEST_CASE(columns_are_counted_as_a_terminal_draws_them) {
  const struct {
    std::string text;
    std::size_t columns;
  } cases[] = {
      {"", 0},
      {"abc", 3},
      {"été", 3},
      {"e\u0301te\u0301", 3},
      {"東京", 4},
      {"ﾄｳｷｮｳ", 5},
      {"Ａ", 2},
      {"한국", 4},
      {"\u1112\u1161\u11ab", 2},
      {"😀", 2},
      {"👍🏽", 2},
      {"👨\u200D👩\u200D👧", 2},
      {"🇺🇦", 2},
      {"🇺🇦🇫🇷", 4},
      {"❤\uFE0F", 2},
      {"שלום", 4},
      {"नमस्ते", 4},
      {"ภาษา", 4},
      {"ที่", 1},
      {"…", 1},
      {"“quoted”", 8},
      {"\uFFFD", 1},
      {"\xff", 1},
      {"a\u200Db", 2},
  };
  for (const auto& [text, columns] : cases) {
    BOOST_TEST_CONTEXT("of " << text) { BOOST_TEST(display::width(text) == columns); }
  }
}

BOOST_AUTO_TEST_CASE(what_is_too_long_is_cut_between_characters_and_says_so) {
  const struct {
    std::string text;
    std::size_t columns;
    bool unicode;
    std::string shown;
  } cases[] = {
      {"short", 5, true, "short"},
      {"longer", 5, true, "long…"},
      {"longer", 5, false, "lo..."},
      {"a bc", 3, true, "a…"},
      {"東京都", 6, true, "東京都"},
      {"東京都", 5, true, "東京…"},
      {"東京都", 4, true, "東…"},
      {"e\u0301te\u0301s", 3, true, "e\u0301t…"},
      {"👨\u200D👩\u200D👧 family", 4, true, "👨\u200D👩\u200D👧…"},
      {"longer", 2, false, ".."},
      {"longer", 1, true, "…"},
      {"longer", 0, true, ""},
      {"longer", 0, false, ""},
      {"", 0, true, ""},
  };
  for (const auto& [text, columns, unicode, shown] : cases) {
    BOOST_TEST_CONTEXT(text << " in " << columns) { BOOST_TEST(display::cut(text, columns, unicode) == shown); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(wrapping)

using Lines = std::vector<std::string>;

BOOST_AUTO_TEST_CASE(lines_end_between_words_or_where_the_script_allows) {
  const struct {
    std::string text;
    std::size_t columns;
    Lines lines;
  } cases[] = {
      {"", 10, {}},
      {"one two three", 20, {"one two three"}},
      {"one two three", 7, {"one two", "three"}},
      {"one two three", 8, {"one two", "three"}},
      {"one    two", 5, {"one", "two"}},
      {"abcdefghij kl", 4, {"abcd", "efgh", "ij", "kl"}},
      {"ab cdefghij", 4, {"ab", "cdef", "ghij"}},
      {"東京都知事は", 6, {"東京都", "知事は"}},
      {"東京都知事", 5, {"東京", "都知", "事"}},
      {"東京", 1, {"東", "京"}},
      {"first\nsecond line", 11, {"first", "second line"}},
      {"a\n\nb\n", 11, {"a", "", "b"}},
      {"well-known", 5, {"well-", "known"}},
      {"a\u00A0b c", 3, {"a\u00A0b", "c"}},
      {"x", 0, {"x"}},
  };
  for (const auto& [text, columns, lines] : cases) {
    BOOST_TEST_CONTEXT(text << " in " << columns) {
      BOOST_TEST(display::wrap(text, columns) == lines, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(thai_is_broken_between_its_words) {
  for (const std::string& line : display::wrap("ภาษาไทยเป็นภาษาที่มีระดับเสียง", 12)) {
    BOOST_TEST(display::width(line) <= 12U);
    BOOST_TEST(!line.starts_with("ี"));
  }
}

BOOST_AUTO_TEST_CASE(no_line_is_wider_than_asked_and_nothing_but_white_space_is_lost) {
  const std::string long_word(10000, 'a');
  const std::string texts[] = {long_word, "see " + long_word + " there", std::string(3000, ' ') + "far",
                               "新聞 kiosk 👨\u200D👩\u200D👧 " + std::string(500, '-') + " end"};
  for (const std::string& text : texts) {
    for (const std::size_t columns : {2U, 7U, 80U}) {
      std::string joined;
      for (const std::string& line : display::wrap(text, columns)) {
        BOOST_TEST(display::width(line) <= columns);
        joined += line;
      }
      const auto without_spaces = [](std::string from) {
        std::erase(from, ' ');
        return from;
      };
      BOOST_TEST(without_spaces(joined) == without_spaces(text));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
