// search, count, show, stats and export as they are typed.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/sample_archive.h"

using namespace dateline;
using nlohmann::json;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> ids_of(const std::string& text) {
  std::vector<std::string> ids;
  for (const std::string& line : lines_of(text)) ids.push_back(line.substr(0, line.find('\t')));
  return ids;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(asking, SampleArchive)

BOOST_AUTO_TEST_CASE(in_a_pipe_a_hit_is_a_line_of_id_day_source_and_title) {
  BOOST_TEST_REQUIRE(indexed());
  const ProgramResult result = run({"search", "title:\"bursts its banks\""});
  BOOST_TEST(result.status == 0);
  BOOST_TEST(
      result.out ==
      "mw-001\t2023-01-12\tMeridian Wire\tRiver Asker bursts its banks in Port Merrow as storm surge meets rain\n");
  BOOST_TEST(result.err == "");
}

BOOST_AUTO_TEST_CASE(a_word_that_begins_with_a_dash_leaves_articles_out) {
  const std::string strikes = run({"count", "strike"}).out, others = run({"count", "strike", "-rail"}).out;
  BOOST_TEST(run({"count", "-rail", "strike"}).out == others);
  BOOST_TEST(run({"count", "strike NOT rail"}).out == others);
  BOOST_TEST(run({"count", "--", "strike", "-rail"}).out == others);
  BOOST_TEST(std::stoi(strikes) > std::stoi(others));
  BOOST_TEST(run({"count", "strike", "-apple"}).out == strikes);
}

BOOST_AUTO_TEST_CASE(words_stand_anywhere_among_options) {
  const std::string expected = run({"search", "--source", "Meridian Wire", "--limit", "3", "flood", "inquiry"}).out;
  BOOST_TEST(lines_of(expected).size() == 3U);
  BOOST_TEST(run({"search", "flood", "--limit=3", "inquiry", "--source", "Meridian Wire"}).out == expected);
  BOOST_TEST(run({"search", "flood inquiry", "-n", "3", "--source=Meridian Wire"}).out == expected);
}

BOOST_AUTO_TEST_CASE(the_same_filter_twice_means_either_and_different_ones_all) {
  const auto count = [&](std::vector<std::string> filters) {
    filters.insert(filters.begin(), "count");
    return std::stoi(run(filters).out);
  };
  const int wire = count({"--source", "Meridian Wire"}), sport = count({"--source", "Lantern Sport"});
  BOOST_TEST(wire > 0);
  BOOST_TEST(sport > 0);
  BOOST_TEST(count({"--source", "Meridian Wire", "--source", "Lantern Sport"}) == wire + sport);
  BOOST_TEST(count({"--source", "Meridian Wire", "--section", "Sport"}) < wire);
  BOOST_TEST(count({"--source", "Meridian Wire", "--language", "fr"}) == 0);
  BOOST_TEST(count({"--on", "2024-03", "--on", "2024-04"}) == count({"--from", "2024-03", "--to", "2024-04"}));
}

BOOST_AUTO_TEST_CASE(no_words_but_a_filter_gives_the_newest_first) {
  const ProgramResult result = run({"search", "--source", "Lantern Sport", "--limit", "all"});
  std::vector<std::string> days;
  for (const std::string& line : lines_of(result.out)) days.push_back(line.substr(line.find('\t') + 1, 10));
  BOOST_TEST(days.size() > 3U);
  BOOST_TEST(std::ranges::is_sorted(days, std::ranges::greater()));
}

BOOST_AUTO_TEST_CASE(no_words_and_no_filters_is_wrong_usage) {
  for (const std::string command : {"search", "count", "export"}) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{}, {""}, {" ", ""}, {"--"}}) {
      std::vector<std::string> arguments{command};
      arguments.insert(arguments.end(), words.begin(), words.end());
      const ProgramResult result = run(arguments);
      BOOST_TEST(result.status == 2);
      BOOST_TEST(result.err == "dateline: no words and no filters are given\n  '*' is everything\n");
    }
  }
  BOOST_TEST(run({"count", "*"}).out == "154\n");
}

