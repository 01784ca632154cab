#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "common/archive/manifest.h"
#include "common/glass/version_file.h"
#include "indexer/glass/source.h"

namespace dateline::glass {

struct WrittenShard {
  Statistics statistics;
  DocId first = 0;
  std::vector<archive::FileEntry> files;  ///< by name
};

struct ShardOptions {
  /// The shard's user metadata: names, of at most 253 bytes, and what they stand for, not empty.
  std::map<std::string, std::string> metadata = {};
  bool term_lists = false;  ///< write the table of term lists too, for other tools of Xapian
  const std::atomic<bool>* stop = nullptr;
};

/// Merges sources into the new database `root / name`, synced but for the folders; without documents nothing is left.
/// The same documents give the same bytes, however they are spread over sources.
///
/// Sources come in the order of their documents, which do not overlap; `removed` (ascending) are left out. Works on
/// three threads. Throws Error: archive when a source is damaged; system, also where the format has a limit (terms of
/// 245 bytes, 2^32 occurrences of a term); interrupted when `stop` becomes true.
[[nodiscard]] WrittenShard write_shard(const std::filesystem::path& root, const std::string& name,
                                       std::span<const std::unique_ptr<Source>> sources, std::span<const DocId> removed,
                                       const ShardOptions& options = {});

}  // namespace dateline::glass
