#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/tables.h"
#include "indexer/glass/source.h"

/// How shards come to be.
namespace dateline {

/// What becomes one shard: runs or shards in the order of their numbers, which do not overlap.
struct MergeInput {
  std::vector<std::unique_ptr<glass::Source>> sources;
  /// Numbers to leave out, ascending.
  std::vector<archive::Number> removed;
  bool term_lists = false;  ///< the shard gets them, whether or not the sources have any
};

/// Whether the shard has term lists, which other tools of Xapian need and nothing here does.
[[nodiscard]] bool has_term_lists(const archive::ShardEntry& shard);

/// Merges the sources into the new shard `archive / name`, durable when this returns. A shard without articles is not
/// written: its entry has articles == 0. Throws Error: archive, system, or interrupted when `stop` becomes true on the
/// way.
[[nodiscard]] archive::ShardEntry merge_shard(const std::filesystem::path& archive, const std::string& name,
                                              const MergeInput& input, const std::atomic<bool>* stop = nullptr);

}  // namespace dateline
