#include "searcher/render/entity_marks.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "searcher/render/render.h"
#include "tests/searcher/render/samples.h"

namespace render = dateline::render;
namespace samples = dateline::samples;
using dateline::EntityNames;
using render::Style;

namespace {

/// The text with brackets around what is marked: (person) [org] {place}.
std::string bracketed(const std::string& text, const EntityNames& names) {
  std::string out;
  std::size_t done = 0;
  for (const auto& [begin, end, style] : render::entity_marks(text, names)) {
    out += text.substr(done, begin - done);
    const std::string_view pair = style == Style::person ? "()" : style == Style::org ? "[]" : "{}";
    out += pair[0] + text.substr(begin, end - begin) + pair[1];
    done = end;
  }
  return out + text.substr(done);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(names_in_an_article)

BOOST_AUTO_TEST_CASE(names_are_found_where_they_stand) {
  const EntityNames names = {{"Ada Marsh", "Ada", "José"}, {"Grain Board", "AT&T"}, {"Lindholm", "東京", "U.S."}};
  const struct {
    std::string text, shown;
  } cases[] = {
      {"Ada Marsh of the Grain Board in Lindholm.", "(Ada Marsh) of the [Grain Board] in {Lindholm}."},
      {"Ada spoke, Ada Marsh did not", "(Ada) spoke, (Ada Marsh) did not"},
      {"ada marsh, GRAIN BOARD", "ada marsh, GRAIN BOARD"},
      {"Adana, Lindholmers, xAda, Ada2", "Adana, Lindholmers, xAda, Ada2"},
      {"Ada\nMarsh and Grain  Board", "(Ada\nMarsh) and [Grain  Board]"},
      {"Ada's, \"Ada\"-Lindholm", "(Ada)'s, \"(Ada)\"-{Lindholm}"},
      {"José, Jose\u0301, AdaÉ, ÉAda", "(José), Jose\u0301, AdaÉ, ÉAda"},
      {"在東京的", "在{東京}的"},
      {"AT&T in the U.S. again", "[AT&T] in the {U.S.} again"},
      {"", ""},
      {"Ada Mars", "(Ada) Mars"},
  };
  for (const auto& [text, shown] : cases) BOOST_TEST(bracketed(text, names) == shown);
}

BOOST_AUTO_TEST_CASE(kinds_are_told_apart_by_more_than_colour) {
  dateline::StoredArticle stored = samples::stored();
  stored.article.title = "Kyiv waits";
  stored.article.body = "Ada Marsh told the United Nations in Geneva.";
  const std::string shown = render::terminal(stored, {80, true, true});
  const auto holds = [&](std::string_view part) { return shown.find(part) != std::string::npos; };
  BOOST_TEST(
      holds("\x1b[1;38;5;133mAda Marsh\x1b[0m told the \x1b[4;38;5;30mUnited Nations\x1b[0m in "
            "\x1b[3;38;5;64mGeneva\x1b[0m."));
  BOOST_TEST(shown.starts_with("\x1b[3;38;5;64mKyiv\x1b[0m"));
  BOOST_TEST(holds("\x1b[3;38;5;64mGeneva\x1b[0m\x1b[2m · \x1b[0m\x1b[3;38;5;64mKyiv\x1b[0m\n"));
  BOOST_TEST(holds("people\x1b[0m         \x1b[1;38;5;133mAda Marsh\x1b[0m\n"));
}

BOOST_AUTO_TEST_CASE(a_name_that_a_line_ends_in_is_marked_on_both_lines) {
  dateline::StoredArticle stored = samples::stored();
  stored.article.body = "The United Nations met.";
  stored.article.entities.org = {"United Nations"};
  const std::string shown = render::terminal(stored, {20, true, true});
  BOOST_TEST(shown.find("The \x1b[4;38;5;30mUnited Nations\x1b[0m\nmet.") != std::string::npos, shown);
  stored.article.body = "They say the United Nations met.";
  BOOST_TEST(
      render::terminal(stored, {20, true, true}).find("\x1b[4;38;5;30mUnited\x1b[0m\n\x1b[4;38;5;30mNations\x1b[0m") !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(lines_that_the_dump_broke_are_made_whole_and_tables_are_not) {
  dateline::StoredArticle stored = samples::stored();
  stored.article.body =
      "The first line of this text was broken at fifty by\nwhoever typed it, and this one was broken there\nbecause.\n"
      "Berths  1986\nAmber      3\n\n    A new paragraph.";
  const std::string shown = render::terminal(stored, {80, false, true});
  BOOST_TEST(shown.find("The first line of this text was broken at fifty by whoever typed it, and this\none was broken "
                        "there because.\nBerths  1986\nAmber      3\n\n    A new paragraph.\n") != std::string::npos,
             shown);
}

BOOST_AUTO_TEST_SUITE_END()
