#include "dateline/searcher.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <mutex>
#include <utility>

#include "common/archive/snapshot.h"
#include "searcher/analyser.h"
#include "searcher/choose.h"
#include "searcher/day_counts.h"
#include "searcher/engine_error.h"
#include "searcher/explain.h"
#include "searcher/facets.h"
#include "searcher/hits.h"
#include "searcher/matches.h"
#include "searcher/query/planner.h"
#include "searcher/stats.h"
#include "searcher/timeline.h"
#include "searcher/understand.h"

namespace dateline {
namespace {

Xapian::doccount smallest_gapped_shard(const archive::Manifest& manifest) {
  Xapian::doccount smallest = std::numeric_limits<Xapian::doccount>::max();
  for (const archive::ShardEntry& shard : manifest.shards)
    if (shard.articles != shard.last) smallest = std::min<Xapian::doccount>(smallest, shard.articles);
  return smallest;
}

using Clock = std::chrono::steady_clock;

/// One request being answered: from its text to a selection of articles.
class Question {
 public:
  Question(const archive::Snapshot& snapshot, const Request& request, Analyser& analyser)
      : snapshot_(snapshot),
        request_(request),
        analyser_(analyser),
        database_(snapshot.lease()),
        matches_(snapshot, *database_, request.duplicates) {}

  /// Reads and plans the request; false when there is a problem, which then stands in the results.
  bool understand(Results& results) {
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
    overlap_ = query::make_overlap_plan(*understood.tree, context, analyser_);
    return true;
  }

  void answer(Results& results) {
    const bool ranked = plan_.weighed && request_.sort == Sort::relevance;
    const Sort sort = request_.sort == Sort::relevance && !plan_.weighed ? Sort::newest : request_.sort;
    Page found;
    if (counts_all()) {
      std::vector<archive::Number> all = all_matches(results);
      if (request_.limit != std::size_t{0}) found = page(sort);
      found.total = matches_.count(all);
      results.facets = count_facets(snapshot_, request_.facets, all);
      matched_days_ = request_.timeline ? count_days(snapshot_, all, request_.timeline->of) : DayCounts{};
    } else {
      found = page(sort);
      if (found.total.value == 0 && relax(results)) found = page(sort);
      if (request_.exact_total && !found.total.exact) found.total = matches_.count(selection_);
    }
    results.total = found.total;
    add_overlap_note(results);

    const HitMaker maker(snapshot_, *database_, analyser_);
    std::size_t rank = request_.offset;
    for (const RankedMatch& match : found.matches)
      results.hits.push_back(maker.hit(match, ++rank, ranked, plan_.marks));
    if (results.explanation) {
      results.explanation->engine = selection_.query.get_description();
      if (ranked) results.explanation->hits = explain_hits(results.hits, plan_, *database_);
    }
  }

  /// All matches, ascending; fewer words are asked for when none has them all.
  std::vector<archive::Number> all_matches(Results& results) {
    std::vector<archive::Number> all = matches_.list(selection_);
    if (all.empty() && relax(results)) all = matches_.list(selection_);
    return all;
  }

  /// By day, after answer() with a timeline asked for.
  [[nodiscard]] DayCounts& matched_days() { return matched_days_; }

  void visit(Results& results, const std::function<bool(const StoredArticle&)>& visit) {
    NumberSet numbers = matches_.numbers(selection_);
    results.total = matches_.count(numbers);
    if (results.total.value == 0 && relax(results)) {
      numbers = matches_.numbers(selection_);
      results.total = matches_.count(numbers);
    }
    add_overlap_note(results);
    const HitMaker maker(snapshot_, *database_, analyser_);
    for (std::size_t number = 0; number < numbers.size(); ++number)
      if (numbers[number] && !visit(maker.stored(static_cast<archive::Number>(number)))) return;
  }

 private:
  query::PlanContext plan_context(Day today) const {
    const archive::Manifest& manifest = snapshot_.manifest();
    const auto own_id = [this](std::string_view id) -> std::optional<std::string> {
      const auto number = snapshot_.find(id);
      if (!number) return std::nullopt;
      return snapshot_.article(*database_, *number, false).id;
    };
    return {*database_,
            manifest.stem_tags,
            manifest.published,
            manifest.indexed,
            today,
            request_.stem,
            smallest_gapped_shard(manifest),
            own_id};
  }

  /// Whether every match is looked at anyway.
  [[nodiscard]] bool counts_all() const {
    return request_.limit == std::size_t{0} || !request_.facets.empty() || request_.timeline;
  }

  Page page(Sort sort) const { return matches_.page(selection_, sort, request_.offset, request_.limit); }

  bool relax(Results& results) {
    if (request_.match != MatchMode::all_then_most) return false;
    auto relaxed = dateline::relax(plan_, matches_);
    if (!relaxed) return false;
    selection_ = std::move(relaxed->selection);
    results.notes.push_back(std::move(relaxed->note));
    return true;
  }