BOOST_AUTO_TEST_CASE(nothing_found_is_1) {
  BOOST_TEST(run({"search", "xylophonist"}).status == 1);
  BOOST_TEST(run({"export", "xylophonist"}).status == 1);
  const ProgramResult none = run({"count", "xylophonist"});
  BOOST_TEST(none.status == 1);
  BOOST_TEST(none.out == "0\n");
  const ProgramResult as_json = run({"search", "xylophonist", "--format", "json"});
  BOOST_TEST(as_json.status == 1);
  BOOST_TEST(json::parse(as_json.out)["hits"].empty());
  BOOST_TEST(run({"search", "flood", "--limit", "0"}).status == 0);
}

BOOST_AUTO_TEST_CASE(a_query_that_does_not_parse_points_at_its_column) {
  const ProgramResult text = run({"search", "flood", "title:(a", "OR"});
  BOOST_TEST(text.status == 2);
  BOOST_TEST(text.out == "");
  BOOST_TEST(text.err.starts_with("dateline: "), text.err);
  BOOST_TEST(text.err.find("\n  flood title:(a OR\n              ^\n") != std::string::npos, text.err);
  for (const std::string command : {"search", "count", "export"}) {
    const ProgramResult as_json =
        run({command, "--format", command == "export" ? "jsonl" : "json", "flood", "title:(a", "OR"});
    BOOST_TEST(as_json.status == 2);
    BOOST_TEST(as_json.out == "");
    const json error = json::parse(as_json.err)["error"];
    BOOST_TEST(error["kind"] == "query");
    BOOST_TEST(error["exit"] == 2);
    BOOST_TEST(error["column"] == 13);
    BOOST_TEST(error["message"].is_string());
    BOOST_TEST(error.contains("hint"));
  }
}

BOOST_AUTO_TEST_CASE(from_twice_and_an_impossible_day_are_errors) {
  BOOST_TEST(run({"search", "flood", "--from", "2024", "--from", "2025"}).status == 2);
  BOOST_TEST(run({"search", "flood", "--to", "2024", "--to", "2025"}).status == 2);
  const ProgramResult impossible = run({"search", "flood", "--from", "2024-02-30"});
  BOOST_TEST(impossible.status == 2);
  BOOST_TEST(impossible.out == "");
}

BOOST_AUTO_TEST_CASE(now_is_what_relative_days_start_from) {
  const std::string march = run({"count", "date:2024-03"}).out;
  BOOST_TEST(run({"count", "date:last-month", "--now", "2024-04-15"}).out == march);
  BOOST_TEST(run({"count", "--on", "last-month", "--now", "2024-04-15"}).out == march);
}

BOOST_AUTO_TEST_CASE(words_that_no_article_holds_all_of_are_said_to_be_relaxed_but_not_when_quiet) {
  const ProgramResult relaxed = run({"search", "flood", "lithium", "chess"});
  BOOST_TEST(relaxed.status == 0);
  BOOST_TEST(relaxed.err.starts_with("dateline: "), relaxed.err);
  BOOST_TEST(run({"search", "flood", "lithium", "chess", "--quiet"}).err == "");
  BOOST_TEST(run({"search", "flood", "lithium", "chess", "--match", "all"}).status == 1);
}

