#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>

#include "common/archive/snapshot.h"

namespace dateline {

/// Calls `visit(columns, row)` for each of the articles (ascending), shard by shard.
template <typename Visit>
void for_each_row(const archive::Snapshot& snapshot, std::span<const archive::Number> numbers, Visit visit) {
  auto at = numbers.begin();
  for (std::size_t shard = 0; shard < snapshot.shard_count() && at != numbers.end(); ++shard) {
    const auto end = std::upper_bound(at, numbers.end(), snapshot.manifest().shards[shard].last);
    if (at == end) continue;
    const archive::ColumnsView& columns = snapshot.columns(shard);
    const auto all = columns.numbers;
    if (!all.empty() && all.back() - all.front() + std::size_t{1} == all.size() && *at >= all.front() &&
        *std::prev(end) <= all.back()) {  // no number is missing
      for (; at != end; ++at) visit(columns, std::size_t{*at} - all.front());
    }
    for (; at != end; ++at)
      if (const auto row = columns.row_of(*at)) visit(columns, *row);
  }
}

/// Calls `visit(columns, row)` for every live article.
template <typename Visit>
void for_each_live_row(const archive::Snapshot& snapshot, Visit visit) {
  const bool any_removed = snapshot.removed_count() > 0;
  for (std::size_t shard = 0; shard < snapshot.shard_count(); ++shard) {
    const archive::ColumnsView& columns = snapshot.columns(shard);
    for (std::size_t row = 0; row < columns.rows(); ++row)
      if (!any_removed || !snapshot.removed(columns.numbers[row])) visit(columns, row);
  }
}

}  // namespace dateline
