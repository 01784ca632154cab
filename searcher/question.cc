#include "searcher/question.h"

#include <algorithm>
#include <utility>

#include "searcher/choose.h"
#include "searcher/explain.h"
#include "searcher/facets.h"
#include "searcher/hits.h"
#include "searcher/query/engine_query.h"
#include "searcher/understand.h"

namespace dateline {
namespace {

std::optional<Matches::Clock::time_point> deadline_of(const Request& request) {
  if (!request.timeout_seconds) return std::nullopt;
  constexpr double longest = 1e6;
  const std::chrono::duration<double> seconds(std::min(*request.timeout_seconds, longest));
  return Matches::Clock::now() + std::chrono::duration_cast<Matches::Clock::duration>(seconds);
}

}  // namespace

Question::Question(const archive::Snapshot& snapshot, const Postings& postings, const Request& request,
                   Analyser& analyser)
    : snapshot_(snapshot),
      postings_(postings),
      request_(request),
      analyser_(analyser),
      database_(snapshot.lease()),
      frequencies_(postings),
      matches_(snapshot, postings, *database_, request.duplicates, deadline_of(request)) {}

bool Question::understand(Results& results) {
  const Day today = today_of(request_);
  Understood understood = dateline::understand(request_, today);
  results.query = request_.query;
  results.notes = std::move(understood.notes);
  results.problem = std::move(understood.problem);
  if (results.problem) return false;

  const query::PlanContext context = plan_context(today);
  plan_ = query::make_plan(*understood.tree, context, analyser_);
  results.problem = plan_.problem;
  if (results.problem) return false;
  results.understood = query::to_query(*understood.tree);
  results.notes.insert(results.notes.end(), plan_.notes.begin(), plan_.notes.end());
  if (request_.explain) {
    results.explanation.emplace();
    results.explanation->typed = request_.query;
    results.explanation->tree = query::to_string(*understood.tree);
  }
  selection_ = choose(plan_, request_.match, matches_);
  if (plan_.may_overlap) overlap_ = query::make_overlap_plan(*understood.tree, context, analyser_);
  return true;
}

void Question::find(Results& results) {
  Page found;
  if (counts_all()) {
    const NumberList all = all_matches(results);
    if (request_.limit != std::size_t{0}) found = page();
    found.total = matches_.count(all);
    MatchedDays days(snapshot_, all);
    results.facets = count_facets(snapshot_, request_.facets, all, days);
    if (request_.timeline) matched_days_ = days.of(request_.timeline->of);
  } else {
    found = page();
    if (found.total.value == 0 && relax(results)) found = page();
    if (request_.exact_total && !found.total.exact) {
      const Total counted = matches_.count(selection_);
      if (counted.value > found.total.value || !matches_.timed_out()) found.total = counted;
    }
  }
  results.total = found.total;
  found_ = std::move(found.matches);
  if (!matches_.timed_out()) add_overlap_note(results);
  note_timeout(results);
}

void Question::note_timeout(Results& results) const {
  if (!matches_.timed_out()) return;
  results.total.exact = false;
  results.total.groups.reset();
  results.notes.push_back({"stopped-at-timeout", "stopped at the timeout; there may be more", {}});
}

void Question::hits(const std::function<bool(Hit)>& visit) const {
  const HitMaker maker(snapshot_, postings_, *database_, analyser_);
  std::size_t rank = request_.offset;
  for (const RankedMatch& match : found_)
    if (!visit(maker.hit(match, ++rank, ranked(), plan_.marks, request_))) return;
}

void Question::explain(Results& results) const {
  if (!results.explanation) return;
  results.explanation->engine = query::engine_query(selection_.query, snapshot_, *database_).get_description();
  if (ranked()) results.explanation->hits = explain_hits(results.hits, plan_, snapshot_, *database_);
}

void Question::visit(Results& results, const std::function<bool(const StoredArticle&)>& visit) {
  const NumberList all = all_matches(results);
  results.total = matches_.count(all);
  add_overlap_note(results);
  const HitMaker maker(snapshot_, postings_, *database_, analyser_);
  for (const archive::Number number : all)
    if (!visit(maker.stored(number))) return;
}

query::PlanContext Question::plan_context(Day today) const {
  const archive::Manifest& manifest = snapshot_.manifest();
  const auto own_id = [this](std::string_view id) -> std::optional<std::string> {
    const auto number = snapshot_.find(id);
    if (!number) return std::nullopt;
    return snapshot_.article(*database_, *number, false).id;
  };
  return {*database_,       frequencies_, manifest.stem_tags, manifest.published,
          manifest.indexed, today,        request_.stem,      own_id};
}

Page Question::page() const {
  const Sort sort = request_.sort == Sort::relevance && !plan_.weighed ? Sort::newest : request_.sort;
  return matches_.page(selection_, sort, request_.offset, request_.limit);
}

NumberList Question::all_matches(Results& results) {
  NumberList all = matches_.list(selection_);
  if (all.empty() && relax(results)) all = matches_.list(selection_);
  return all;
}

bool Question::relax(Results& results) {
  if (request_.match != MatchMode::all_then_most || matches_.timed_out()) return false;
  auto relaxed = dateline::relax(plan_, matches_);
  if (!relaxed) return false;
  selection_ = std::move(relaxed->selection);
  results.notes.push_back(std::move(relaxed->note));
  return true;
}

void Question::add_overlap_note(Results& results) const {
  if (!overlap_) return;
  // What surely lies in the days is among what may lie in them.
  const std::size_t left_out =
      matches_.count({overlap_->with_all_words(), {}}).value - matches_.count({plan_.with_all_words(), {}}).value;
  if (left_out == 0) return;
  const std::string articles = left_out == 1 ? "1 article" : std::to_string(left_out) + " articles";
  results.notes.push_back(
      {"date-overlap", articles + " known only to the month or the year may lie in these days too; left out", {}});
}

}  // namespace dateline
