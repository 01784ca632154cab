#include "searcher/choose.h"

#include <string>

namespace dateline {
namespace {

Selection with_at_least(const query::Plan& plan, std::size_t words, const Matches& matches) {
  if (words >= plan.words.size()) return {plan.with_all_words(), {}};
  if (words <= 1) return {plan.with_any_word(), {}};
  return {plan.with_any_word(), matches.with_words(plan.words, plan.required.query(), words)};
}

std::string counted(std::size_t words, std::size_t of) {
  return (of == 2 ? "no article has both words; " : "no article has all " + std::to_string(of) + " words; ") +
         "these have " + (words == 1 ? "one of them" : std::to_string(words));
}

}  // namespace

Selection choose(const query::Plan& plan, MatchMode mode, const Matches& matches) {
  const std::size_t words = plan.words.size();
  switch (mode) {
    case MatchMode::most: return with_at_least(plan, (2 * words + 2) / 3, matches);
    case MatchMode::any: return with_at_least(plan, 1, matches);
    case MatchMode::all:
    case MatchMode::all_then_most: break;
  }
  return {plan.with_all_words(), {}};
}

std::optional<Relaxed> relax(const query::Plan& plan, const Matches& matches) {
  if (plan.words.size() < 2) return std::nullopt;
  const std::size_t most = matches.most_words(plan.words, plan.required.query());
  if (most == 0) return std::nullopt;
  return Relaxed{with_at_least(plan, most, matches), {"match-relaxed", counted(most, plan.words.size()), {}}};
}

}  // namespace dateline
