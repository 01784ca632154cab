#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/tables.h"
#include "common/archive/text_dictionary.h"
#include "indexer/glass/source.h"

/// How shards come to be.
namespace dateline {

/// How the shards to come are written.
struct ShardForm {
  std::shared_ptr<const archive::TextDictionary> dictionary;  ///< of their texts
  bool term_lists = false;                                    ///< other tools of Xapian need them, nothing here does
};

/// What becomes one shard: runs or shards in the order of their numbers, which do not overlap.
struct MergeInput {
  std::vector<std::unique_ptr<glass::Source>> sources;
  /// Numbers to leave out, ascending.
  std::vector<archive::Number> removed;
  /// User metadata of the new shard: says how the documents' data is to be read, whichever source it is from.
  std::map<std::string, std::string> metadata;
  bool term_lists = false;  ///< the shard gets them, whether or not the sources have any
};

/// Whether the shard has term lists.
[[nodiscard]] bool has_term_lists(const archive::ShardEntry& shard);

/// Merges the sources into the new shard `archive / name`, durable when this returns. A shard without articles is not
/// written: its entry has articles == 0. Throws Error: archive, system, or interrupted when `stop` becomes true on the
/// way.
[[nodiscard]] archive::ShardEntry merge_shard(const std::filesystem::path& archive, const std::string& name,
                                              const MergeInput& input, const std::atomic<bool>* stop = nullptr);

}  // namespace dateline
