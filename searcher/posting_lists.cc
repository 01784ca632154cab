#include "searcher/posting_lists.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace dateline {
namespace {

using archive::Number;
using query::Formula;
using Kind = Formula::Kind;

/// Of one shard.
class Evaluator {
 public:
  Evaluator(const Postings::Shard& shard, const std::function<bool()>& too_late) : shard_(shard), too_late_(too_late) {}

  [[nodiscard]] bool stopped() const { return stopped_; }

  /// Those of the matches that are `within` the list; all when it is null.
  NumberList matches(const Formula& formula, const NumberList* within) {
    if (stopped_ || (within != nullptr && within->empty())) return {};
    switch (formula.kind) {
      case Kind::nothing:
      case Kind::in_order: return {};
      case Kind::everything:
      case Kind::fixed: return within != nullptr ? *within : numbers_of(shard_.documents(), nullptr);
      case Kind::term: return numbers_of(shard_.postings(formula.name), within);
      case Kind::all:
      case Kind::where: return all_of(formula, within);
      case Kind::any: return any_of(formula, within);
      case Kind::without: return without(formula, within);
      case Kind::maybe:
      case Kind::scaled: return matches(formula.parts[0], within);
    }
    return {};
  }

 private:
  /// At most so many match.
  [[nodiscard]] std::size_t most(const Formula& formula) const {
    const std::size_t all = shard_.last() - shard_.first() + std::size_t{1};
    switch (formula.kind) {
      case Kind::nothing:
      case Kind::in_order: return 0;
      case Kind::everything:
      case Kind::fixed: return all;
      case Kind::term: return shard_.postings(formula.name).frequency();
      case Kind::all:
      case Kind::where: {
        std::size_t least = all;
        for (const Formula& part : formula.parts) least = std::min(least, most(part));
        return least;
      }
      case Kind::any: {
        std::size_t sum = 0;
        for (const Formula& part : formula.parts) sum += most(part);
        return sum;
      }
      case Kind::without:
      case Kind::maybe:
      case Kind::scaled: return most(formula.parts[0]);
    }
    return 0;
  }

  NumberList numbers_of(glass::PostingIterator at, const NumberList* within) {
    NumberList numbers;
    if (within != nullptr) {
      for (const Number number : *within) {
        at.skip_to(number);
        if (at.document() > shard_.last() || is_late()) break;
        if (at.document() == number) numbers.push_back(number);
      }
      return numbers;
    }
    numbers.reserve(std::min<std::size_t>(at.frequency(), shard_.last() - shard_.first() + std::size_t{1}));
    at.skip_to(shard_.first());
    for (; at.document() <= shard_.last() && !is_late(); at.next()) numbers.push_back(at.document());
    return numbers;
  }

  NumberList all_of(const Formula& formula, const NumberList* within) {
    std::vector<std::pair<std::size_t, const Formula*>> parts;
    for (const Formula& part : formula.parts) parts.emplace_back(most(part), &part);
    std::ranges::stable_sort(parts, {}, &std::pair<std::size_t, const Formula*>::first);
    NumberList left;
    for (std::size_t i = 0; i < parts.size(); ++i) left = matches(*parts[i].second, i == 0 ? within : &left);
    return left;
  }

  NumberList any_of(const Formula& formula, const NumberList* within) {
    std::vector<NumberList> lists;
    std::size_t numbers = 0;
    for (const Formula& part : formula.parts) {
      NumberList list = matches(part, within);
      numbers += list.size();
      if (!list.empty()) lists.push_back(std::move(list));
    }
    if (lists.empty()) return {};
    if (lists.size() == 1) return std::move(lists.front());
    if (lists.size() == 2) {
      NumberList both;
      both.reserve(numbers);
      std::ranges::set_union(lists[0], lists[1], std::back_inserter(both));
      return both;
    }
    return together(lists, numbers);
  }

  /// Marks the numbers as bits, so that the lists' number does not matter; or sorts them when they are few.
  [[nodiscard]] NumberList together(const std::vector<NumberList>& lists, std::size_t numbers) const {
    NumberList all;
    all.reserve(numbers);
    const std::size_t range = shard_.last() - shard_.first() + std::size_t{1};
    constexpr std::size_t word_bits = 64;
    if (numbers < range / word_bits) {
      for (const NumberList& list : lists) all.insert(all.end(), list.begin(), list.end());
      std::ranges::sort(all);
      const auto doubles = std::ranges::unique(all);
      all.erase(doubles.begin(), doubles.end());
      return all;
    }
    std::vector<std::uint64_t> bits(range / word_bits + 1, 0);
    for (const NumberList& list : lists)
      for (const Number number : list)
        bits[(number - shard_.first()) / word_bits] |= std::uint64_t{1} << ((number - shard_.first()) % word_bits);
    for (std::size_t word = 0; word < bits.size(); ++word)
      for (std::uint64_t left = bits[word]; left != 0; left &= left - 1)
        all.push_back(
            static_cast<Number>(shard_.first() + word * word_bits + static_cast<std::size_t>(std::countr_zero(left))));
    return all;
  }

  NumberList without(const Formula& formula, const NumberList* within) {
    const NumberList left = matches(formula.parts[0], within);
    const NumberList gone = matches(formula.parts[1], &left);
    if (gone.empty()) return left;
    NumberList rest;
    std::ranges::set_difference(left, gone, std::back_inserter(rest));
    return rest;
  }

  bool is_late() {
    constexpr unsigned now_and_then = 16;  // and too_late() looks at the clock now and then
    if (++asked_ % now_and_then == 0 && too_late_()) stopped_ = true;
    return stopped_;
  }

  const Postings::Shard& shard_;
  const std::function<bool()>& too_late_;
  unsigned asked_ = 0;
  bool stopped_ = false;
};

}  // namespace

bool needs_matcher(const Formula& formula) {
  return formula.kind == Kind::in_order || std::ranges::any_of(formula.parts, needs_matcher);
}

std::optional<NumberList> matching_numbers(const Formula& formula, const Postings::Shard& shard,
                                           const std::function<bool()>& too_late) {
  Evaluator evaluator(shard, too_late);
  NumberList numbers = evaluator.matches(formula, nullptr);
  if (evaluator.stopped()) return std::nullopt;
  return numbers;
}

std::optional<NumberList> matching_numbers(const Formula& formula, const Postings& postings,
                                           const std::function<bool()>& too_late) {
  if (needs_matcher(formula)) return std::nullopt;
  NumberList all;
  for (const Postings::Shard& shard : postings.shards()) {
    auto numbers = matching_numbers(formula, shard, too_late);
    if (!numbers) return std::nullopt;
    if (all.empty())
      all = std::move(*numbers);
    else
      all.insert(all.end(), numbers->begin(), numbers->end());
  }
  return all;
}

}  // namespace dateline
