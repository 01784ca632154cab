// index, delete, compact and check as they are typed.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/run_program.h"
#include "tests/temporary_folder.h"

using namespace dateline;
using nlohmann::json;

namespace {

struct EmptyFolder {
  TemporaryFolder folder;

  [[nodiscard]] std::string path(const std::string& name) const { return (folder.path() / name).string(); }
  [[nodiscard]] ProgramResult run(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), DATELINE_PROGRAM);
    arguments.insert(arguments.end(), {"-a", path("archive")});
    return run_program(arguments, input);
  }
  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(path(name)) << text;
    return path(name);
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(path(name));
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
};

const std::string two_articles =
    R"({"id": "1", "title": "River floods", "body": "The gate jammed.", "date": "2024-05-01", "source": "S", "page": 4})"
    "\n"
    R"({"id": "2", "title": "Lanterns win", "body": "A late goal.", "date": "2024-05-02", "source": "S"})"
    "\n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(indexing, EmptyFolder)

BOOST_AUTO_TEST_CASE(it_ends_with_a_summary_and_the_keys_that_no_field_took) {
  const ProgramResult first = run({"index", "-"}, two_articles);
  BOOST_TEST(first.status == 0);
  BOOST_TEST(first.out.starts_with("2 articles: 2 added in "), first.out);
  BOOST_TEST(first.err == "dateline: no field takes: page (1)\n");
  const ProgramResult again = run({"index", "-"}, two_articles);
  BOOST_TEST(again.status == 0);
  BOOST_TEST(again.out.starts_with("2 articles, nothing changed: 2 unchanged in "), again.out);
  const ProgramResult quiet = run({"index", "--quiet", "-"}, two_articles);
  BOOST_TEST(quiet.out + quiet.err == "");
}

BOOST_AUTO_TEST_CASE(files_of_a_dump_that_are_passed_over_are_named) {
  std::filesystem::create_directory(path("dump"));
  (void)file("dump/a.jsonl", two_articles);
  (void)file("dump/b.bin", std::string("\x7f"
                                       "ELF\0\1\2\3",
                                       8));
  const ProgramResult result = run({"index", path("dump")});
  BOOST_TEST(result.status == 0);
  BOOST_TEST(result.err.find("/dump: not read: b.bin (not in a format that is read)\n") != std::string::npos,
             result.err);
  const ProgramResult alone = run({"index", file("none", "")});
  BOOST_TEST(alone.status == 5);
  BOOST_TEST(alone.err.find("none: no article in it (empty)") != std::string::npos, alone.err);
}

BOOST_AUTO_TEST_CASE(samples_of_other_formats_are_told_apart_and_read) {
  const ProgramResult result = run({"index", "--format", "json", DATELINE_SOURCE "/corpus/more"});
  BOOST_TEST(result.status == 0, result.err);
  const json summary = json::parse(result.out);
  BOOST_TEST(summary["added"] == 10);
  BOOST_TEST(summary["rejected"] == 1);
  BOOST_TEST(run({"count", "umbrella"}).out == "1\n");
  BOOST_TEST(run({"count", "date:1994-03-05"}).out == "1\n");
}

BOOST_AUTO_TEST_CASE(the_summary_as_json_adds_up) {
  const ProgramResult result = run({"index", "--format", "json", "-"}, two_articles + "no json\n");
  BOOST_TEST(result.status == 0);
  BOOST_TEST(result.err == "");
  const json summary = json::parse(result.out);
  BOOST_TEST(summary["records"] == 3);
  BOOST_TEST(summary["added"] == 2);
  BOOST_TEST(summary["rejected"] == 1);
  BOOST_TEST(summary["bytes"] == two_articles.size() + 8);
}

BOOST_AUTO_TEST_CASE(the_summary_as_csv_is_a_head_and_a_row) {
  const ProgramResult result = run({"index", "--format", "csv", "-"}, two_articles);
  BOOST_TEST(
      result.out.starts_with("records,added,updated,unchanged,duplicates,kept,collisions,rejected,bytes,seconds\n"
                             "2,2,0,0,0,0,0,0,"),
      result.out);
  BOOST_TEST(run({"index", "--format", "csv", "--dry-run", "1", "-"}, two_articles).status == 2);
  BOOST_TEST(run({"delete", "--yes", "1", "--format", "csv"}).out == "deleted,unknown\n1,0\n");
  BOOST_TEST(run({"compact", "--format", "csv"}).out == "compacted\ntrue\n");
}

