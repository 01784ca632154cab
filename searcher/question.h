#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "common/archive/snapshot.h"
#include "dateline/searcher.h"
#include "searcher/analyser.h"
#include "searcher/day_counts.h"
#include "searcher/matches.h"
#include "searcher/query/plan.h"
#include "searcher/query/planner.h"
#include "searcher/term_frequencies.h"

namespace dateline {

/// One request being answered: understand() first, then find(), then the hits. Throws what Xapian throws.
class Question {
 public:
  /// What is given must outlive this.
  Question(const archive::Snapshot& snapshot, const Postings& postings, const Request& request, Analyser& analyser);

  /// Reads and plans the request; false when there is a problem, which then stands in the results.
  bool understand(Results& results);

  /// Finds what matches: the total, facets, notes, and the page of matches that hits() is about.
  void find(Results& results);
  /// By day; after find() with a timeline asked for.
  [[nodiscard]] DayCounts& matched_days() { return matched_days_; }
  /// Makes the hits one after the other and hands them out, until `visit` returns false. After find().
  void hits(const std::function<bool(Hit)>& visit) const;
  void explain(Results& results) const;

  /// Every match in full, in the order of numbers; with the total and notes.
  void visit(Results& results, const std::function<bool(const StoredArticle&)>& visit);

 private:
  [[nodiscard]] query::PlanContext plan_context(Day today) const;
  /// Whether every match is looked at anyway.
  [[nodiscard]] bool counts_all() const {
    return request_.limit == std::size_t{0} || !request_.facets.empty() || request_.timeline;
  }
  [[nodiscard]] bool ranked() const { return plan_.weighed && request_.sort == Sort::relevance; }
  [[nodiscard]] Page page() const;
  /// All matches, ascending; fewer words are asked for when none has them all.
  [[nodiscard]] NumberList all_matches(Results& results);
  bool relax(Results& results);
  void add_overlap_note(Results& results) const;
  void note_timeout(Results& results) const;

  const archive::Snapshot& snapshot_;
  const Postings& postings_;
  const Request& request_;
  Analyser& analyser_;
  archive::Snapshot::Lease database_;
  TermFrequencies frequencies_;
  Matches matches_;
  query::Plan plan_;
  std::optional<query::Plan> overlap_;
  Selection selection_;
  std::vector<RankedMatch> found_;
  DayCounts matched_days_;
};

}  // namespace dateline
