#pragma once

#include <xapian.h>

#include "common/archive/snapshot.h"
#include "searcher/query/formula.h"

namespace dateline::query {

/// A formula as the engine takes it.
///
/// Xapian 1.4.22 replaces an unweighted term that every document of a shard has by the list of all documents, and then
/// looks for the term's name in it: it reads beyond the list, or says that it is corrupt, unless the shard's numbers
/// are 1 to n. Such a term is read through a posting source of our own instead.
[[nodiscard]] Xapian::Query engine_query(const Formula& formula, const archive::Snapshot& snapshot,
                                         const Xapian::Database& database);

}  // namespace dateline::query
