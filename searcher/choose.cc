#include "searcher/choose.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dateline {
namespace {

/// The articles of which the words may be looked for; nothing when that is all.
std::optional<NumberSet> holding_required(const query::Plan& plan, const Matches& matches) {
  if (plan.required.empty()) return std::nullopt;
  return matches.numbers({plan.required.query(), {}});
}

WordCounts words_held(const query::Plan& plan, const Matches& matches) {
  return matches.words_held(plan.words, holding_required(plan, matches));
}

/// With at least so many of the words, fewer than all.
Selection with_at_least(const query::Plan& plan, std::size_t words, const WordCounts& held) {
  NumberSet among(held.by_number.size(), false);
  for (const archive::Number number : held.holding_any)
    if (held.by_number[number] >= words) among[number] = true;
  return {plan.with_any_word(), std::move(among)};
}

std::string counted(std::size_t words, std::size_t of) {
  return (of == 2 ? "no article has both words; " : "no article has all " + std::to_string(of) + " words; ") +
         "these have " + (words == 1 ? "one of them" : std::to_string(words));
}

}  // namespace

Selection choose(const query::Plan& plan, MatchMode mode, const Matches& matches) {
  const std::size_t words = plan.words.size();
  if (mode == MatchMode::any) return {plan.with_any_word(), {}};
  const std::size_t most = (2 * words + 2) / 3;
  if (mode == MatchMode::most && most < words) return with_at_least(plan, most, words_held(plan, matches));
  return {plan.with_all_words(), {}};
}

std::optional<Relaxed> relax(const query::Plan& plan, const Matches& matches) {
  if (plan.words.size() < 2) return std::nullopt;
  const WordCounts held = words_held(plan, matches);
  std::size_t most = 0;
  for (const archive::Number number : held.holding_any) most = std::max<std::size_t>(most, held.by_number[number]);
  if (most == 0) return std::nullopt;
  return Relaxed{with_at_least(plan, most, held), {"match-relaxed", counted(most, plan.words.size()), {}}};
}

}  // namespace dateline
