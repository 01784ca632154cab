#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"
#include "indexer/document_builder.h"

/// How shards come to be. The only place that writes Xapian databases.
namespace dateline {

/// Documents with their numbers, ascending.
using NumberedDocuments = std::vector<std::pair<archive::Number, Xapian::Document>>;

/// Writes the documents into a new database at `path`, unsynced: a part of a shard. Throws Error of kind system.
void write_part(const std::filesystem::path& path, const NumberedDocuments& documents);

/// What becomes one shard: databases in the order of their numbers, which do not overlap.
struct MergeInput {
  std::vector<std::filesystem::path> databases;
  /// Numbers to leave out, ascending.
  std::vector<archive::Number> removed;
};

/// Merges databases into the new shard `archive / name`, durable when this returns; scratch files go to `temporary`. A
/// shard without articles is not written: its entry has articles == 0. Throws Error: system, or interrupted when `stop`
/// becomes true on the way.
[[nodiscard]] archive::ShardEntry merge_shard(const std::filesystem::path& archive, const std::string& name,
                                              const MergeInput& input, const std::filesystem::path& temporary,
                                              const std::atomic<bool>* stop = nullptr);

}  // namespace dateline
