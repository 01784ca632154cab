#include "searcher/posting_lists.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace dateline {
namespace {

using archive::Number;
using Xapian::Query;

bool needs_matcher(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING: return false;
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_SYNONYM:
    case Query::OP_MAX:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        if (needs_matcher(query.get_subquery(i))) return true;
      return false;
    default: return true;
  }
}

class Evaluator {
 public:
  Evaluator(const archive::Snapshot& snapshot, const Xapian::Database& database, const std::function<bool()>& too_late)
      : snapshot_(snapshot), database_(database), too_late_(too_late) {}

  [[nodiscard]] bool stopped() const { return stopped_; }

  /// Those of the matches that are `within` the list; all when it is null.
  NumberList matches(const Query& query, const NumberList* within) {
    if (stopped_ || (within != nullptr && within->empty())) return {};
    switch (query.get_type()) {
      case Query::LEAF_TERM: return postings(*query.get_terms_begin(), within);
      case Query::LEAF_MATCH_ALL: return within != nullptr ? *within : postings({}, nullptr);
      case Query::OP_AND:
      case Query::OP_FILTER: return all_of(query, within);
      case Query::OP_OR:
      case Query::OP_SYNONYM:
      case Query::OP_MAX: return any_of(query, within);
      case Query::OP_AND_NOT: return without(query, within);
      case Query::OP_AND_MAYBE:
      case Query::OP_SCALE_WEIGHT: return matches(query.get_subquery(0), within);
      default: return {};
    }
  }

 private:
  /// At most so many match.
  [[nodiscard]] std::size_t most(const Query& query) const {
    switch (query.get_type()) {
      case Query::LEAF_TERM: return database_.get_termfreq(*query.get_terms_begin());
      case Query::LEAF_MATCH_ALL: return database_.get_doccount();
      case Query::OP_AND:
      case Query::OP_FILTER: {
        std::size_t least = database_.get_doccount();
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
          least = std::min(least, most(query.get_subquery(i)));
        return least;
      }
      case Query::OP_OR:
      case Query::OP_SYNONYM:
      case Query::OP_MAX: {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) sum += most(query.get_subquery(i));
        return sum;
      }
      case Query::OP_AND_NOT:
      case Query::OP_AND_MAYBE:
      case Query::OP_SCALE_WEIGHT: return most(query.get_subquery(0));
      default: return 0;
    }
  }

  NumberList postings(const std::string& term, const NumberList* within) {
    // Stepping through a list is so much cheaper for each number than a look into it.
    constexpr std::size_t steps_a_look = 16;
    NumberList numbers;
    auto at = database_.postlist_begin(term);
    const auto end = database_.postlist_end(term);
    if (within != nullptr && within->size() * steps_a_look < database_.get_termfreq(term)) {
      for (const Number number : *within) {
        const Xapian::docid wanted = snapshot_.combined_docid(number);
        at.skip_to(wanted);
        if (at == end || is_late()) break;
        if (*at == wanted) numbers.push_back(number);
      }
      return numbers;
    }
    for (; at != end && !is_late(); ++at) numbers.push_back(snapshot_.number_of(*at));
    if (within == nullptr) return numbers;
    NumberList both;
    std::ranges::set_intersection(numbers, *within, std::back_inserter(both));
    return both;
  }

  NumberList all_of(const Query& query, const NumberList* within) {
    std::vector<std::pair<std::size_t, Query>> parts;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
      parts.emplace_back(most(query.get_subquery(i)), query.get_subquery(i));
    std::ranges::stable_sort(parts, {}, &std::pair<std::size_t, Query>::first);
    NumberList left;
    for (std::size_t i = 0; i < parts.size(); ++i) left = matches(parts[i].second, i == 0 ? within : &left);
    return left;
  }

  NumberList any_of(const Query& query, const NumberList* within) {
    NumberList all;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      NumberList more = matches(query.get_subquery(i), within);
      if (all.empty()) {
        all = std::move(more);
      } else if (!more.empty()) {
        NumberList both;
        both.reserve(all.size() + more.size());
        std::ranges::set_union(all, more, std::back_inserter(both));
        all = std::move(both);
      }
    }
    return all;
  }

  NumberList without(const Query& query, const NumberList* within) {
    NumberList left = matches(query.get_subquery(0), within);
    for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) {
      const NumberList gone = matches(query.get_subquery(i), &left);
      NumberList rest;
      std::ranges::set_difference(left, gone, std::back_inserter(rest));
      left = std::move(rest);
    }
    return left;
  }

  bool is_late() {
    constexpr unsigned now_and_then = 16;  // and too_late() looks at the clock now and then
    if (++asked_ % now_and_then == 0 && too_late_()) stopped_ = true;
    return stopped_;
  }

  const archive::Snapshot& snapshot_;
  const Xapian::Database& database_;
  const std::function<bool()>& too_late_;
  unsigned asked_ = 0;
  bool stopped_ = false;
};

}  // namespace

std::optional<NumberList> matching_numbers(const Query& query, const archive::Snapshot& snapshot,
                                           const Xapian::Database& database, const std::function<bool()>& too_late) {
  if (needs_matcher(query)) return std::nullopt;
  Evaluator evaluator(snapshot, database, too_late);
  NumberList numbers = evaluator.matches(query, nullptr);
  if (evaluator.stopped()) return std::nullopt;
  return numbers;
}

}  // namespace dateline
