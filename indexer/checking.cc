#include <xapian.h>

#include <algorithm>

#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"
#include "common/archive/write_lock.h"
#include "dateline/maintenance.h"
#include "indexer/column_making.h"
#include "indexer/generation_writer.h"

namespace dateline {
namespace {

using archive::FileEntry;
using archive::Manifest;

constexpr const char* by_hand = "restore the archive from a backup, or index its dumps again into a new one";
constexpr const char* by_mending = "run `dateline check --mend`";

bool holds_values(std::string_view table) {
  return std::ranges::any_of(archive::value_fields,
                             [&](schema::Field field) { return archive::values_table(field) == table; });
}

class Checker {
 public:
  explicit Checker(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void file(const FileEntry& expected, bool mendable) {
    ++result_.files;
    std::error_code error;
    const auto size = std::filesystem::file_size(folder_ / expected.name, error);
    if (error) {
      problem(expected.name, "is missing", mendable);
    } else if (size != expected.size) {
      problem(expected.name, "has " + std::to_string(size) + " bytes instead of " + std::to_string(expected.size),
              mendable);
    } else {
      try {
        if (archive::checksum_of_file(folder_ / expected.name) != expected.sum)
          problem(expected.name, "its checksum does not agree", mendable);
      } catch (const Error& unreadable) {
        problem(expected.name, unreadable.what(), mendable);
      }
    }
  }

  void problem(std::string file, std::string what, bool mendable) {
    result_.problems.push_back({std::move(file), std::move(what), mendable ? by_mending : by_hand, mendable});
  }

  [[nodiscard]] bool clean() const { return result_.problems.empty(); }
  [[nodiscard]] CheckResult take() { return std::move(result_); }

 private:
  std::filesystem::path folder_;
  CheckResult result_;
};

/// Whether the columns say what the articles say from which they were made.
bool agree(const ColumnsBuilder& made, const archive::ColumnsView& stored, const archive::Snapshot& snapshot) {
  const archive::ColumnsView expected = made.view();
  if (!std::ranges::equal(expected.numbers, stored.numbers) ||
      !std::ranges::equal(expected.published.days, stored.published.days) ||
      !std::ranges::equal(expected.published.precisions, stored.published.precisions) ||
      !std::ranges::equal(expected.indexed, stored.indexed))
    return false;
  for (std::size_t column = 0; column < archive::value_fields.size(); ++column) {
    const archive::Values& values = snapshot.values(archive::value_fields[column]);
    const auto same = [&](archive::ValueNumber a, archive::ValueNumber b) {
      return b < values.size() && made.text(column, a) == values.text(b);
    };
    for (std::size_t row = 0; row < expected.rows(); ++row)
      if (!std::ranges::equal(expected.lists[column].of(row), stored.lists[column].of(row), same)) return false;
  }
  return true;
}

void check_columns(const ArchiveLocation& where, Checker& checker) {
  const auto snapshot = archive::Snapshot::open(where);
  const auto& shards = snapshot->manifest().shards;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    if (shards[i].columns.name.empty()) {
      checker.problem(shards[i].name, "has no columns", true);
      continue;
    }
    try {
      if (!agree(columns_of_shard(where.folder / shards[i].name), snapshot->columns(i), *snapshot))
        checker.problem(shards[i].columns.name, "does not agree with the articles of " + shards[i].name, true);
    } catch (const Error& unreadable) {
      checker.problem(shards[i].name, unreadable.what(), false);
    } catch (const Xapian::Error& unreadable) {
      checker.problem(shards[i].name, unreadable.get_msg(), false);
    }
  }
}

}  // namespace

CheckResult check(const ArchiveLocation& where) {
  Checker checker(where.folder);
  Manifest manifest;
  try {
    manifest = archive::read_manifest(where.folder);
  } catch (const Error& error) {
    if (!std::filesystem::exists(where.folder / archive::manifest_name)) throw;
    CheckResult result;
    result.files = 1;
    result.problems.push_back({std::string(archive::manifest_name), error.what(), by_hand, false});
    return result;
  }
  for (const archive::ShardEntry& shard : manifest.shards) {
    for (const FileEntry& file : shard.files) checker.file(file, false);
    if (!shard.columns.name.empty()) checker.file(shard.columns, true);
  }
  for (const auto& [table, files] : manifest.tables)
    for (const FileEntry& file : files) checker.file(file, holds_values(table));
  if (checker.clean()) check_columns(where, checker);
  CheckResult result = checker.take();
  ++result.files;  // the manifest
  return result;
}

void mend(const ArchiveLocation& where, double wait_seconds) {
  {
    const archive::WriteLock lock(where.folder, wait_seconds);
    Manifest next = archive::read_manifest(where.folder);
    ++next.generation;
    for (archive::ShardEntry& shard : next.shards) shard.columns = {};
    std::erase_if(next.tables, [](const auto& table) { return holds_values(table.first); });
    archive::write_manifest(where.folder, next);
  }
  const GenerationWriter writer(where, wait_seconds);  // makes what is missing
}

}  // namespace dateline
