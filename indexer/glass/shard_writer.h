#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "common/archive/manifest.h"
#include "indexer/glass/source.h"
#include "indexer/glass/version_file.h"

namespace dateline::glass {

struct WrittenShard {
  Statistics statistics;
  DocId first = 0;
  std::vector<archive::FileEntry> files;  ///< by name
};

/// Merges sources into the new database `root / name`, synced but for the folders; without documents nothing is left.
/// The same documents give the same bytes, however they are spread over sources.
///
/// `metadata` is the shard's user metadata: names, of at most 253 bytes, and what they stand for, not empty.
///
/// Sources come in the order of their documents, which do not overlap; `removed` (ascending) are left out. Works on
/// three threads. Throws Error: archive when a source is damaged, system, interrupted when `stop` becomes true.
[[nodiscard]] WrittenShard write_shard(const std::filesystem::path& root, const std::string& name,
                                       std::span<const std::unique_ptr<Source>> sources, std::span<const DocId> removed,
                                       const std::map<std::string, std::string>& metadata = {},
                                       const std::atomic<bool>* stop = nullptr);

}  // namespace dateline::glass
