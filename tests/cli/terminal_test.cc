// What is different on a terminal.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/cli/in_terminal.h"
#include "tests/cli/sample_archive.h"

using namespace dateline;

namespace {

struct Terminals : SampleArchive {
  [[nodiscard]] TerminalRun on_terminal(const std::vector<std::string>& arguments,
                                        const std::vector<std::string>& variables = {},
                                        const std::string& keys = {}) const {
    return run_in_terminal(command(arguments), variables, keys);
  }
};

bool has_colour(const TerminalRun& run) { return run.shown.find("\x1b[") != std::string::npos; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(on_a_terminal, Terminals)

BOOST_AUTO_TEST_CASE(hits_are_coloured_unless_that_is_not_wanted) {
  BOOST_TEST(has_colour(on_terminal({"search", "flood"})));
  BOOST_TEST(!has_colour(on_terminal({"search", "flood"}, {"NO_COLOR=1"})));
  BOOST_TEST(!has_colour(on_terminal({"search", "flood"}, {"TERM=dumb"})));
  BOOST_TEST(!has_colour(on_terminal({"search", "flood", "--color", "never"})));
  BOOST_TEST(has_colour(on_terminal({"search", "flood", "--color", "always"}, {"NO_COLOR=1"})));
}

BOOST_AUTO_TEST_CASE(text_from_articles_brings_no_control_characters) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"show", "hc-022"},
        {"show", "hc-022", "--format", "json"},
        {"search", "id:hc-022"},
        {"search", "id:hc-022", "--facets", "author,topic,source,person,place"},
        {"search", "id:hc-022", "--format", "csv"},
        {"search", "id:hc-022", "--format", "jsonl"},
        {"search", "title:* id:hc-022", "--format", "kwic"},
        {"export", "id:hc-022", "--format", "csv"},
        {"export", "id:hc-022"},
        {"show", "mw-001\x1b[2J"}}) {
    const TerminalRun run = on_terminal(arguments, {"NO_COLOR=1"});
    for (const char* unwanted : {"\x1b", "\x07", "\xe2\x80\xae", "\xc2\x9b"}) {
      BOOST_TEST(run.shown.find(unwanted) == std::string::npos, run.shown);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_long_answer_is_paged_and_a_short_one_is_not) {
  const std::vector<std::string> pager{"PAGER=sed s/^/paged:/", "NO_COLOR=1"};
  BOOST_TEST(on_terminal({"search", "flood", "--limit", "all"}, pager).shown.starts_with("paged:"));
  BOOST_TEST(on_terminal({"search", "flood", "--limit", "1"}, pager).shown.find("paged:") == std::string::npos);
  BOOST_TEST(on_terminal({"search", "flood", "--limit", "all"}, {"PAGER=sh -c 'echo LESS=$LESS'"}).shown ==
             "LESS=FRX\n");
  BOOST_TEST(on_terminal({"search", "flood", "--limit", "all"}, {"PAGER=true"}).status == 0);
}

BOOST_AUTO_TEST_CASE(without_a_word_about_pagers_less_is_one_where_it_is_there) {
  const TemporaryFolder folder;
  const auto less = folder.path() / "less";
  std::ofstream(less) << "#!/bin/sh\nexec sed s/^/$LESS:/\n";
  std::filesystem::permissions(less, std::filesystem::perms::owner_all);
  const auto shown = [&](const std::string& path, const std::string& kind) {
    std::vector<std::string> words{"env", "-u", "PAGER", "PATH=" + path};
    const auto program = command({"search", "flood", "--limit", "all"});
    words.insert(words.end(), program.begin(), program.end());
    const TerminalRun run = run_in_terminal(words, {"NO_COLOR=1", "TERM=" + kind});
    BOOST_TEST(run.status == 0);
    BOOST_TEST(run.shown.find("Merrow") != std::string::npos);
    return run.shown;
  };
  BOOST_TEST(shown(folder.path().string() + ":/usr/bin:/bin", "xterm").starts_with("FRX:"));
  BOOST_TEST(shown(folder.path().string() + ":/usr/bin:/bin", "dumb").find("FRX:") == std::string::npos);
  std::filesystem::remove(less);
  BOOST_TEST(shown(folder.path().string(), "xterm").find("not found") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_pager_of_cat_is_none) {
  const TemporaryFolder folder;
  const auto cat = folder.path() / "cat";
  std::ofstream(cat) << "#!/bin/sh\nexec sed s/^/paged:/\n";
  std::filesystem::permissions(cat, std::filesystem::perms::owner_all);
  const TerminalRun run = on_terminal({"search", "flood", "--limit", "all"},
                                      {"PAGER=cat", "PATH=" + folder.path().string() + ":/usr/bin:/bin"});
  BOOST_TEST(run.status == 0);
  BOOST_TEST(run.shown.find("Merrow") != std::string::npos);
  BOOST_TEST(run.shown.find("paged:") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_pager_that_is_not_there_does_not_hide_the_answer) {
  const TerminalRun run = on_terminal({"search", "flood", "--limit", "all"}, {"PAGER=no-such-pager-at-all 2>&-"});
  BOOST_TEST(run.status == 0);
  BOOST_TEST(run.shown.find("Merrow") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(delete_asks_first) {
  const TerminalRun refused = on_terminal({"delete", "mw-001", "mw-002"}, {}, "n\n");
  BOOST_TEST(refused.status == 0);
  BOOST_TEST(refused.shown.find("Delete 2 articles? [y/N]") != std::string::npos, refused.shown);
  BOOST_TEST(run({"count", "*"}).out == "154\n");
  const TerminalRun agreed = on_terminal({"delete", "mw-001", "mw-002"}, {}, "y\n");
  BOOST_TEST(agreed.status == 0);
  BOOST_TEST(run({"count", "*"}).out == "152\n");
}

BOOST_AUTO_TEST_CASE(a_query_error_shows_the_place) {
  const TerminalRun run = on_terminal({"search", "(flood"}, {"NO_COLOR=1"});
  BOOST_TEST(run.status == 2);
  BOOST_TEST(run.shown.find("\n  (flood\n  ^\n") != std::string::npos, run.shown);
}

BOOST_AUTO_TEST_SUITE_END()