  void add_overlap_note(Results& results) const {
    if (!overlap_) return;
    // What surely lies in the days is among what may lie in them.
    const std::size_t left_out =
        matches_.count({overlap_->with_all_words(), {}}).value - matches_.count({plan_.with_all_words(), {}}).value;
    if (left_out == 0) return;
    const std::string articles = left_out == 1 ? "1 article" : std::to_string(left_out) + " articles";
    results.notes.push_back(
        {"date-overlap", articles + " known only to the month or the year may lie in these days too; left out", {}});
  }

  const archive::Snapshot& snapshot_;
  const Request& request_;
  Analyser& analyser_;
  archive::Snapshot::Lease database_;
  Matches matches_;
  query::Plan plan_;
  std::optional<query::Plan> overlap_;
  Selection selection_;
  DayCounts matched_days_;
};

/// All articles of a generation by day, counted when first asked for.
class AllDays {
 public:
  const DayCounts& of(const archive::Snapshot& snapshot, TimelineRequest::Of of) {
    auto& [once, counts] = counts_[static_cast<std::size_t>(of)];
    std::call_once(once, [&] { counts = count_all_days(snapshot, of); });
    return counts;
  }

 private:
  std::array<std::pair<std::once_flag, DayCounts>, 2> counts_;
};

std::optional<Problem> problem_of(const std::vector<FacetRequest>& facets) {
  for (const FacetRequest& facet : facets)
    if (std::ranges::find(facet_fields(), facet.field) == facet_fields().end())
      return Problem{"there is no facet \"" + facet.field + "\"", 1, "person, org, place, topic, source, ..., weekday"};
  return std::nullopt;
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const ArchiveLocation& where) : snapshot(archive::Snapshot::open(where)) {}

  void answer(const Request& request, Results& results);
  /// Draws the timeline of an answered question, and of the queries to compare it with.
  void add_timeline(const Request& request, DayCounts matches, Results& results);

  std::shared_ptr<const archive::Snapshot> snapshot;
  AnalyserPool analysers;
  AllDays all_days;
};

void Searcher::Impl::answer(const Request& request, Results& results) {
  const auto analyser = analysers.lease();
  Question question(*snapshot, request, *analyser);
  if (!question.understand(results)) return;
  results.problem = problem_of(request.facets);
  if (results.problem) return;
  question.answer(results);
  if (request.timeline) add_timeline(request, std::move(question.matched_days()), results);
  if (results.problem) {
    results.hits.clear();
    results.facets.clear();
  }
}

void Searcher::Impl::add_timeline(const Request& request, DayCounts matches, Results& results) {
  const TimelineRequest& asked = *request.timeline;
  std::vector<TimelineLine> lines{{request.query, std::move(matches)}};
  for (const std::string& query : asked.compare) {
    Request other = request;
    other.query = query;
    other.limit = 0;
    other.explain = false;
    other.facets.clear();
    Results compared;
    const auto analyser = analysers.lease();
    Question question(*snapshot, other, *analyser);
    if (!question.understand(compared)) {
      const Problem& problem = *compared.problem;
      results.problem = Problem{"in the query to compare, \"" + query + "\", at column " +
                                    std::to_string(problem.column) + ": " + problem.message,
                                1, problem.hint};
      return;
    }
    question.answer(compared);
    lines.push_back({query, std::move(question.matched_days())});
    for (Note& note : compared.notes) {
      note.message = query + ": " + note.message;
      note.column.reset();
      results.notes.push_back(std::move(note));
    }
  }
  results.timeline = make_timeline(asked, lines, all_days.of(*snapshot, asked.of));
  if (!results.timeline)
    results.problem = Problem{"the timeline would have more than " + std::to_string(most_buckets) + " buckets", 1,
                              "ask for a longer unit, or for fewer days"};
}

Searcher::Searcher(const ArchiveLocation& where)
    : impl_(with_engine_errors([&] { return std::make_unique<Impl>(where); })) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(const Request& request) const {
  const auto start = Clock::now();
  return with_engine_errors([&] {
    Results results;
    impl_->answer(request, results);
    results.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    return results;
  });
}

Results Searcher::count(const Request& request) const {
  Request counting = request;
  counting.limit = 0;
  return search(counting);
}

std::optional<StoredArticle> Searcher::article(std::string_view id) const {
  return with_engine_errors([&]() -> std::optional<StoredArticle> {
    const auto number = impl_->snapshot->find(id);
    if (!number) return std::nullopt;
    const auto analyser = impl_->analysers.lease();
    const auto database = impl_->snapshot->lease();
    return HitMaker(*impl_->snapshot, *database, *analyser).stored(*number);
  });
}

Results Searcher::for_each_match(const Request& request, const std::function<bool(const StoredArticle&)>& visit) const {
  const auto start = Clock::now();
  return with_engine_errors([&] {
    Results results;
    const auto analyser = impl_->analysers.lease();
    Question question(*impl_->snapshot, request, *analyser);
    if (question.understand(results)) question.visit(results, visit);
    results.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    return results;
  });
}

Stats Searcher::stats() const {
  return make_stats(*impl_->snapshot);
}

}  // namespace dateline
