#include "indexer/shard_files.h"

#include <algorithm>

#include "common/archive/files.h"
#include "dateline/error.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Looks between tables whether to go on.
class Interruptible : public Xapian::Compactor {
 public:
  explicit Interruptible(const std::atomic<bool>* stop) : stop_(stop) {}
  void set_status(const std::string&, const std::string&) override { check(); }
  void check() const {
    if (stop_ != nullptr && *stop_) throw Error(ErrorKind::interrupted, "interrupted");
  }

 private:
  const std::atomic<bool>* stop_;
};

[[noreturn]] void throw_xapian_error(const Xapian::Error& error, const fs::path& path) {
  std::string what = "cannot write " + path.string() + ": " + error.get_msg();
  if (const char* const system = error.get_error_string()) what += std::string(" (") + system + ")";
  throw Error(ErrorKind::system, what,
              "check the disk's free space and the folder's permissions; the archive is as at its last commit");
}

void compact(const std::vector<fs::path>& from, const fs::path& to, Interruptible& watch) {
  Xapian::Database all;
  for (const fs::path& path : from) all.add_database(Xapian::Database(path.string(), Xapian::DB_BACKEND_GLASS));
  all.compact(to.string(), Xapian::DBCOMPACT_NO_RENUMBER | Xapian::DB_BACKEND_GLASS, 0, watch);
}

}  // namespace

void write_part(const fs::path& path, const NumberedDocuments& documents) {
  try {
    Xapian::WritableDatabase database(path.string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
    for (const auto& [number, document] : documents) database.replace_document(number, document);
    database.commit();
  } catch (const Xapian::Error& error) {
    throw_xapian_error(error, path);
  }
}

archive::ShardEntry merge_shard(const fs::path& archive, const std::string& name, const MergeInput& input,
                                const fs::path& temporary, const std::atomic<bool>* stop) {
  archive::ShardEntry shard;
  shard.name = name;
  const fs::path target = archive / name;
  Interruptible watch(stop);
  try {
    fs::create_directories(target.parent_path());
    if (input.removed.empty()) {
      compact(input.databases, target, watch);
    } else {
      // Compacting copies what was deleted only as free blocks, so: merge, delete, and compact that again.
      const fs::path scratch = temporary / "merge";
      fs::remove_all(scratch);
      fs::create_directories(temporary);
      compact(input.databases, scratch, watch);
      {
        Xapian::WritableDatabase database(scratch.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
        for (const archive::Number number : input.removed) {
          watch.check();
          try {
            database.delete_document(number);
          } catch (const Xapian::DocNotFoundError&) {
            // Dropped by an earlier merge.
          }
        }
        database.commit();
        shard.articles = database.get_doccount();
      }
      if (shard.articles != 0) compact({scratch}, target, watch);
      fs::remove_all(scratch);
      if (shard.articles == 0) return shard;
    }
    const Xapian::Database database(target.string());
    shard.articles = database.get_doccount();
    shard.first = *database.postlist_begin(std::string());
    shard.last = database.get_lastdocid();
  } catch (const Xapian::Error& error) {
    throw_xapian_error(error, target);
  } catch (const fs::filesystem_error& error) {
    archive::throw_system_error("cannot write", target, error.code().value());
  }

  std::error_code ignored;
  fs::remove(target / "flintlock", ignored);  // of writers: there will be none
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(target))
    if (file.is_regular_file()) names.push_back(name + "/" + file.path().filename().string());
  std::ranges::sort(names);
  for (const std::string& file : names) {
    archive::sync_file(archive / file);
    shard.files.push_back(archive::describe_file(archive, file));
  }
  archive::sync_folder(target);
  archive::sync_folder(target.parent_path());
  return shard;
}

}  // namespace dateline
