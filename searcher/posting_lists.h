#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <vector>

#include "common/archive/snapshot.h"

namespace dateline {

/// Article numbers, ascending.
using NumberList = std::vector<archive::Number>;

/// What matches a query of terms, ANDs, ORs and NOTs, straight off the postings, without the engine's matcher: several
/// times faster where every match is looked at. Weights do not matter. Removed articles are in it. Nothing when the
/// query needs the matcher (positions, posting sources), or `too_late`, asked now and then, says to stop.
///
/// Lists are intersected smallest first; a longer one is only looked into at the numbers that are left
/// (Demaine, López-Ortiz, Munro, "Adaptive set intersections, unions, and differences", 2000).
[[nodiscard]] std::optional<NumberList> matching_numbers(const Xapian::Query& query, const archive::Snapshot& snapshot,
                                                         const Xapian::Database& database,
                                                         const std::function<bool()>& too_late);

}  // namespace dateline
