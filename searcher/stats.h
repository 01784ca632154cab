#pragma once

#include "common/archive/snapshot.h"
#include "dateline/searcher.h"

namespace dateline {

/// What the generation holds, removed articles left out. Throws Error of kind archive.
[[nodiscard]] Stats make_stats(const archive::Snapshot& snapshot);

}  // namespace dateline
