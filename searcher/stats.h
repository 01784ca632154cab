#pragma once

#include "common/archive/snapshot.h"
#include "dateline/searcher.h"

namespace dateline {

/// What the generation holds, removed articles left out. Throws what Xapian throws.
[[nodiscard]] Stats make_stats(const archive::Snapshot& snapshot, const Xapian::Database& database);

}  // namespace dateline
