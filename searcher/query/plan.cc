#include "searcher/query/plan.h"

#include <utility>

namespace dateline::query {
namespace {

Formula with_words(const Plan& plan, Formula words) {
  if (plan.words.empty()) return plan.required.query();
  Conjunction all = plan.required;
  all.weighed.push_back(std::move(words));
  return all.query();
}

}  // namespace

Formula Conjunction::query() const {
  Formula query;
  if (!weighed.empty() && !filters.empty()) {
    query = where(all_of(weighed), all_of(filters));
  } else if (!weighed.empty()) {
    query = all_of(weighed);
  } else if (!filters.empty()) {
    query = all_of(filters);
  } else {
    query = everything();
  }
  return without(std::move(query), any_of(excluded));
}

// Too light to be seen in a score, yet weighed: unweighed terms are not to be trusted, see engine_query.h.
void Plan::count_parts_only_where(const Formula& query, std::size_t first_part) {
  if (query.empty()) parts.resize(first_part);
  for (std::size_t i = first_part; i < parts.size(); ++i)
    parts[i].query = all_of({parts[i].query, scaled(1e-30, query)});
}

Formula Plan::with_all_words() const { return with_words(*this, all_of(words)); }
Formula Plan::with_any_word() const { return with_words(*this, any_of(words)); }

}  // namespace dateline::query
