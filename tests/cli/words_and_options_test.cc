// The contract's paragraph "Words and options", sentence by sentence.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "common/cli/facet_list.h"
#include "common/cli/options.h"
#include "dateline/error.h"

namespace {

using dateline::Error;
using dateline::ErrorKind;
using dateline::cli::split_arguments;
using Words = std::vector<std::string>;

struct Case {
  Words typed;
  Words options;
  Words words;
};

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += "[" + word + "]";
  return text;
}

void check(const Case& sample, std::string_view command = "search") {
  BOOST_TEST_CONTEXT(joined(sample.typed)) {
    const auto split = split_arguments(command, sample.typed);
    BOOST_TEST(joined(split.options) == joined(sample.options));
    BOOST_TEST(joined(split.words) == joined(sample.words));
  }
}

/// The message of the usage error that these arguments are; empty when they are none.
std::string refusal(const Words& typed, std::string_view command = "search") {
  try {
    (void)split_arguments(command, typed);
  } catch (const Error& error) {
    BOOST_TEST((error.kind() == ErrorKind::usage));
    return std::string(error.what()) + " | " + error.hint();
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words_and_options)

BOOST_AUTO_TEST_CASE(query_words_may_stand_anywhere_among_the_options) {
  check({{"peace", "--limit", "3", "talks", "--exact", "now"}, {"--limit=3", "--exact"}, {"peace", "talks", "now"}});
  check({{"--exact", "peace", "talks"}, {"--exact"}, {"peace", "talks"}});
  check({{"peace", "talks", "-a", "news"}, {"--archive=news"}, {"peace", "talks"}});
}

BOOST_AUTO_TEST_CASE(a_word_that_begins_with_a_dash_and_is_no_option_excludes) {
  check({{"talks", "-football"}, {}, {"talks", "-football"}});
  check({{"-football", "talks"}, {}, {"-football", "talks"}});
  check({{"talks", "-apple"}, {}, {"talks", "-apple"}});
  check({{"talks", "-author:smith", "-\"peace talks\""}, {}, {"talks", "-author:smith", "-\"peace talks\""}});
  check({{"talks", "-help", "-hat", "-news", "-archive"}, {}, {"talks", "-help", "-hat", "-news", "-archive"}});
  check({{"talks", "-(a OR b)"}, {}, {"talks", "-(a OR b)"}});
  check({{"talks", "-x", "-1", "-"}, {}, {"talks", "-x", "-1", "-"}});
}

BOOST_AUTO_TEST_CASE(short_options_are_a_h_and_n_each_with_a_space) {
  check({{"-a", "news", "-n", "5", "-h"}, {"--archive=news", "--limit=5", "--help"}, {}});
  check({{"talks", "-n5"}, {}, {"talks", "-n5"}});
  check({{"talks", "-anews", "-a=news", "-n=5"}, {}, {"talks", "-anews", "-a=news", "-n=5"}});
  check({{"talks", "-q", "-v", "-V", "-f"}, {}, {"talks", "-q", "-v", "-V", "-f"}});
}

BOOST_AUTO_TEST_CASE(after_two_dashes_everything_is_query) {
  check({{"--exact", "--", "--limit", "-n", "-a", "--"}, {"--exact"}, {"--limit", "-n", "-a", "--"}});
  check({{"--", "-Kremlin talks"}, {}, {"-Kremlin talks"}});
}

BOOST_AUTO_TEST_CASE(an_option_takes_one_value) {
  check({{"--person", "A", "talks"}, {"--person=A"}, {"talks"}});
  check({{"--person", "Angela Merkel", "talks"}, {"--person=Angela Merkel"}, {"talks"}});
  check({{"--person", "A", "--person", "B", "talks"}, {"--person=A", "--person=B"}, {"talks"}});
  check({{"--limit=5", "talks"}, {"--limit=5"}, {"talks"}});
  check({{"--person==Zelenskyy"}, {"--person==Zelenskyy"}, {}});
  check({{"--person", "=Zelenskyy"}, {"--person==Zelenskyy"}, {}});
  check({{"--limit", "-5"}, {"--limit=-5"}, {}});
  check({{"--person", "-n"}, {"--person=-n"}, {}});
}

BOOST_AUTO_TEST_CASE(an_argument_stays_one_word_with_its_spaces_and_quotes) {
  check({{"peace talks"}, {}, {"peace talks"}});
  check({{"\"peace talks\"", "now"}, {}, {"\"peace talks\"", "now"}});
}

BOOST_AUTO_TEST_CASE(an_option_without_its_value_is_refused) {
  for (const Words& typed : {Words{"talks", "--limit"}, Words{"--limit", "--exact"}, Words{"--limit", "--", "talks"}}) {
    BOOST_TEST_CONTEXT(joined(typed)) { BOOST_TEST(refusal(typed).starts_with("--limit needs a value")); }
  }
  BOOST_TEST(refusal({"--person="}).starts_with("--person needs a value"));
  BOOST_TEST(refusal({"--person", ""}).starts_with("--person needs a value"));
  BOOST_TEST(refusal({"talks", "-a"}).starts_with("-a needs a value"));
}

BOOST_AUTO_TEST_CASE(a_flag_with_a_value_is_refused) {
  BOOST_TEST(refusal({"--exact=yes"}).starts_with("--exact takes no value"));
}

BOOST_AUTO_TEST_CASE(an_unknown_option_is_refused_with_the_nearest_name) {
  BOOST_TEST(refusal({"--limt", "5"}) == "search has no option --limt | did you mean --limit?");
  BOOST_TEST(refusal({"--persn=A"}) == "search has no option --persn | did you mean --person?");
  BOOST_TEST(refusal({"--dup"}) == "search has no option --dup | did you mean --duplicates?");
  BOOST_TEST(refusal({"--football"}).find("after -- everything is query") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_option_of_another_command_is_refused_and_its_command_named) {
  BOOST_TEST(refusal({"--rejects", "file"}) == "search has no option --rejects | it is an option of: index");
  BOOST_TEST(refusal({"talks", "-n", "5"}, "count").starts_with("count has no option --limit"));
}

BOOST_AUTO_TEST_CASE(an_option_that_is_not_built_says_so) {
  for (const std::string option : {"--recency", "--expand"}) {
    BOOST_TEST_CONTEXT(option) { BOOST_TEST(refusal({"talks", option}).find("is not built yet") != std::string::npos); }
  }
  BOOST_TEST(refusal({"--aliases", "file"}, "index").starts_with("--aliases is not built yet"));
}

BOOST_AUTO_TEST_CASE(facets_and_timeline_may_stand_alone_and_leave_the_next_word_to_the_query) {
  constexpr std::string_view usual = "--facets=person,org,place,source,year";
  check({{"talks", "--facets"}, {std::string(usual)}, {"talks"}});
  check({{"--facets", "peace", "talks"}, {std::string(usual)}, {"peace", "talks"}});
  check({{"--facets", "place", "talks"}, {"--facets=place"}, {"talks"}});
  check({{"--facets", "places", "talks"}, {"--facets=places"}, {"talks"}});
  check({{"--facets", "person=3,bogus", "talks"}, {"--facets=person=3,bogus"}, {"talks"}});
  check({{"--facets=bogus", "talks"}, {"--facets=bogus"}, {"talks"}});
  check({{"--facets", "--", "place"}, {std::string(usual)}, {"place"}});
  check({{"--facets", "--exact", "talks"}, {std::string(usual), "--exact"}, {"talks"}});
  check({{"--timeline", "may"}, {"--timeline=auto"}, {"may"}});
  check({{"--timeline", "day", "talks"}, {"--timeline=day"}, {"talks"}});
  check({{"talks", "--timeline"}, {"--timeline=auto"}, {"talks"}});
}

BOOST_AUTO_TEST_CASE(a_list_of_facets_names_fields_each_with_a_number) {
  using dateline::cli::read_facet_list;
  using Facets = std::vector<std::pair<std::string, std::uint64_t>>;
  BOOST_TEST((read_facet_list("person") == Facets{{"person", 10}}));
  BOOST_TEST((read_facet_list("people=3,places,company=0") == Facets{{"person", 3}, {"place", 10}, {"org", 0}}));
  BOOST_TEST((read_facet_list("year,year=2") == Facets{{"year", 2}}));
  const auto refused = [](const std::string& list) {
    try {
      (void)read_facet_list(list);
    } catch (const Error& error) {
      BOOST_TEST((error.kind() == ErrorKind::usage));
      return std::string(error.what()) + " | " + error.hint();
    }
    return std::string();
  };
  BOOST_TEST(refused("persn") == "--facets persn: there is no such field | did you mean person?");
  BOOST_TEST(refused("person,").starts_with("--facets : there is no such field"));
  BOOST_TEST(refused("person=ten").starts_with("--facets person=ten: what follows = is no number"));
  BOOST_TEST(refused("title").starts_with("--facets title: there is no such field"));
  BOOST_TEST(refused("person~zel").find("is not built yet") != std::string::npos);
  BOOST_TEST(refused("mentions").find("is not built yet") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(where_words_are_no_query_a_dash_is_never_a_word_by_accident) {
  for (const std::string_view command : {"index", "show", "delete", "compact", "check", "stats"}) {
    BOOST_TEST_CONTEXT(command) {
      BOOST_TEST(refusal({"-v"}, command).find("has no option -v") != std::string::npos);
      check({{"--", "-v"}, {}, {"-v"}}, command);
    }
  }
  check({{"-"}, {}, {"-"}}, "index");
}

BOOST_AUTO_TEST_CASE(the_format_can_be_told_from_arguments_that_are_wrong_elsewhere) {
  using dateline::cli::peek_option;
  const Words spaced{"--bogus", "--format", "json"}, joined_by_equals{"--format=jsonl", "--limit"},
      behind{"--", "--format=json"};
  BOOST_TEST(peek_option(spaced, "format").value_or("") == "json");
  BOOST_TEST(peek_option(joined_by_equals, "format").value_or("") == "jsonl");
  BOOST_TEST(!peek_option(behind, "format").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
