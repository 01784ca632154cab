#include "dateline/maintenance.h"

#include <algorithm>

#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "indexer/generation_writer.h"

namespace dateline {
namespace {

constexpr const char* how_to_mend = "restore the archive from a backup, or index its dumps again into a new one";

void check_file(const std::filesystem::path& folder, const archive::FileEntry& expected, CheckResult& result) {
  ++result.files;
  const auto problem = [&](std::string what) {
    result.problems.push_back({expected.name, std::move(what), how_to_mend});
  };
  std::error_code error;
  const auto size = std::filesystem::file_size(folder / expected.name, error);
  if (error) {
    problem("is missing");
  } else if (size != expected.size) {
    problem("has " + std::to_string(size) + " bytes instead of " + std::to_string(expected.size));
  } else {
    try {
      if (archive::checksum_of_file(folder / expected.name) != expected.sum) problem("its checksum does not agree");
    } catch (const Error& unreadable) {
      problem(unreadable.what());
    }
  }
}

}  // namespace

DeleteResult delete_articles(const ArchiveLocation& where, const std::vector<std::string>& ids, bool purge,
                             double wait_seconds) {
  (void)archive::read_manifest(where.folder);  // a folder without an archive is an error, not a new archive
  GenerationWriter writer(where, wait_seconds);
  DeleteResult result;
  for (const std::string& id : ids) {
    const auto number = writer.snapshot()->find(id);
    if (!number) {
      result.unknown.push_back(id);
      continue;
    }
    if (writer.removed(*number)) continue;  // named before in this call, maybe by another of its ids
    const auto database = writer.snapshot()->lease();
    const Article article = writer.snapshot()->article(*database, *number, false);
    const auto take_out = [&writer](const std::string& name) {
      archive::IdRecord gone;
      gone.key = archive::hash_of(name);
      writer.put_id(gone);
    };
    take_out(article.id);
    for (const std::string& other : article.other_ids) take_out(other);
    writer.remove(*number);
    ++result.deleted;
  }
  writer.commit({}, {}, {});
  if (purge)
    writer.compact();
  else
    writer.tidy();
  return result;
}

void compact(const ArchiveLocation& where, double wait_seconds, const std::atomic<bool>* stop) {
  (void)archive::read_manifest(where.folder);
  GenerationWriter(where, wait_seconds).compact(stop);
}

CheckResult check(const ArchiveLocation& where) {
  CheckResult result;
  ++result.files;
  archive::Manifest manifest;
  try {
    manifest = archive::read_manifest(where.folder);
  } catch (const Error& error) {
    if (!std::filesystem::exists(where.folder / archive::manifest_name)) throw;
    result.problems.push_back({std::string(archive::manifest_name), error.what(), how_to_mend});
    return result;
  }
  for (const archive::ShardEntry& shard : manifest.shards)
    for (const archive::FileEntry& file : shard.files) check_file(where.folder, file, result);
  for (const auto& [table, files] : manifest.tables)
    for (const archive::FileEntry& file : files) check_file(where.folder, file, result);
  return result;
}

}  // namespace dateline
