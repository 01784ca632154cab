#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/query/plan.h"

namespace dateline::query {

/// The articles that have a term, where only matching counts: in filters and in what is excluded.
///
/// Xapian 1.4.22 replaces an unweighted term that every document of a shard has by the list of all documents, and then
/// looks for the term's name in it: it reads beyond the list, or says that it is corrupt, unless the shard's numbers
/// are 1 to n. Such a term is read through a posting source of our own instead.
[[nodiscard]] Xapian::Query filter_term(const PlanContext& context, const std::string& term);

/// The articles that have any of the terms.
[[nodiscard]] Xapian::Query filter_terms(const PlanContext& context, const std::vector<std::string>& terms);

}  // namespace dateline::query