BOOST_AUTO_TEST_CASE(a_dump_that_cannot_be_read_is_5_and_the_others_are_committed) {
  const std::string good = file("good.jsonl", two_articles);
  const ProgramResult result = run({"index", path("none.jsonl"), good});
  BOOST_TEST(result.status == 5);
  BOOST_TEST(result.err.find("none.jsonl") != std::string::npos, result.err);
  BOOST_TEST(run({"count", "*"}).out == "2\n");
  const ProgramResult as_json = run({"index", "--format", "json", path("none.jsonl"), good});
  BOOST_TEST(as_json.status == 5);
  BOOST_TEST(json::parse(as_json.err)["error"]["kind"] == "input");
  BOOST_TEST(run({"index", "-"}, "").status == 5);
}

BOOST_AUTO_TEST_CASE(rejects_are_kept_and_with_strict_an_error) {
  const std::string dump = file("dump.jsonl", two_articles + "no json\n");
  BOOST_TEST(run({"index", "--rejects", path("rejects"), dump}).status == 0);
  const json reject = json::parse(read("rejects"));
  BOOST_TEST(reject["dump"] == dump);
  BOOST_TEST(reject["member"].is_null());
  BOOST_TEST(reject["position"] == two_articles.size());
  BOOST_TEST(reject["raw"] == "no json");
  BOOST_TEST(run({"index", "--strict", dump}).status == 5);
  BOOST_TEST(run({"index", "--strict", "--rejects", path("none"), file("good.jsonl", two_articles)}).status == 0);
  BOOST_TEST(std::filesystem::exists(path("none")));
  BOOST_TEST(read("none") == "");
}

BOOST_AUTO_TEST_CASE(of_many_rejects_the_first_five_are_shown) {
  std::string dump = two_articles;
  for (int i = 0; i < 9; ++i) dump += "no json " + std::to_string(i) + "\n";
  const std::string name = file("dump.jsonl", dump);
  const ProgramResult result = run({"index", name});
  BOOST_TEST(result.err.find("and 4 rejects more; --rejects FILE keeps them all") != std::string::npos, result.err);
  const ProgramResult verbose = run({"index", "--verbose", name});
  BOOST_TEST(verbose.err.find("more;") == std::string::npos, verbose.err);
}

BOOST_AUTO_TEST_CASE(a_dry_run_shows_what_is_understood_and_writes_nothing) {
  const std::string dump = file("dump.jsonl", two_articles);
  const ProgramResult text = run({"index", "--dry-run", "5", dump});
  BOOST_TEST(text.status == 0, text.err);
  BOOST_TEST(text.out.find("2 records read") != std::string::npos, text.out);
  BOOST_TEST(text.out.find("no field takes: page") != std::string::npos, text.out);
  BOOST_TEST(text.out.find("River floods") != std::string::npos, text.out);
  const json as_json = json::parse(run({"index", "--dry-run", "1", "--format", "json", dump}).out);
  BOOST_TEST(as_json[0]["records"] == 1);
  BOOST_TEST(as_json[0]["keys"][1]["key"] == "title");
  BOOST_TEST(as_json[0]["keys"][1]["field"] == "title");
  BOOST_TEST(run({"index", "--dry-run", "1", path("none")}).status == 5);
  BOOST_TEST(!std::filesystem::exists(path("archive")));
}

