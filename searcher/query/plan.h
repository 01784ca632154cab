#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/date.h"
#include "dateline/searcher.h"
#include "searcher/marks.h"
#include "searcher/query/formula.h"
#include "searcher/term_frequencies.h"

namespace dateline::query {

/// A formula, and whether matching it says how well an article fits.
struct Clause {
  Formula query;
  bool weighed = false;
};

/// Clauses of which all hold, and others of which none does.
struct Conjunction {
  std::vector<Formula> weighed;
  std::vector<Formula> filters;
  std::vector<Formula> excluded;

  [[nodiscard]] bool empty() const { return weighed.empty() && filters.empty() && excluded.empty(); }
  /// Every article, when nothing is asked.
  [[nodiscard]] Formula query() const;
};

/// A piece of the query that gives score, for explaining.
struct ScorePart {
  std::string what;
  Formula query;
};

/// What the engine is asked.
struct Plan {
  /// The plain words that --match speaks of, one each.
  std::vector<Formula> words;
  /// What holds whatever becomes of the words.
  Conjunction required;
  /// Nothing is ranked by a query of filters alone.
  bool weighed = false;
  /// Whether some days may leave out an article that is known too roughly.
  bool may_overlap = false;

  std::vector<Mark> marks;
  std::vector<ScorePart> parts;
  std::vector<Note> notes;
  std::optional<Problem> problem;

  /// The parts from that one on count only in articles that the query holds for.
  void count_parts_only_where(const Formula& query, std::size_t first_part);

  [[nodiscard]] Formula with_all_words() const;
  [[nodiscard]] Formula with_any_word() const;
};

/// What planning needs to know of the archive.
struct PlanContext {
  const Xapian::Database& database;
  const TermFrequencies& frequencies;
  std::span<const std::string> stem_tags;
  std::optional<Period> published, indexed;
  Day today;
  bool stem = true;
  /// The id under which the article stands that has this id or is its copy.
  std::function<std::optional<std::string>(std::string_view id)> own_id;
};

}  // namespace dateline::query
