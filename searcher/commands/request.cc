#include <algorithm>
#include <array>

#include "common/cli/facet_list.h"
#include "common/cli/messages.h"
#include "dateline/error.h"
#include "searcher/commands/commands.h"

namespace dateline::cli {
namespace {

constexpr std::array<std::string_view, 9> filter_fields{"person", "org",     "place",  "entity",  "topic",
                                                        "source", "section", "author", "language"};

bool is_blank(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

MatchMode match_of(std::string_view typed) {
  if (typed == "all") return MatchMode::all;
  if (typed == "most") return MatchMode::most;
  if (typed == "any") return MatchMode::any;
  return MatchMode::all_then_most;
}

Sort sort_of(std::string_view typed) {
  if (typed == "newest") return Sort::newest;
  if (typed == "oldest") return Sort::oldest;
  return Sort::relevance;
}

Duplicates duplicates_of(std::string_view typed) {
  if (typed == "show") return Duplicates::show;
  if (typed == "hide") return Duplicates::hide;
  return Duplicates::group;
}

TimelineRequest timeline_of(const CommandLine& line) {
  TimelineRequest timeline;
  for (const TimeUnit unit : {TimeUnit::day, TimeUnit::week, TimeUnit::month, TimeUnit::quarter, TimeUnit::year})
    if (line.value("timeline") == to_string(unit)) timeline.unit = unit;
  if (line.value("timeline-of") == "indexed") timeline.of = TimelineRequest::Of::indexed;
  timeline.compare = line.values("compare");
  return timeline;
}

}  // namespace

Request request_of(const CommandLine& line) {
  Request request;
  request.query = line.query();
  for (const std::string_view field : filter_fields) {
    for (const std::string& value : line.values(field)) request.filters.push_back({std::string(field), value});
  }
  request.from = line.value("from");
  request.to = line.value("to");
  request.on = line.values("on");
  request.sort = sort_of(line.value("sort"));
  request.match = match_of(line.value("match"));
  if (line.has("limit")) {
    request.limit = line.number("limit");  // nothing for "all"
  }
  request.offset = line.number("offset").value_or(0);
  request.exact_total = line.has("exact");
  request.duplicates = duplicates_of(line.value("duplicates"));
  request.stem = !line.has("no-stem");
  request.explain = line.has("explain");
  request.contexts = line.value("format") == "kwic";
  if (line.has("timeout")) request.timeout_seconds = line.seconds("timeout");
  for (const std::string& list : line.values("facets"))
    for (const auto& [field, most] : read_facet_list(list)) request.facets.push_back({field, most});
  if (line.has("timeline") || line.has("timeline-of") || line.has("compare")) request.timeline = timeline_of(line);
  request.now = line.now();
  const bool conditions =
      !request.filters.empty() || !request.from.empty() || !request.to.empty() || !request.on.empty();
  if (is_blank(request.query) && !conditions && !line.has("batch")) {
    throw Error(ErrorKind::usage, "no words and no filters are given", "'*' is everything");
  }
  return request;
}

void refuse_problem(const Results& results) {
  if (!results.problem) return;
  const Problem& problem = *results.problem;
  throw QueryError(problem.query.empty() ? results.query : problem.query, problem.message, problem.hint,
                   problem.column);
}

void print_notes(const Results& results, const Messages& messages) {
  for (const Note& note : results.notes) messages.warning(note.message);
}

}  // namespace dateline::cli
