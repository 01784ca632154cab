#include "searcher/query/plan.h"

namespace dateline::query {
namespace {

using Xapian::Query;

Query all_of(const std::vector<Query>& queries) { return {Query::OP_AND, queries.begin(), queries.end()}; }
Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }

Query with_words(const Plan& plan, const Query& words) {
  if (plan.words.empty()) return plan.required.query();
  Conjunction all = plan.required;
  all.weighed.push_back(words);
  return all.query();
}

}  // namespace

Query Conjunction::query() const {
  Query query;
  if (!weighed.empty() && !filters.empty()) {
    query = Query(Query::OP_FILTER, all_of(weighed), all_of(filters));
  } else if (!weighed.empty()) {
    query = all_of(weighed);
  } else if (!filters.empty()) {
    query = all_of(filters);
  } else {
    query = Query(std::string());
  }
  return excluded.empty() ? query : Query(Query::OP_AND_NOT, query, any_of(excluded));
}

// Too light to be seen in a score, yet weighed: unweighed terms are not to be trusted, see filter_term.h.
void Plan::count_parts_only_where(const Query& query, std::size_t first_part) {
  if (query.empty()) parts.resize(first_part);
  for (std::size_t i = first_part; i < parts.size(); ++i)
    parts[i].query = Query(Query::OP_AND, parts[i].query, Query(1e-30, query));
}

Query Plan::with_all_words() const { return with_words(*this, all_of(words)); }
Query Plan::with_any_word() const { return with_words(*this, any_of(words)); }

}  // namespace dateline::query
