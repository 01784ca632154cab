#include "dateline/searcher.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <utility>

#include "common/archive/snapshot.h"
#include "dateline/error.h"
#include "searcher/analyser.h"
#include "searcher/day_counts.h"
#include "searcher/engine_error.h"
#include "searcher/hits.h"
#include "searcher/postings.h"
#include "searcher/question.h"
#include "searcher/stats.h"
#include "searcher/timeline.h"

namespace dateline {
namespace {

using Clock = std::chrono::steady_clock;

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
  explicit Impl(const ArchiveLocation& where) { open(where); }

  void open(const ArchiveLocation& where);

  Results answer(const Request& request, const Searcher::HitVisitor& visit);
  /// Draws the timeline of a question, and of the queries to compare it with.
  void add_timeline(const Request& request, DayCounts matches, Results& results);

  std::shared_ptr<const archive::Snapshot> snapshot;
  std::optional<Postings> postings;
  AnalyserPool analysers;
  AllDays all_days;
};

void Searcher::Impl::open(const ArchiveLocation& where) {
  // A writer may sweep the snapshot's files before its postings are open; then there is a newer generation.
  constexpr int most_tries = 20;
  for (int tries = 1;; ++tries) {
    snapshot = archive::Snapshot::open(where);
    try {
      postings.emplace(*snapshot, where);
      return;
    } catch (const Error&) {
      if (tries == most_tries || archive::read_manifest(where.folder).generation == snapshot->manifest().generation)
        throw;
    }
  }
}

Results Searcher::Impl::answer(const Request& request, const Searcher::HitVisitor& visit) {
  const auto start = Clock::now();
  Results results;
  const auto analyser = analysers.lease();
  Question question(*snapshot, *postings, request, *analyser);
  if (!question.understand(results)) return results;
  results.problem = problem_of(request.facets);
  if (results.problem) return results;
  question.find(results);
  if (request.timeline) add_timeline(request, std::move(question.matched_days()), results);
  if (results.problem) {
    results.facets.clear();
    return results;
  }
  question.hits([&](Hit hit) {
    if (visit) return visit(hit);
    results.hits.push_back(std::move(hit));
    return true;
  });
  question.explain(results);
  results.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return results;
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
    Question question(*snapshot, *postings, other, *analyser);
    if (!question.understand(compared)) {
      results.problem = std::move(compared.problem);
      results.problem->query = query;
      return;
    }
    question.find(compared);
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

Results Searcher::search(const Request& request, const HitVisitor& visit) const {
  return with_engine_errors([&] { return impl_->answer(request, visit); });
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
    return HitMaker(*impl_->snapshot, *impl_->postings, *database, *analyser).stored(*number);
  });
}

Results Searcher::for_each_match(const Request& request, const std::function<bool(const StoredArticle&)>& visit) const {
  const auto start = Clock::now();
  return with_engine_errors([&] {
    Results results;
    const auto analyser = impl_->analysers.lease();
    Question question(*impl_->snapshot, *impl_->postings, request, *analyser);
    if (question.understand(results)) question.visit(results, visit);
    results.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    return results;
  });
}

Stats Searcher::stats() const { return make_stats(*impl_->snapshot); }

}  // namespace dateline
