#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/sorted_runs.h"
#include "common/archive/tables.h"
#include "indexer/file_names.h"
#include "indexer/generation.h"
#include "indexer/pending.h"
#include "indexer/shard_files.h"
#include "indexer/shard_merging.h"
#include "indexer/value_numbers.h"

namespace dateline {

/// A generation while it is made: its files are written beside those of the last one, durably but for the folders, and
/// its manifest will name them. One thread. Every function throws Error: archive, system.
class NextGeneration {
 public:
  using Number = archive::Number;

  /// All must outlive this.
  NextGeneration(const std::filesystem::path& folder, const Generation& last, FileNames& names);

  /// Makes a shard of the parts, which hold the articles that are new, their texts encoded with the form's dictionary,
  /// and notes everything in the tables.
  void add(const Pending& pending, std::span<const Part> parts, const Occurring& occurring, const ShardForm& form);
  /// Puts one shard in the place of others; the removed articles that it left out are dropped.
  void replace_shards(MergedShards merged);
  /// Gives each shard that has none its columns, made from what it stores; says whether there were any.
  bool make_missing_columns();
  /// Makes everything anew without what was removed: one shard, of each table one run, groups and values. Throws Error
  /// of kind interrupted when `stop` becomes true on the way.
  void compact(const ShardForm& form, const std::atomic<bool>* stop);

  /// What names everything that was made.
  [[nodiscard]] archive::Manifest finish();

 private:
  [[nodiscard]] archive::FileEntry write_file(std::string_view kind, std::string_view bytes);
  /// Adds a run to the table, unless it is empty; or makes these bytes the whole table.
  void write_run(std::string_view table, std::string_view bytes);
  void write_whole(std::string_view table, std::string_view bytes);
  /// Adds records to the table as a run of their own, or merged with runs of like size.
  template <typename Record>
  void add_records(std::string_view table, const archive::SortedRuns<Record>& runs, std::vector<Record> records);
  /// Writes what runs that are merged have for the future: of an id the newest record, of others those of articles that
  /// are still there. In memory that does not grow with them. Nothing when there is nothing.
  template <typename Record>
  [[nodiscard]] std::optional<archive::FileEntry> write_merged(std::string_view table,
                                                               std::span<const std::span<const Record>> runs,
                                                               bool are_all);
  [[nodiscard]] archive::FileEntry add_columns(std::span<const Part> parts);
  /// Adds the values that got a number to the tables of values.
  void add_values(const ValueNumbers& numbers);
  void add_other_ids(const Pending& pending);
  void add_near_copies(std::span<const Part> parts);
  void write_numbers(std::string_view table, std::string_view list_table, const std::vector<Number>& numbers);
  [[nodiscard]] bool removed(Number number) const;

  const std::filesystem::path& folder_;
  const Generation& last_;
  FileNames& names_;
  archive::Manifest manifest_;
  std::unordered_set<Number> newly_removed_;
  std::vector<Number> left_out_;  // removed articles that are in no shard any more
};

}  // namespace dateline
