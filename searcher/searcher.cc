#include "dateline/searcher.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "common/archive/snapshot.h"
#include "searcher/analyser.h"
#include "searcher/choose.h"
#include "searcher/engine_error.h"
#include "searcher/explain.h"
#include "searcher/hits.h"
#include "searcher/matches.h"
#include "searcher/query/planner.h"
#include "searcher/stats.h"
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
    Page found = page(sort);
    if (found.total.value == 0 && relax(results)) found = page(sort);
    if (request_.exact_total && !found.total.exact) found.total = matches_.count(selection_);
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

  Page page(Sort sort) const {
    if (request_.limit == std::size_t{0}) return {{}, matches_.count(selection_)};
    return matches_.page(selection_, sort, request_.offset, request_.limit);
  }

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
};

}  // namespace

struct Searcher::Impl {
  explicit Impl(const ArchiveLocation& where) : snapshot(archive::Snapshot::open(where)) {}

  std::shared_ptr<const archive::Snapshot> snapshot;
  AnalyserPool analysers;
};

Searcher::Searcher(const ArchiveLocation& where)
    : impl_(with_engine_errors([&] { return std::make_unique<Impl>(where); })) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(const Request& request) const {
  const auto start = Clock::now();
  return with_engine_errors([&] {
    Results results;
    const auto analyser = impl_->analysers.lease();
    Question question(*impl_->snapshot, request, *analyser);
    if (question.understand(results)) question.answer(results);
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
  return with_engine_errors([&] {
    const auto database = impl_->snapshot->lease();
    return make_stats(*impl_->snapshot, *database);
  });
}

}  // namespace dateline
