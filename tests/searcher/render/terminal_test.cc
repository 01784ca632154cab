#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "common/text/display.h"
#include "searcher/render/render.h"
#include "tests/searcher/render/samples.h"

namespace render = dateline::render;
namespace samples = dateline::samples;
namespace display = dateline::display;
using dateline::Problem;
using dateline::Results;
using render::Screen;

namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Everything that can be printed, made of the worst text.
std::vector<std::string> everything(const Screen& screen) {
  Results results = samples::results();
  results.hits.push_back(samples::hostile_hit());
  const std::string text(samples::hostile);
  results.notes = {{"code", text, 3}};
  results.explanation = dateline::Explanation{text, text, text, {{text, {{text, 1.5}}}}};
  dateline::Stats stats = samples::stats();
  stats.sources.push_back({text, 7});
  return {render::terminal(results, screen), render::terminal(samples::stored(), screen),
          render::terminal(samples::hostile_article(), screen), render::terminal(stats, screen),
          render::terminal(text, Problem{text, 9, text}, screen)};
}

/// The text without the sequences that set attributes: all that rendering itself may write.
std::string without_attributes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool attribute = text.substr(at, 2) == "\x1b[";
    const std::size_t end = attribute ? text.find_first_not_of("0123456789;", at + 2) : at;
    if (attribute && end < text.size() && text[end] == 'm') {
      at = end + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(whatever_is_shown)

BOOST_AUTO_TEST_CASE(no_control_character_of_an_article_reaches_the_terminal) {
  for (const bool colour : {false, true}) {
    for (const std::string& shown : everything({80, colour, true})) {
      const std::string plain = without_attributes(shown);
      for (const std::string_view forbidden :
           {"\x1b", "\x07", "\x08", "\t", "\r", "\x7f", "\xc2\x9b", "\u202E", "\u2066", "\u200B"}) {
        BOOST_TEST(!holds(plain, forbidden));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(without_colour_there_is_no_attribute) {
  for (const std::string& shown : everything({80, false, true})) BOOST_TEST(!holds(shown, "\x1b"));
}

BOOST_AUTO_TEST_CASE(with_colour_every_attribute_is_ended_on_its_line) {
  for (const std::string& shown : everything({80, true, true})) {
    for (const std::string& line : lines_of(shown)) {
      const std::size_t last = line.rfind("\x1b[");
      if (last != std::string::npos) BOOST_TEST(line.substr(last, 4) == "\x1b[0m");
    }
  }
}

BOOST_AUTO_TEST_CASE(colours_and_marks_change_no_letter) {
  const auto coloured = everything({80, true, true});
  const auto plain = everything({80, false, true});
  for (std::size_t i = 0; i < plain.size(); ++i) BOOST_TEST(without_attributes(coloured[i]) == plain[i]);
}

BOOST_AUTO_TEST_CASE(every_isolate_is_closed_on_its_line) {
  for (const std::string& shown : everything({60, true, true})) {
    for (const std::string& line : lines_of(shown)) {
      int open = 0;
      for (std::size_t at = 0; at + 2 < line.size(); ++at) {
        if (line.compare(at, 3, "\u2068") == 0) ++open;
        if (line.compare(at, 3, "\u2069") == 0) --open;
        BOOST_REQUIRE(open >= 0);
      }
      BOOST_TEST(open == 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(hits_and_stats_fit_the_screen_and_stay_readable_on_wide_ones) {
  for (const std::size_t columns : {20U, 37U, 60U, 80U, 120U, 200U}) {
    for (const bool unicode : {true, false}) {
      Results results = samples::results();
      results.hits.push_back(samples::hostile_hit());
      const Screen screen{columns, false, unicode};
      for (const std::string& shown : {render::terminal(results, screen), render::terminal(samples::stats(), screen)}) {
        for (const std::string& line : lines_of(shown)) {
          BOOST_TEST_CONTEXT(line << " on " << columns) {
            BOOST_TEST(display::width(line) <= std::min<std::size_t>(columns, 100));
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(without_unicode_nothing_but_ascii_is_added) {
  const Screen screen{40, true, false};
  Results results = samples::results();
  results.total.exact = false;
  results.hits[0].snippet.text = std::string(40, 'w') + ' ' + std::string(400, 'x');
  for (const std::string& shown : {render::terminal(results, screen), render::terminal(samples::stats(), screen),
                                   render::terminal(std::string(300, 'q'), Problem{"m", 150, "h"}, screen)}) {
    BOOST_TEST(std::ranges::all_of(shown, [](char c) { return c > 0; }));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(hits_on_a_terminal)

BOOST_AUTO_TEST_CASE(a_page_of_hits_is_laid_out_like_this) {
  Results results = samples::results();
  results.hits[0].rank = 9;
  results.hits[1].rank = 10;
  results.notes = {{"match-relaxed", "No article has all words.", std::nullopt}};
  BOOST_TEST(render::terminal(results, {80, false, true}) ==
             "42 articles in 40 groups · 9–10 shown · 1.2 ms\n"
             "\n"
             "› No article has all words.\n"
             "\n"
             " 9. Ceasefire talks resume in Geneva\n"
             "    2025-09-12 · The Harbour Post · World · 2 more versions · n-1\n"
             "    Delegates met again for talks on a ceasefire.\n"
             "    Ada Marsh · United Nations · Geneva · Kyiv\n"
             "\n"
             "10. (no title)\n"
             "    undated · n-2\n");
}

BOOST_AUTO_TEST_CASE(the_same_without_unicode) {
  BOOST_TEST(render::terminal(samples::results(), {80, false, false})
                 .starts_with("42 articles in 40 groups - 1-2 shown - 1.2 ms\n\n"
                              "1. Ceasefire talks resume in Geneva\n"
                              "   2025-09-12 - The Harbour Post - World - 2 more versions - n-1\n"));
}

BOOST_AUTO_TEST_CASE(the_first_line_tells_how_many_there_are) {
  const struct {
    dateline::Total total;
    std::string line;
  } cases[] = {
      {{2, true, std::nullopt}, "2 articles · 0.0 ms"},
      {{2, true, 2}, "2 articles · 0.0 ms"},
      {{1, true, 1}, "1 article · 0.0 ms"},
      {{3, true, 1}, "3 articles in 1 group · 0.0 ms"},
      {{1000, false, std::nullopt}, "at least 1,000 articles · 1–2 shown · 0.0 ms"},
      {{1234567, true, 200000}, "1,234,567 articles in 200,000 groups · 1–2 shown · 0.0 ms"},
  };
  for (const auto& [total, line] : cases) {
    Results results = samples::results();
    results.took_ms = 0;
    results.total = total;
    BOOST_TEST(lines_of(render::terminal(results, {80, false, true})).front() == line);
  }
}

BOOST_AUTO_TEST_CASE(matches_stand_out_in_title_and_snippet) {
  const std::string shown = render::terminal(samples::results(), {80, true, true});
  BOOST_TEST(holds(shown, "\x1b[1mCeasefire \x1b[0m\x1b[1;31mtalks\x1b[0m\x1b[1m resume in Geneva\x1b[0m\n"));
  BOOST_TEST(holds(shown, "met again for \x1b[1;31mtalks\x1b[0m on a \x1b[1;31mceasefire\x1b[0m.\n"));
}

BOOST_AUTO_TEST_CASE(a_match_keeps_its_letters_when_the_text_around_it_is_cleaned) {
  Results results;
  results.total = {1, true, 1};
  results.hits = {samples::hit()};
  results.hits[0].snippet = {"\x1b[31m\n\n  two   talks\x07 and \u202E talks", {{15, 20}, {30, 35}}};
  BOOST_TEST(
      holds(render::terminal(results, {80, true, true}), "   two \x1b[1;31mtalks\x1b[0m and \x1b[1;31mtalks\x1b[0m\n"));
}

BOOST_AUTO_TEST_CASE(a_match_that_a_line_ends_in_goes_on_in_the_next) {
  Results results;
  results.total = {1, true, 1};
  results.hits = {samples::hit()};
  results.hits[0].snippet = {"one two three four five", {{4, 18}}};
  const std::string shown = render::terminal(results, {20, true, true});
  BOOST_TEST(holds(shown, "one \x1b[1;31mtwo three\x1b[0m\n   \x1b[1;31mfour\x1b[0m five\n"));
}

BOOST_AUTO_TEST_CASE(a_long_snippet_is_cut_between_words) {
  Results results;
  results.total = {1, true, 1};
  results.hits = {samples::hit()};
  results.hits[0].snippet = {"alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu", {}};
  BOOST_TEST(holds(render::terminal(results, {23, false, true}),
                   "   alpha beta gamma\n   delta epsilon zeta\n   eta theta iota…\n"));
}

BOOST_AUTO_TEST_CASE(an_id_is_never_cut) {
  Results results;
  results.total = {1, true, 1};
  results.hits = {samples::hit()};
  results.hits[0].article.id = std::string(50, 'i');
  BOOST_TEST(
      holds(render::terminal(results, {60, false, true}), '\n' + std::string(3, ' ') + std::string(50, 'i') + '\n'));
}

BOOST_AUTO_TEST_CASE(many_names_are_counted_instead_of_listed) {
  Results results;
  results.total = {1, true, 1};
  results.hits = {samples::hit()};
  results.hits[0].article.entities = {{"A", "B", "C", "D", "E"}, {}, {"F"}};
  BOOST_TEST(holds(render::terminal(results, {80, false, true}), "   A · B · C · F · +2\n"));
}

BOOST_AUTO_TEST_CASE(nothing_found_says_so_and_gives_the_notes) {
  Results results;
  results.total = {0, true, 0};
  BOOST_TEST(render::terminal(results, {80, false, true}) == "Nothing found.\n");
  results.notes = {{"date-overlap", "3 articles known only to the month overlap.", std::nullopt}};
  BOOST_TEST(render::terminal(results, {80, false, true}) ==
             "Nothing found.\n\n› 3 articles known only to the month overlap.\n");
}

BOOST_AUTO_TEST_CASE(counts_alone_are_the_first_line) {
  Results results = samples::results();
  results.hits.clear();
  BOOST_TEST(render::terminal(results, {80, false, true}) == "42 articles in 40 groups · 1.2 ms\n");
}

BOOST_AUTO_TEST_CASE(an_explanation_stands_below) {
  Results results = samples::results();
  results.explanation = dateline::Explanation{"a b", "(and a b)", "(Sa AND Sb)", {{"n-1", {{"title:a", 1.2}}}}};
  BOOST_TEST(render::terminal(results, {80, false, true})
                 .ends_with("How the query was understood\n"
                            "  typed   a b\n"
                            "  tree    (and a b)\n"
                            "  engine  (Sa AND Sb)\n"
                            "\n"
                            "  n-1\n"
                            "       1.200  title:a\n"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(articles_on_a_terminal)

BOOST_AUTO_TEST_CASE(an_article_is_laid_out_like_this) {
  dateline::StoredArticle stored = samples::stored();
  stored.group = "n-0";
  BOOST_TEST(render::terminal(stored, {80, false, true}) ==
             "Ceasefire talks resume in Geneva\n"
             "2025-09-12 08:00 UTC · The Harbour Post · World\n"
             "\n"
             "authors        A. Writer\n"
             "topics         peace · talks\n"
             "people         Ada Marsh\n"
             "organisations  United Nations\n"
             "places         Geneva · Kyiv\n"
             "\n"
             "First paragraph of the story.\n"
             "\n"
             "Second paragraph.\n"
             "\n"
             "id             n-1\n"
             "copies         copy-1\n"
             "version of     n-0\n"
             "language       en\n"
             "dump           news.jsonl · byte 1,024\n"
             "\n"
             "zeta           1\n"
             "alpha          {\"b\":[1.50,12345678901234567890123],\"a\":\"x y\"}\n"
             "text           café\n"
             "\n"
             "https://example.org/1\n");
}

BOOST_AUTO_TEST_CASE(times_are_shown_in_their_own_offset) {
  dateline::StoredArticle stored = samples::stored();
  stored.article.published.offset_minutes = -210;
  stored.article.published.second = 5;
  BOOST_TEST(holds(render::terminal(stored, {80, false, true}), "\n2025-09-12 08:00:05 -03:30 · "));
  stored.article.published = samples::at(dateline::Precision::year);
  BOOST_TEST(holds(render::terminal(stored, {80, false, true}), "\n2025 · "));
  stored.article.published = {};
  BOOST_TEST(holds(render::terminal(stored, {80, false, true}), "\nundated · "));
}

BOOST_AUTO_TEST_CASE(lines_of_text_stay_readable_on_a_wide_screen_and_nothing_is_left_out) {
  dateline::StoredArticle stored = samples::stored();
  stored.article.body.clear();
  for (int i = 0; i < 500; ++i) stored.article.body += "word" + std::to_string(i) + ' ';
  stored.article.topics = {std::string(300, 't')};
  const std::string shown = render::terminal(stored, {200, false, true});
  for (const std::string& line : lines_of(shown)) BOOST_TEST(display::width(line) <= 88U);
  for (int i = 0; i < 500; ++i) BOOST_TEST(holds(shown, "word" + std::to_string(i)));
  BOOST_TEST(std::ranges::count(shown, 't') >= 300);
}

BOOST_AUTO_TEST_CASE(a_link_is_not_broken) {
  dateline::StoredArticle stored = samples::stored();
  stored.article.url = "https://example.org/" + std::string(200, 'u');
  BOOST_TEST(render::terminal(stored, {60, false, true}).ends_with('\n' + stored.article.url + '\n'));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(stats_on_a_terminal)

BOOST_AUTO_TEST_CASE(stats_are_laid_out_like_this) {
  BOOST_TEST(render::terminal(samples::stats(), {60, false, true}) ==
             "articles       21,578\n"
             "days           1987-02-26 – 1987-10-20\n"
             "undated        3\n"
             "near-copies    40 groups\n"
             "removed        12, until compacted\n"
             "people         10\n"
             "organisations  20\n"
             "places         30\n"
             "\n"
             "Sources\n"
             "  Reuters           20,000  ██████████████████████████████\n"
             "  The Harbour Post   1,578  ██▍\n"
             "\n"
             "Languages\n"
             "  en   21,000  ██████████████████████████████\n"
             "  und     578  ▉\n"
             "\n"
             "on disk        100 MB in 2 shards\n"
             "               index 80.1 MB · text 20.0 MB\n"
             "               columns 999 bytes · tables 12.3 kB\n"
             "generation     7, format 1\n");
}

BOOST_AUTO_TEST_CASE(an_empty_archive_has_no_days_and_no_charts) {
  const std::string shown = render::terminal(dateline::Stats{}, {80, false, true});
  BOOST_TEST(holds(shown, "days           none known\n"));
  BOOST_TEST(!holds(shown, "Sources"));
}

BOOST_AUTO_TEST_CASE(the_rarer_sources_are_counted) {
  dateline::Stats stats = samples::stats();
  for (std::size_t i = 0; i < 12; ++i) stats.sources.push_back({"s" + std::to_string(i), 1});
  BOOST_TEST(holds(render::terminal(stats, {80, false, true}), "\n  and 4 more\n"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(problems_on_a_terminal)

BOOST_AUTO_TEST_CASE(the_mark_stands_under_the_column) {
  const struct {
    std::string query;
    std::size_t column;
    std::string shown, mark;
  } cases[] = {
      {"peace AND (talks", 11, "  peace AND (talks", "            ^"},
      {"(a", 1, "  (a", "  ^"},
      {"a b", 4, "  a b", "     ^"},
      {"a b", 99, "  a b", "     ^"},
      {"", 1, "  ", "  ^"},
      {"東京 (", 4, "  東京 (", "       ^"},
      {"e\u0301te\u0301 (", 7, "  e\u0301te\u0301 (", "      ^"},
      {"a\nb (", 5, "  a b (", "      ^"},
      {"a\x1b[2Jb (", 8, "  ab (", "     ^"},
  };
  for (const auto& [query, column, shown, mark] : cases) {
    BOOST_TEST_CONTEXT(shown << " at " << column) {
      const auto lines =
          lines_of(render::terminal(query, Problem{"What is wrong.", column, "What to do."}, {60, false, true}));
      BOOST_REQUIRE(lines.size() == 4U);
      BOOST_TEST(lines[0] == shown);
      BOOST_TEST(lines[1] == mark);
      BOOST_TEST(lines[2] == "What is wrong.");
      BOOST_TEST(lines[3] == "What to do.");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_long_query_is_shown_around_the_mark) {
  std::string query;
  for (int i = 0; i < 100; ++i) query += "word" + std::to_string(i) + ' ';
  for (const bool unicode : {true, false}) {
    for (std::size_t column = 1; column <= query.size() + 1; ++column) {
      const auto lines = lines_of(render::terminal(query, Problem{"m", column, ""}, {60, false, unicode}));
      BOOST_REQUIRE(lines.size() == 3U);
      const std::size_t at = lines[1].find('^');
      BOOST_REQUIRE(at < 60U);
      BOOST_REQUIRE(display::width(lines[0]) <= 60U);
      if (column > query.size()) continue;
      // The character above the mark is the one at the column, and so is what stands before it.
      const std::size_t ellipsis = unicode && lines[0].starts_with("  …") ? 2 : 0;  // bytes more than columns
      BOOST_REQUIRE(lines[0].at(at + ellipsis) == query[column - 1]);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_problem_in_the_results_is_shown_instead_of_them) {
  Results results;
  results.query = "(a";
  results.problem = Problem{"This bracket is not closed.", 1, ""};
  BOOST_TEST(render::terminal(results, {60, false, true}) == "  (a\n  ^\nThis bracket is not closed.\n");
}

BOOST_AUTO_TEST_SUITE_END()