BOOST_AUTO_TEST_CASE(offset_and_limit_cut_one_and_the_same_order) {
  const auto all = ids_of(run({"search", "flood", "--limit", "all"}).out);
  const auto middle = ids_of(run({"search", "flood", "--offset", "3", "-n", "4"}).out);
  BOOST_TEST_REQUIRE(all.size() > 7U);
  BOOST_TEST(middle == std::vector<std::string>(all.begin() + 3, all.begin() + 7), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(jsonl_is_a_hit_a_line) {
  const auto lines = lines_of(run({"search", "flood", "--format", "jsonl", "-n", "3"}).out);
  BOOST_TEST_REQUIRE(lines.size() == 3U);
  BOOST_TEST(json::parse(lines[2])["rank"] == 3);
}

BOOST_AUTO_TEST_CASE(explain_tells_how_a_query_was_understood_in_every_form) {
  const json answer = json::parse(run({"search", "flood", "--explain", "--format", "json"}).out);
  BOOST_TEST(answer["explain"]["typed"] == "flood");
  const std::string text = run({"search", "flood", "--explain", "-n", "1"}).out;
  BOOST_TEST(text.find("\n\ntyped\tflood\n") != std::string::npos, text);
  BOOST_TEST(text.find("\nengine\t") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(show_gives_what_there_is_and_says_what_there_is_not) {
  const ProgramResult text = run({"show", "mw-001", "no-such", "hc-002"});
  BOOST_TEST(text.status == 1);
  BOOST_TEST(text.out.starts_with("id\tmw-001\n"));
  BOOST_TEST(text.out.find("\nid\thc-002\n") != std::string::npos);
  BOOST_TEST(text.err == "dateline: no article has the id 'no-such'\n");

  const ProgramResult as_json = run({"show", "--format", "json", "-"}, "mw-001\nno-such\r\n\nhc-002");
  BOOST_TEST(as_json.status == 1);
  const json list = json::parse(as_json.out);
  BOOST_TEST_REQUIRE(list.size() == 2U);
  BOOST_TEST(list[1]["id"] == "hc-002");
  BOOST_TEST(json::parse(as_json.err)["error"]["exit"] == 1);

  BOOST_TEST(json::parse(run({"show", "--format", "json", "no-such"}).out) == json::array());
  BOOST_TEST(lines_of(run({"show", "--format", "jsonl", "mw-001", "hc-002"}).out).size() == 2U);
  BOOST_TEST(run({"show"}).status == 2);
  BOOST_TEST(json::parse(run({"show", "--format", "json", "mw-905"}).out)[0]["id"] == "mw-005");
}

BOOST_AUTO_TEST_CASE(csv_has_a_row_for_each_hit_and_an_empty_answer_its_header) {
  const ProgramResult result = run({"search", "flood", "inquiry", "-n", "3", "--format", "csv"});
  const std::vector<std::string> lines = lines_of(result.out);
  BOOST_REQUIRE(lines.size() == 4U);
  const std::string header = "id,published,source,section,language,authors,title,url,person,org,place,topics,score";
  BOOST_TEST(lines[0] == header);
  for (std::size_t i = 1; i < lines.size(); ++i) BOOST_TEST(std::ranges::count(lines[i], ',') >= 12, lines[i]);
  BOOST_TEST(run({"search", "zzyzx", "--format", "csv"}).out == header + "\n");
  BOOST_TEST(run({"search", "(", "--format", "csv"}).out == "");
  const std::vector<std::string> exported = lines_of(run({"export", "title:flood", "--format", "csv"}).out);
  BOOST_TEST(exported.size() > 2U);
  BOOST_TEST(exported[0] == header);
}

BOOST_AUTO_TEST_CASE(the_other_answers_have_csv_too) {
  const std::string total = run({"count", "flood"}).out;
  BOOST_TEST(run({"count", "flood", "--format", "csv"}).out == "total\n" + total);
  const std::vector<std::string> shown = lines_of(run({"show", "mw-001", "hc-002", "--format", "csv"}).out);
  BOOST_REQUIRE(shown.size() == 3U);
  BOOST_TEST(shown[0] + "\n" == run({"search", "zzyzx", "--format", "csv"}).out);
  BOOST_TEST(shown[1].starts_with("mw-001,"), shown[1]);
  const std::vector<std::string> stats = lines_of(run({"stats", "--format", "csv"}).out);
  BOOST_TEST(stats[0] == "what,name,value");
  BOOST_TEST(stats[1] + "\n" == "articles,," + run({"count", "*"}).out);
  BOOST_TEST(
      std::ranges::any_of(stats, [](const std::string& line) { return line.starts_with("source,Northern Ledger,"); }));
  BOOST_TEST(run({"check", "--format", "csv"}).out == "file,what,mend\n");
}

BOOST_AUTO_TEST_CASE(many_hits_as_json_are_the_same_answer_as_few) {
  const auto answer = [this](const std::string& limit) {
    json value =
        json::parse(run({"search", "flood", "--facets", "--timeline", "--limit", limit, "--format", "json"}).out);
    value.erase("took_ms");
    return value;
  };
  const json few = answer("900");
  BOOST_TEST(few["hits"].size() > 5U);
  BOOST_TEST((answer("all") == few));
  const json none = json::parse(run({"search", "zzyzx", "--limit", "all", "--format", "json"}).out);
  BOOST_TEST(none["hits"] == json::array());
  BOOST_TEST(none["schema"] == 1);
  BOOST_TEST(run({"search", "(", "--limit", "all", "--format", "json"}).out == "");
}

BOOST_AUTO_TEST_CASE(kwic_has_a_line_for_each_match) {
  const std::vector<std::string> lines = lines_of(run({"search", "\"storm surge\"", "--format", "kwic"}).out);
  BOOST_REQUIRE(!lines.empty());
  for (const std::string& line : lines) {
    BOOST_TEST(std::ranges::count(line, '\t') == 4, line);
    std::string match = line.substr(0, line.rfind('\t'));
    match = match.substr(match.rfind('\t') + 1);
    std::ranges::transform(match, match.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    BOOST_TEST(match == "storm surge");
  }
}

BOOST_AUTO_TEST_CASE(a_passage_is_the_fifth_field_with_snippets) {
  const std::string plain = run({"search", "flood", "-n", "1"}).out;
  const std::string with = run({"search", "flood", "-n", "1", "--snippets"}).out;
  BOOST_TEST(with.starts_with(plain.substr(0, plain.size() - 1) + "\t"), with);
  BOOST_TEST(with.size() > plain.size() + 40);
}

BOOST_AUTO_TEST_CASE(facets_and_the_timeline_stand_behind_the_hits_after_an_empty_line) {
  const std::vector<std::string> lines = lines_of(
      run({"search", "source:\"Northern Ledger\"", "-n", "2", "--facets", "source,language=1", "--timeline", "year"})
          .out);
  BOOST_REQUIRE(lines.size() > 5U);
  BOOST_TEST(lines[2] == "");
  const std::string total = run({"count", "source:\"Northern Ledger\""}).out;
  BOOST_TEST(lines[3] + "\n" == "source\tNorthern Ledger\t" + total);
  BOOST_TEST(lines[4].starts_with("language\ten\t"), lines[4]);
  BOOST_TEST(lines[5].find("-01-01\t") == 4U, lines[5]);
}

BOOST_AUTO_TEST_CASE(the_counts_of_a_timeline_and_its_undated_add_up_to_the_total) {
  const json answer = json::parse(
      run({"search", "*", "--timeline", "--compare", "flood", "--facets", "weekday=0", "--format", "json"}).out);
  std::size_t counted = answer["timeline"]["undated"];
  for (const json& bucket : answer["timeline"]["buckets"]) {
    counted += bucket["count"].get<std::size_t>();
    BOOST_TEST(bucket["count"] == bucket["of"]);
  }
  BOOST_TEST(counted == answer["total"]["value"]);
  BOOST_TEST(answer["total"]["relation"] == "exact");
  std::size_t flood = 0;
  for (const json& bucket : answer["timeline"]["compare"][0]["buckets"]) flood += bucket["count"].get<std::size_t>();
  BOOST_TEST(flood > 0U);
  BOOST_TEST(answer["timeline"]["compare"][0]["buckets"].size() == answer["timeline"]["buckets"].size());
  std::size_t weekdays = answer["facets"]["weekday"]["missing"];
  for (const json& value : answer["facets"]["weekday"]["values"]) weekdays += value["count"].get<std::size_t>();
  BOOST_TEST(weekdays == answer["total"]["value"]);
}

BOOST_AUTO_TEST_CASE(a_format_without_a_place_for_facets_says_so) {
  const ProgramResult result = run({"search", "flood", "-n", "1", "--facets", "place", "--format", "csv"});
  BOOST_TEST(result.status == 0);
  BOOST_TEST(lines_of(result.out).size() == 2U);
  BOOST_TEST(result.err.find("csv has no place for facets") != std::string::npos, result.err);
  BOOST_TEST(run({"search", "flood", "--facets", "place"}).err == "");
}

BOOST_AUTO_TEST_CASE(a_facet_that_there_is_not_is_refused) {
  const ProgramResult result = run({"search", "flood", "--facets=persn"});
  BOOST_TEST(result.status == 2);
  BOOST_TEST(result.out == "");
  BOOST_TEST(result.err.find("did you mean person?") != std::string::npos, result.err);
}

BOOST_AUTO_TEST_CASE(stats_takes_no_words) {
  BOOST_TEST(run({"stats"}).out.starts_with("articles\t154\n"));
  BOOST_TEST(json::parse(run({"stats", "--format", "json"}).out)["articles"] == 154);
  BOOST_TEST(run({"stats", "flood"}).status == 2);
}

BOOST_AUTO_TEST_CASE(what_is_exported_makes_an_equal_archive) {
  const std::string all = run({"export", "*"}).out;
  BOOST_TEST(lines_of(all).size() == 154U);
  const std::string again = path("again");
  BOOST_TEST(run_program({DATELINE_PROGRAM, "index", "-a", again, "--quiet", "-"}, all).status == 0);
  auto before = lines_of(all), after = lines_of(run_program({DATELINE_PROGRAM, "export", "-a", again, "*"}).out);
  std::ranges::sort(before);
  std::ranges::sort(after);
  BOOST_TEST(before == after, boost::test_tools::per_element());
  BOOST_TEST(json::parse(run({"export", "--format", "json", "flood"}).out).size() ==
             std::stoul(run({"count", "flood"}).out));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(batch, SampleArchive)

BOOST_AUTO_TEST_CASE(each_line_is_answered_in_order_under_its_id_or_number) {
  const ProgramResult result = run({"search", "--batch", "-", "-n", "1"},
                                   "first\tflood\n\n# no query\nceasefire\r\n\nlast\tsource:\"Lantern Sport\"");
  BOOST_TEST(result.status == 0);
  const auto lines = lines_of(result.out);
  BOOST_TEST_REQUIRE(lines.size() == 3U);
  const std::vector<std::string> ids{"first", "4", "last"};
  for (std::size_t i = 0; i < 3; ++i) {
    const json answer = json::parse(lines[i]);
    BOOST_TEST(answer["id"] == ids[i]);
    BOOST_TEST(answer["hits"].size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(a_line_that_does_not_parse_is_answered_by_its_error_and_the_others_still_are) {
  const ProgramResult result = run({"search", "--batch", "-"}, "(flood\nq\t\nflood\n");
  BOOST_TEST(result.status == 2);
  const auto lines = lines_of(result.out);
  BOOST_TEST_REQUIRE(lines.size() == 3U);
  BOOST_TEST(json::parse(lines[0])["error"]["column"] == 1);
  BOOST_TEST(json::parse(lines[1])["error"]["exit"] == 2);
  BOOST_TEST(json::parse(lines[2])["total"]["value"] > 0);
}

BOOST_AUTO_TEST_CASE(an_answer_is_there_before_the_next_line_is_read) {
  const ProgramResult result = bash(R"(
    coproc asked { "$0" search -a "$1" --batch - --limit 0; }
    pid=$asked_PID
    for query in flood ceasefire; do
      echo "$query" >&"${asked[1]}"
      read -r -t 60 answer <&"${asked[0]}" || exit 7
      case $answer in *"\"query\":\"$query\""*) echo "$query answered";; esac
    done
    eval "exec ${asked[1]}>&-"
    wait "$pid")");
  BOOST_TEST(result.out == "flood answered\nceasefire answered\n");
}

BOOST_AUTO_TEST_CASE(trec_lines_come_for_queries_with_hits_only) {
  const ProgramResult result = run({"search", "--batch", "-", "--format", "trec"}, "a\tflood gate\nb\txylophonist\n");
  BOOST_TEST(result.status == 0);
  double last = 1e9;
  std::size_t rank = 0;
  for (const std::string& line : lines_of(result.out)) {
    std::istringstream fields(line);
    std::string query, q0, article, run_name;
    std::size_t at = 0;
    double score = 0;
    fields >> query >> q0 >> article >> at >> score >> run_name;
    BOOST_TEST(query + q0 + run_name == "aQ0dateline");
    BOOST_TEST(at == ++rank);
    BOOST_TEST(score <= last);
    last = score;
  }
  BOOST_TEST(rank > 0U);
}

BOOST_AUTO_TEST_CASE(a_batch_is_used_alone_and_from_a_file_that_is_there) {
  BOOST_TEST(run({"search", "--batch", "-", "flood"}).status == 2);
  BOOST_TEST(run({"search", "--format", "trec", "flood"}).status == 2);
  BOOST_TEST(run({"search", "--batch", path("none")}).status == 5);
  BOOST_TEST(run({"search", "--batch", path(".")}).status == 5);
  std::ofstream(path("queries")) << "flood\n";
  BOOST_TEST(run({"search", "--batch", path("queries")}).status == 0);
}

BOOST_AUTO_TEST_SUITE_END()
