#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "tests/cli/run_program.h"
#include "tests/some_articles.h"
#include "tests/temporary_folder.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

using Microseconds = std::chrono::microseconds;

/// A dump of many articles with an update or two among them.
void write_dump(const fs::path& path, unsigned seed) {
  RandomNews news(seed);
  std::ofstream dump(path);
  for (int i = 0; i < 1500; ++i) {
    const std::string id = i % 50 == 49 ? std::to_string(i - 20) : std::to_string(i);
    dump << R"({"id":")" << id << R"(","title":"Story )" << id << R"(","body":")" << news.text(80)
         << R"(","date":"2024-05-17","source":"S","language":"en"})" << '\n';
  }
}

struct Fixture {
  TemporaryFolder folder;
  std::string dump = (folder.path() / "dump.jsonl").string();
  std::string archive = (folder.path() / "archive").string();
  std::mt19937 random{11};

  Fixture() { write_dump(dump, 1); }

  ProgramResult run(std::vector<std::string> words, const std::string& where) {
    words.insert(words.begin(), DATELINE_PROGRAM);
    words.insert(words.end(), {"-a", where});
    return run_program(words);
  }

  /// Everything in the archive but where its generations and numbers stand.
  std::string contents(const std::string& where) {
    std::vector<std::string> lines;
    std::istringstream all(run({"export", "*"}, where).out);
    for (std::string line; std::getline(all, line);) lines.push_back(line);
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
  }

  void check_is_clean(const std::string& where) {
    if (!fs::exists(fs::path(where) / "MANIFEST")) return;  // killed before the first commit
    const ProgramResult result = run({"check"}, where);
    BOOST_TEST(result.status == 0, result.out << result.err);
    const ProgramResult counted = run({"count", "*"}, where);
    BOOST_TEST(counted.status <= 1, counted.err);
  }

  Microseconds how_long(const std::vector<std::string>& words, const std::string& where) {
    const auto start = std::chrono::steady_clock::now();
    BOOST_REQUIRE(run(words, where).status == 0);
    return std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - start);
  }

  /// Kills `words` at 20 moments spread over its whole run, each time from the same beginning, and lets it run again.
  void kill_and_finish(const std::vector<std::string>& words, const std::string& beginning, const std::string& wanted,
                       Microseconds whole) {
    unsigned killed = 0;
    for (int i = 0; i < 20; ++i) {
      const auto moment = Microseconds(static_cast<long>(random() % static_cast<unsigned long>(whole.count())));
      BOOST_TEST_CONTEXT("killed after " << moment.count() << " us") {
        fs::remove_all(archive);
        if (!beginning.empty()) fs::copy(beginning, archive, fs::copy_options::recursive);
        std::vector<std::string> command = words;
        command.insert(command.begin(), DATELINE_PROGRAM);
        command.insert(command.end(), {"-a", archive});
        if (run_and_kill(command, moment)) ++killed;
        check_is_clean(archive);
        const ProgramResult again = run(words, archive);
        BOOST_TEST((again.status == 0 || again.status == 1), again.err);
        check_is_clean(archive);
        BOOST_TEST((contents(archive) == wanted));
      }
    }
    BOOST_TEST(killed >= 5U, "enough runs were killed in the middle: " << killed);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(killed, Fixture)

BOOST_AUTO_TEST_CASE(an_index_run_leaves_whole_commits_and_the_next_run_finishes) {
  const std::string whole = (folder.path() / "whole").string();
  const auto time = how_long({"index", "--quiet", dump}, whole);
  kill_and_finish({"index", "--quiet", dump}, "", contents(whole), time);
}

BOOST_AUTO_TEST_CASE(a_delete_is_done_or_not_done_and_the_next_run_finishes) {
  const std::string beginning = (folder.path() / "beginning").string(), whole = (folder.path() / "whole").string();
  BOOST_REQUIRE(run({"index", "--quiet", dump}, beginning).status == 0);
  fs::copy(beginning, whole, fs::copy_options::recursive);
  const std::vector<std::string> words{"delete", "--yes", "--purge", "3", "500", "501", "1400"};
  const auto time = how_long(words, whole);
  kill_and_finish(words, beginning, contents(whole), time);
}

BOOST_AUTO_TEST_CASE(a_compact_changes_nothing_that_is_found) {
  const std::string beginning = (folder.path() / "beginning").string(), whole = (folder.path() / "whole").string();
  BOOST_REQUIRE(run({"index", "--quiet", dump}, beginning).status == 0);
  write_dump(dump, 2);
  BOOST_REQUIRE(run({"index", "--quiet", dump}, beginning).status == 0);
  fs::copy(beginning, whole, fs::copy_options::recursive);
  const auto time = how_long({"compact"}, whole);
  kill_and_finish({"compact"}, beginning, contents(whole), time);
}

BOOST_AUTO_TEST_SUITE_END()
