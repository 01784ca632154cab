#include "common/cli/command_line.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "dateline/error.h"

using namespace dateline;
using cli::CommandInfo;
using cli::CommandLine;

namespace {

constexpr CommandInfo searching{"search", "QUERY...", "Finds articles.", {"flood", "--limit 5 flood"}};
constexpr CommandInfo indexing{"index", "DUMP...", "Reads dumps.", {"a.jsonl", "-"}};

CommandLine read(const CommandInfo& command, const std::vector<std::string>& arguments) {
  return CommandLine(command, arguments);
}

std::string refusal(const CommandInfo& command, const std::vector<std::string>& arguments) {
  try {
    const CommandLine line = read(command, arguments);
    (void)line.now();
  } catch (const Error& error) {
    BOOST_TEST((error.kind() == ErrorKind::usage));
    return error.what();
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(words_are_joined_by_spaces) {
  BOOST_TEST(read(searching, {"peace", "--exact", "talks now", "-football"}).query() == "peace talks now -football");
  BOOST_TEST(read(searching, {"\"peace talks\""}).query() == "\"peace talks\"");
  BOOST_TEST(read(searching, {"--exact"}).query() == "");
}

BOOST_AUTO_TEST_CASE(values_reach_the_command_as_they_were_typed) {
  const std::vector<std::string> values{"[a,b]", "a,b", "=Zelenskyy", "-x",     "--exact=1", "\"quoted\"", "'q'",
                                        "a=b",   "{x}", "%%",         "a b\nc", "[]",        "[",          "Żołtow",
                                        "true",  "\\n", "#",          "a;b",    "/x",        "@file"};
  for (const std::string& value : values) {
    BOOST_TEST_CONTEXT(value) {
      const CommandLine line = read(searching, {"--person=" + value, "talks", "--person=" + value});
      BOOST_TEST(line.values("person") == (std::vector<std::string>{value, value}), boost::test_tools::per_element());
      BOOST_TEST(line.query() == "talks");
      BOOST_TEST(read(indexing, {"--source=" + value}).value("source") == value);
    }
  }
}

BOOST_AUTO_TEST_CASE(of_an_option_that_takes_one_value_the_last_holds) {
  BOOST_TEST(read(searching, {"--limit", "5", "-n", "7"}).number("limit").value_or(0) == 7U);
  BOOST_TEST(read(searching, {"--color", "never", "--color=always"}).value("color") == "always");
  BOOST_TEST(read(searching, {"--exact", "--exact"}).has("exact"));
}

BOOST_AUTO_TEST_CASE(from_and_to_twice_are_an_error) {
  BOOST_TEST(refusal(searching, {"--from", "2024", "--from", "2025"}) == "--from is given twice");
  BOOST_TEST(refusal(searching, {"--to", "2024", "--to=2024"}) == "--to is given twice");
  BOOST_TEST(read(searching, {"--on", "2024", "--on", "2025"}).values("on").size() == 2U);
}

BOOST_AUTO_TEST_CASE(choices_are_checked) {
  BOOST_TEST(refusal(searching, {"--sort", "newst"}) ==
             "--sort: 'newst' is not one of: relevance, newest, oldest; did you mean newest?");
  BOOST_TEST(refusal(searching, {"--match", "some"}).starts_with("--match: 'some' is not one of: all, most, any"));
  BOOST_TEST(refusal(searching, {"--format", "xml"}) ==
             "--format: 'xml' is not one of: text, json, jsonl, csv, kwic, trec");
  BOOST_TEST(refusal(searching, {"--color", "yes"}).starts_with("--color: 'yes' is not one of"));
  BOOST_TEST(refusal(searching, {"--sort", "Newest"}).starts_with("--sort: 'Newest' is not one of"));
}

BOOST_AUTO_TEST_CASE(formats_that_are_not_built_say_so) {
  BOOST_TEST(refusal(searching, {"--timeline-of", "mentioned"}) == "--timeline-of: mentioned is not built yet");
}

BOOST_AUTO_TEST_CASE(numbers_are_checked) {
  BOOST_TEST(refusal(searching, {"--limit", "-5"}) == "--limit: '-5' is not one of: a number, all");
  BOOST_TEST(refusal(searching, {"-n", "1.5"}) == "--limit: '1.5' is not one of: a number, all");
  BOOST_TEST(refusal(searching, {"--offset", "all"}) == "--offset: 'all' is not a number");
  BOOST_TEST(refusal(indexing, {"--memory", "lots"}) == "--memory: 'lots' is not a size such as 512M or 2GiB");
  BOOST_TEST(refusal(indexing, {"--wait", "long"}) == "--wait: 'long' is not a number of seconds");
  BOOST_TEST(refusal(searching, {"--limit", "all"}) == "");
  BOOST_TEST(!read(searching, {"--limit", "all"}).number("limit").has_value());
}

BOOST_AUTO_TEST_CASE(now_is_a_date) {
  BOOST_TEST(to_string(read(searching, {"--now", "2025-09-12"}).now()) == "2025-09-12");
  BOOST_TEST(to_string(read(searching, {"--now=2025-09-12T08:00:00Z"}).now()) == "2025-09-12T08:00:00Z");
  BOOST_TEST((read(searching, {}).now().precision == Precision::unknown));
  BOOST_TEST(refusal(searching, {"--now", "soon"}) == "--now: 'soon' is no date");
}

BOOST_AUTO_TEST_CASE(help_tells_of_every_option_that_is_built_and_gives_two_examples) {
  const std::string text = cli::help(searching);
  for (const std::string part : {"usage: dateline search [options] QUERY...", "-n,--limit N|all", "--person NAME",
                                 "-h,--help", "dateline search flood\n", "dateline search --limit 5 flood"}) {
    BOOST_TEST_CONTEXT(part) { BOOST_TEST(text.find(part) != std::string::npos, text); }
  }
  for (const std::string part : {"--recency", "--expand", "--rejects", "REQUIRED"}) {
    BOOST_TEST_CONTEXT(part) { BOOST_TEST(text.find(part) == std::string::npos, text); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
