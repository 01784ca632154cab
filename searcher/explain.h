#pragma once

#include <span>

#include "common/archive/snapshot.h"
#include "dateline/searcher.h"
#include "searcher/query/plan.h"

namespace dateline {

/// What each hit's score is made of: the weight of every piece of the plan in that article, those without left out.
/// Throws what Xapian throws.
[[nodiscard]] std::vector<Explanation::HitParts> explain_hits(std::span<const Hit> hits, const query::Plan& plan,
                                                              const archive::Snapshot& snapshot,
                                                              const Xapian::Database& database);

}  // namespace dateline
