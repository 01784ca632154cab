#include "indexer/shard_files.h"

#include <algorithm>
#include <utility>

#include "common/archive/files.h"
#include "indexer/glass/shard_writer.h"

namespace dateline {

bool has_term_lists(const archive::ShardEntry& shard) {
  return std::ranges::any_of(
      shard.files, [&](const archive::FileEntry& file) { return file.name == shard.name + "/termlist.glass"; });
}

archive::ShardEntry merge_shard(const std::filesystem::path& archive, const std::string& name, const MergeInput& input,
                                const std::atomic<bool>* stop) {
  glass::WrittenShard written =
      glass::write_shard(archive, name, input.sources, input.removed, {input.metadata, input.term_lists, stop});
  archive::ShardEntry shard;
  shard.name = name;
  shard.articles = static_cast<decltype(shard.articles)>(written.statistics.documents);
  if (shard.articles == 0) return shard;
  shard.first = written.first;
  shard.last = written.statistics.last;
  shard.files = std::move(written.files);
  archive::sync_folder(archive / name);
  archive::sync_folder((archive / name).parent_path());
  return shard;
}

}  // namespace dateline
