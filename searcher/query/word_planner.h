#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/analyser.h"
#include "searcher/query/exact_words.h"
#include "searcher/query/plan.h"
#include "searcher/query/tree.h"

namespace dateline::query {

/// Plans what asks for words: plain ones, phrases, beginnings. Adds marks, parts and notes to the plan.
class WordPlanner {
 public:
  /// Whether what is planned now is wanted: what is excluded gives no marks and no score.
  enum class Wanted : bool { no, yes };

  /// `tree` is the whole query: whether capitals mean an acronym depends on how the rest is written.
  WordPlanner(const PlanContext& context, Analyser& analyser, const Node& tree, Plan& plan);

  // Nothing for text without a letter or digit: it asks for nothing.
  [[nodiscard]] std::optional<Formula> word(const Word& word, Scope scope, Wanted wanted);
  [[nodiscard]] std::optional<Formula> phrase(const Phrase& phrase, Scope scope, Wanted wanted);
  [[nodiscard]] std::optional<Formula> prefix(const Prefix& prefix, Scope scope, Wanted wanted, std::size_t column);

 private:
  struct Stems;
  /// A word's query and, for explaining, what of it weighs in the text and beside that in the title.
  struct Weighed {
    Formula query, in_text, in_title;
  };

  [[nodiscard]] double frequency(const std::string& term) const;
  [[nodiscard]] double rarity(double with_term) const;
  [[nodiscard]] Stems stems_of(const text::Token& token) const;
  [[nodiscard]] Weighed by_stems(const text::Token& token, Scope scope, Wanted wanted) const;
  [[nodiscard]] Weighed by_word(const text::Token& token, Scope scope, Wanted wanted) const;
  [[nodiscard]] bool is_acronym(const text::Token& token, std::string_view typed) const;
  [[nodiscard]] Formula weight(const text::Token& token, Scope scope, Wanted wanted);
  [[nodiscard]] Formula as_written(const std::vector<text::Token>& sequence, Scope scope, Wanted wanted);
  void mark_sequence(const std::vector<text::Token>& sequence, Scope scope, Wanted wanted, bool acronym = false);

  const PlanContext& context_;
  ExactWords exact_;
  Analyser& analyser_;
  Plan& plan_;
  double articles_;
  bool capitals_mean_acronyms_ = false;
  std::size_t longest_acronym_;
};

}  // namespace dateline::query