BOOST_AUTO_TEST_CASE(options_that_make_no_sense_are_wrong_usage_and_nothing_is_written) {
  const std::string dump = file("dump.jsonl", two_articles);
  const std::vector<std::vector<std::string>> wrong{
      {"--map", "title"},        {"--map", "=x"},   {"--map", "nofield=x"}, {"--timezone", "Mars"}, {"--date", "soon"},
      {"--input-format", "odd"}, {"--jobs", "0"},   {"--memory", "much"},   {"--memory", "16M"},    {"--dry-run", "x"},
      {"--now", "soon"},         {"--person", "A"}, {"--aliases", "f"}};
  for (const auto& options : wrong) {
    BOOST_TEST_CONTEXT(options[0] + " " + options[1]) {
      BOOST_TEST(run({"index", options[0], options[1], dump}).status == 2);
    }
  }
  BOOST_TEST(run({"index"}).status == 2);
  BOOST_TEST(!std::filesystem::exists(path("archive")));
}

BOOST_AUTO_TEST_CASE(what_was_read_when_it_is_interrupted_is_committed) {
  const ProgramResult result = run_program({"bash", "-c", R"(
      coproc run { exec "$0" index -a "$1" -; }
      pid=$run_PID
      for n in $(seq 300); do echo "{\"id\": \"$n\", \"title\": \"Story $n\", \"body\": \"Words.\"}"; done >&"${run[1]}"
      sleep 1
      kill -TERM "$pid"
      eval "exec ${run[1]}>&-"
      wait "$pid")",
                                            DATELINE_PROGRAM, path("archive")});
  BOOST_TEST(result.status == 130, result.err);
  BOOST_TEST(result.err.find("interrupted") != std::string::npos, result.err);
  const int committed = std::stoi(run({"count", "*"}).out);
  BOOST_TEST(committed > 0);
  BOOST_TEST(committed <= 300);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(looking_after, EmptyFolder)

BOOST_AUTO_TEST_CASE(delete_without_a_terminal_needs_yes) {
  BOOST_TEST(run({"index", "--quiet", "-"}, two_articles).status == 0);
  const ProgramResult refused = run({"delete", "1"});
  BOOST_TEST(refused.status == 2);
  BOOST_TEST(refused.err.find("--yes") != std::string::npos);
  BOOST_TEST(run({"count", "*"}).out == "2\n");
}

BOOST_AUTO_TEST_CASE(delete_takes_out_what_there_is_and_names_what_there_is_not) {
  BOOST_TEST(run({"index", "--quiet", "-"}, two_articles).status == 0);
  const ProgramResult text = run({"delete", "--yes", "1", "nine"});
  BOOST_TEST(text.status == 1);
  BOOST_TEST(text.out == "1 article deleted\n");
  BOOST_TEST(text.err == "dateline: no article has the id 'nine'\n");
  const ProgramResult as_json = run({"delete", "--yes", "--format", "json", "-"}, "2\n1\n");
  BOOST_TEST(as_json.status == 1);
  BOOST_TEST(json::parse(as_json.out) == json::parse(R"({"deleted": 1, "unknown": ["1"]})"));
  BOOST_TEST(run({"count", "*"}).out == "0\n");
  BOOST_TEST(run({"delete", "--yes"}).status == 2);
}

BOOST_AUTO_TEST_CASE(delete_by_query_takes_the_query_to_the_letter) {
  BOOST_TEST(run({"index", "--quiet", "-"}, two_articles).status == 0);
  const ProgramResult none = run({"delete", "--yes", "--query", "gate goal"});
  BOOST_TEST(none.status == 0);
  BOOST_TEST(none.out == "0 articles deleted\n");
  BOOST_TEST(run({"delete", "--yes", "--query", "gates"}).out == "1 article deleted\n");
  BOOST_TEST(run({"search", "*"}).out == "2\t2024-05-02\tS\tLanterns win\n");
  BOOST_TEST(run({"delete", "--yes", "--query", "(gates"}).status == 2);
  BOOST_TEST(run({"delete", "--yes", "--query", "gates", "2"}).status == 2);
  BOOST_TEST(run({"delete", "--yes", "--query", " "}).status == 2);
}

