#pragma once

#include "common/archive/columns.h"
#include "indexer/columns_builder.h"

namespace dateline {

/// Asks `renumber` once for each value of each source, when it is first met, and keeps the answer.
[[nodiscard]] archive::Renumber renumber_once(archive::Renumber renumber);

/// The columns of a shard, made from the articles that it stores. Throws what Xapian throws, and Error of kind archive
/// for an article that cannot be read.
[[nodiscard]] ColumnsBuilder columns_of_shard(const std::filesystem::path& shard);

}  // namespace dateline
