#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/manifest.h"
#include "common/archive/text_dictionary.h"
#include "indexer/generation.h"
#include "indexer/shard_files.h"

/// Which shards become one, and how.
namespace dateline {

/// Neighbouring shards of a generation: [first, last).
struct ShardRange {
  std::size_t first = 0, last = 0;

  [[nodiscard]] std::uint64_t articles(const archive::Manifest& manifest) const;
};

/// Shards worth merging: the last four neighbours of like size, so that their number stays logarithmic, or one of whose
/// articles more than a tenth were removed.
[[nodiscard]] std::optional<ShardRange> worth_merging(const Generation& generation);

/// What shards are replaced by.
struct MergedShards {
  std::vector<std::string> replaced;      ///< their names
  archive::ShardEntry shard;              ///< without articles when none are left
  std::vector<archive::Number> left_out;  ///< removed articles that they held, ascending
};

/// Where a merge writes, relative to the archive.
struct MergeNames {
  std::string shard, columns;
};

/// Whether that shard stores its texts with the dictionary.
[[nodiscard]] bool has_dictionary(const archive::Snapshot& snapshot, std::size_t shard,
                                  const archive::TextDictionary& dictionary);

/// Writes the shard that takes the place of those, without what is removed in that generation; values are renumbered.
/// When it throws nothing is left. Throws Error: archive, system, or interrupted when `stop` becomes true on the way.
[[nodiscard]] MergedShards merge_shards(const std::filesystem::path& folder, const Generation& generation,
                                        ShardRange range, const MergeNames& names, const ShardForm& form,
                                        const archive::Renumber& renumber, const std::atomic<bool>* stop);

}  // namespace dateline