BOOST_AUTO_TEST_CASE(compact_and_check_leave_a_sound_archive) {
  BOOST_TEST(run({"index", "--quiet", "-"}, two_articles).status == 0);
  BOOST_TEST(run({"delete", "--yes", "--purge", "1"}).status == 0);
  BOOST_TEST(run({"compact"}).status == 0);
  const ProgramResult text = run({"check"});
  BOOST_TEST(text.status == 0);
  BOOST_TEST(text.out.ends_with("all as they should be\n"), text.out);
  const json as_json = json::parse(run({"check", "--format", "json"}).out);
  BOOST_TEST(as_json["ok"] == true);
  BOOST_TEST(as_json["files"] > 0);
  BOOST_TEST(as_json["problems"] == json::array());
  BOOST_TEST(json::parse(run({"compact", "--format", "json"}).out).is_object());
  BOOST_TEST(run({"compact", "now"}).status == 2);
}

BOOST_AUTO_TEST_CASE(term_lists_are_there_once_they_were_asked_for_until_they_are_not_wanted) {
  const auto shards_with_lists = [this] {
    std::size_t with = 0, without = 0;
    for (const auto& shard : std::filesystem::directory_iterator(path("archive/shards")))
      ++(std::filesystem::exists(shard.path() / "termlist.glass") ? with : without);
    return std::pair(with, without);
  };
  const auto article = [](const std::string& id) {
    return R"({"id": ")" + id + R"(", "title": "Story )" + id + R"(", "body": "Words of )" + id +
           R"(.", "source": "S"})";
  };
  using Counts = std::pair<std::size_t, std::size_t>;
  BOOST_TEST(run({"index", "--quiet", "-"}, article("1")).status == 0);
  BOOST_TEST((shards_with_lists() == Counts(0, 1)));
  BOOST_TEST(run({"index", "--quiet", "--term-lists", "-"}, article("2")).status == 0);
  BOOST_TEST(run({"index", "--quiet", "-"}, article("3")).status == 0);
  BOOST_TEST((shards_with_lists() == Counts(2, 1)));
  BOOST_TEST(run({"compact"}).status == 0);
  BOOST_TEST((shards_with_lists() == Counts(1, 0)));
  BOOST_TEST(run({"delete", "--yes", "--purge", "2"}).status == 0);
  BOOST_TEST((shards_with_lists() == Counts(1, 0)));
  BOOST_TEST(run({"check"}).status == 0);
  BOOST_TEST(run({"compact", "--no-term-lists"}).status == 0);
  BOOST_TEST((shards_with_lists() == Counts(0, 1)));
  BOOST_TEST(run({"index", "--quiet", "-"}, article("4")).status == 0);
  BOOST_TEST((shards_with_lists() == Counts(0, 2)));
  BOOST_TEST(run({"compact", "--term-lists"}).status == 0);
  BOOST_TEST((shards_with_lists() == Counts(1, 0)));
  BOOST_TEST(run({"count", "story"}).out == "3\n");
  BOOST_TEST(run({"compact", "--term-lists", "--no-term-lists"}).status == 2);
}

BOOST_AUTO_TEST_CASE(term_lists_asked_for_with_nothing_new_are_remembered) {
  BOOST_TEST(run({"index", "--quiet", "-"}, two_articles).status == 0);
  BOOST_TEST(run({"index", "--quiet", "--term-lists", "-"}, two_articles).status == 0);
  BOOST_TEST(run({"compact"}).status == 0);
  std::size_t lists = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path("archive")))
    lists += entry.path().filename() == "termlist.glass";
  BOOST_TEST(lists == 1U);
}

BOOST_AUTO_TEST_CASE(check_that_finds_damage_names_the_file_and_is_3) {
  BOOST_TEST(run({"index", "--quiet", "-"}, two_articles).status == 0);
  std::string damaged;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path("archive"))) {
    if (entry.path().filename().string().starts_with("postlist")) damaged = entry.path();
  }
  BOOST_TEST_REQUIRE(damaged != "");
  std::fstream(damaged, std::ios::in | std::ios::out).seekp(100).put('\x55');
  const ProgramResult text = run({"check"});
  BOOST_TEST(text.status == 3);
  BOOST_TEST((text.out + text.err).find("postlist") != std::string::npos, text.out);
  const json as_json = json::parse(run({"check", "--format", "json"}).out);
  BOOST_TEST(as_json["ok"] == false);
  BOOST_TEST(as_json["problems"].size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
