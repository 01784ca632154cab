#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "common/archive/snapshot.h"
#include "dateline/searcher.h"
#include "searcher/posting_lists.h"
#include "searcher/postings.h"
#include "searcher/query/formula.h"
#include "searcher/ranked_match.h"

namespace dateline {

/// A set of article numbers.
using NumberSet = std::vector<bool>;

/// How many of some words articles hold.
struct WordCounts {
  std::vector<std::uint8_t> by_number;  ///< 255 stands for more
  NumberList holding_any;               ///< in no order
};

/// What is matched and what of it counts: a query, perhaps only among some articles.
struct Selection {
  query::Formula query;
  std::optional<NumberSet> among;
};

/// A piece of the ranked matches, one a group when they are grouped, and how many articles match.
struct Page {
  std::vector<RankedMatch> matches;
  Total total;
};

/// Runs selections over one generation: leaves out what was removed and, as asked, copies. Throws what Xapian throws.
class Matches {
 public:
  using Clock = std::chrono::steady_clock;

  /// After the deadline nothing matches any more.
  Matches(const archive::Snapshot& snapshot, const Postings& postings, const Xapian::Database& database,
          Duplicates duplicates, std::optional<Clock::time_point> deadline = {})
      : snapshot_(snapshot), postings_(postings), database_(database), duplicates_(duplicates), deadline_(deadline) {}

  /// Whether something was left out because the deadline had passed.
  [[nodiscard]] bool timed_out() const { return timed_out_; }

  /// The matches `offset` to `offset + limit` in the order asked; by relevance only where there is a weight.
  [[nodiscard]] Page page(const Selection& selection, Sort sort, std::size_t offset,
                          std::optional<std::size_t> limit) const;

  [[nodiscard]] Total count(const Selection& selection) const;
  /// Of matches that are known, ascending.
  [[nodiscard]] Total count(const NumberList& matches) const;

  /// In no order.
  void each(const Selection& selection, const std::function<void(archive::Number)>& visit) const;
  /// Ascending.
  [[nodiscard]] NumberList list(const Selection& selection) const;
  [[nodiscard]] NumberSet numbers(const Selection& selection) const;

  /// Articles that do not count hold none.
  [[nodiscard]] WordCounts words_held(const std::vector<query::Formula>& words,
                                      const std::optional<NumberSet>& among) const;

  /// The group's first article; the article itself when it has no near-copies.
  [[nodiscard]] archive::Number leader_of(archive::Number number) const {
    return snapshot_.group_of(number).value_or(number);
  }

 private:
  /// Looks at the clock now and then; whether the deadline has passed.
  [[nodiscard]] bool too_late() const;

  class Rules;

  /// Ranked off the postings; nothing when only the engine can.
  [[nodiscard]] std::optional<Page> ranked_page(const Selection& selection, std::size_t wanted) const;
  [[nodiscard]] Page engine_page(const Selection& selection, Sort sort, std::size_t wanted) const;

  [[nodiscard]] bool nothing_there() const { return snapshot_.shard_count() == 0 || database_.get_doccount() == 0; }
  [[nodiscard]] bool grouping() const { return duplicates_ == Duplicates::group; }
  /// Of few articles, ascending or not.
  [[nodiscard]] Total exactly(NumberList matches) const;

  const archive::Snapshot& snapshot_;
  const Postings& postings_;
  const Xapian::Database& database_;
  Duplicates duplicates_;
  std::optional<Clock::time_point> deadline_;
  mutable bool timed_out_ = false;
  mutable unsigned asked_ = 0;
};

}  // namespace dateline
