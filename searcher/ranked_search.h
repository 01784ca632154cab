#pragma once

#include <functional>
#include <optional>

#include "searcher/posting_lists.h"
#include "searcher/postings.h"
#include "searcher/query/formula.h"
#include "searcher/scored_words.h"
#include "searcher/top_matches.h"

namespace dateline {

/// A formula as words that all hold and weigh, and what they are held to: what most people ask. Ranked off the
/// postings, document at a time; an article that cannot reach the page is not looked into (Turtle, Flood, "Query
/// evaluation: strategies and optimizations", 1995).
class RankedSearch {
 public:
  /// Nothing for a formula of another shape, which the engine ranks. The formula must outlive this.
  [[nodiscard]] static std::optional<RankedSearch> of(const query::Formula& formula);

  /// Adds matches that may be among the best. `counts` says whether an article counts; it is asked about each, as long
  /// as `wants_all` is true, then only about those that may be among the best. `too_late`, asked now and then, ends it.
  void run(const Postings& postings, const ArchiveStatistics& archive,
           const std::function<bool(archive::Number)>& counts, const std::function<bool()>& wants_all,
           const std::function<bool()>& too_late, TopMatches& top) const;

 private:
  struct Term {
    const std::string* name;
    double factor;
  };
  struct Word {
    std::vector<Term> any, more;
  };
  class InShard;

  bool take(const query::Formula& formula, double factor);
  bool take_filter(const query::Formula& formula);
  static bool take_word(const query::Formula& formula, double factor, Word& word);
  static bool take_terms(const query::Formula& formula, double factor, std::vector<Term>& terms);

  std::vector<Word> words_;
  std::vector<const query::Formula*> filters_;  // those that are no words
  std::vector<const query::Formula*> excluded_;
  double fixed_ = 0;
};

}  // namespace dateline
