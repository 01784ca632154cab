// The front door: commands, help, errors in both forms, exit statuses.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/run_program.h"
#include "tests/cli/sample_archive.h"

using namespace dateline;
using nlohmann::json;

namespace {

ProgramResult run(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.begin(), DATELINE_PROGRAM);
  return run_program(arguments, input);
}

void check_error(const ProgramResult& result, int status, const std::string& message) {
  BOOST_TEST(result.status == status);
  BOOST_TEST(result.out == "");
  BOOST_TEST(result.err.starts_with("dateline: " + message), result.err);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(front_door)

BOOST_AUTO_TEST_CASE(without_a_command_it_tells_shortly_what_there_is) {
  const ProgramResult result = run({});
  BOOST_TEST(result.status == 2);
  BOOST_TEST(result.out == "");
  BOOST_TEST(result.err.find("  search QUERY...") != std::string::npos, result.err);
  BOOST_TEST(result.err.find("similar") == std::string::npos, result.err);
}

BOOST_AUTO_TEST_CASE(version_and_help_are_no_errors) {
  for (const auto& arguments :
       {std::vector<std::string>{"--version"}, {"search", "--version"}, {"help", "--version"}}) {
    const ProgramResult result = run(arguments);
    BOOST_TEST(result.status == 0);
    BOOST_TEST(result.out == "dateline 0.1.0\n");
    BOOST_TEST(result.err == "");
  }
  const std::string help = run({"help", "search"}).out;
  BOOST_TEST(help.find("usage: dateline search") != std::string::npos);
  BOOST_TEST(run({"search", "--help"}).out == help);
  BOOST_TEST(run({"search", "words", "-h"}).out == help);
  BOOST_TEST(run({"-h"}).out == run({"help"}).out);
  BOOST_TEST(run({"--help"}).out == run({"help"}).out);
  for (const std::string command :
       {"index", "search", "count", "show", "stats", "export", "delete", "compact", "check"}) {
    BOOST_TEST_CONTEXT(command) {
      const ProgramResult result = run({command, "--help"});
      BOOST_TEST(result.status == 0);
      BOOST_TEST(result.out.find("Examples:\n  dateline " + command) != std::string::npos, result.out);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_command_is_an_error_that_names_the_nearest) {
  check_error(run({"serach", "flood"}), 2, "no command is called 'serach'\n  did you mean search?\n");
  check_error(run({"help", "cuont"}), 2, "no command is called 'cuont'\n  did you mean count?\n");
}

BOOST_AUTO_TEST_CASE(commands_that_are_not_built_say_so) {
  for (const std::string command : {"similar", "entities", "extract", "alias"}) {
    BOOST_TEST_CONTEXT(command) { check_error(run({command, "x"}), 2, command + " is not built yet"); }
  }
}

BOOST_AUTO_TEST_CASE(common_options_may_stand_before_the_command) {
  const SampleArchive sample;
  const ProgramResult result = run({"-a", sample.path("archive"), "--format", "json", "--color=never", "count", "*"});
  BOOST_TEST(result.status == 0);
  BOOST_TEST(json::parse(result.out)["total"]["value"] == 154);
}

BOOST_AUTO_TEST_CASE(an_error_as_json_is_one_line_on_standard_error) {
  for (const std::string format : {"json", "jsonl"}) {
    const ProgramResult result = run({"search", "--format", format, "--limt", "3"});
    BOOST_TEST(result.status == 2);
    BOOST_TEST(result.out == "");
    BOOST_TEST(
        result.err ==
        R"({"error":{"exit":2,"kind":"usage","message":"search has no option --limt","column":null,"hint":"did you mean --limit?"}})"
        "\n");
  }
  BOOST_TEST(json::parse(run({"serach", "--format=json"}).err)["error"]["kind"] == "usage");
  BOOST_TEST(json::parse(run({"--format=json"}).err)["error"]["exit"] == 2);
}

BOOST_AUTO_TEST_CASE(where_there_is_no_archive_every_command_says_so) {
  const TemporaryFolder folder;
  const std::string nowhere = (folder.path() / "none").string();
  const std::vector<std::vector<std::string>> commands{
      {"search", "flood"}, {"count", "flood"},       {"show", "x"},
      {"stats"},           {"export", "*"},          {"compact"},
      {"check"},           {"delete", "--yes", "x"}, {"search", "--batch", "-"}};
  for (auto command : commands) {
    BOOST_TEST_CONTEXT(command.front()) {
      command.insert(command.end(), {"-a", nowhere});
      const ProgramResult result = run(command);
      BOOST_TEST(result.status == 3, result.err);
      BOOST_TEST(result.out == "");
      command.push_back("--format=json");
      BOOST_TEST(json::parse(run(command).err)["error"]["kind"] == "archive");
    }
  }
  BOOST_TEST(!std::filesystem::exists(nowhere));
}

BOOST_AUTO_TEST_CASE(an_output_that_cannot_be_written_is_an_error_and_a_closed_pipe_is_none) {
  const SampleArchive sample;
  const ProgramResult full = sample.bash(R"("$0" export -a "$1" '*' >/dev/full)");
  BOOST_TEST(full.status == 6);
  BOOST_TEST(full.err.starts_with("dateline: cannot write the output: "), full.err);
  const ProgramResult closed =
      sample.bash(R"("$0" export -a "$1" '*' | head -c 10 >/dev/null; echo "${PIPESTATUS[0]}")");
  BOOST_TEST(closed.out == "0\n");
  BOOST_TEST(closed.err == "");
}

BOOST_AUTO_TEST_SUITE_END()
