#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/other_ids.h"
#include "common/archive/snapshot.h"
#include "common/archive/sorted_runs.h"
#include "common/archive/tables.h"
#include "common/archive/write_lock.h"
#include "dateline/archive_location.h"
#include "indexer/columns_builder.h"
#include "indexer/fingerprint.h"
#include "indexer/groups.h"
#include "indexer/value_numbers.h"

namespace dateline {

/// An archive held for writing: its last generation, and what will differ in the next. Nothing shows until commit(),
/// and a commit shows whole. One thread. Throws Error: locked, archive, system.
class GenerationWriter {
 public:
  using Number = archive::Number;

  /// Takes the write lock and sweeps away what a dead run left.
  GenerationWriter(const ArchiveLocation& where, double wait_seconds);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// A folder for scratch files, on the archive's disk.
  [[nodiscard]] std::filesystem::path temporary() const { return folder_ / "tmp"; }
  /// Of the generation last committed.
  [[nodiscard]] const archive::Manifest& manifest() const { return snapshot_ ? snapshot_->manifest() : first_; }
  /// Nothing before the first commit of a new archive.
  [[nodiscard]] const std::shared_ptr<const archive::Snapshot>& snapshot() const { return snapshot_; }

  // What is to come, over what is there.
  [[nodiscard]] std::optional<archive::IdRecord> find_id(std::uint64_t key) const;
  void put_id(const archive::IdRecord& record);
  [[nodiscard]] std::optional<Number> find_copy(std::uint64_t key) const;
  void put_copy(std::uint64_t key, Number number);
  [[nodiscard]] bool was_replaced(std::uint64_t key) const;
  void put_replaced(std::uint64_t key);
  /// Ids that stand for the article of that number beside its own.
  [[nodiscard]] std::vector<std::string> other_ids(Number number) const;
  void add_other_id(Number number, const std::string& id);

  /// A number that no article ever had. Throws Error of kind system when there are no more.
  [[nodiscard]] Number take_number();
  /// The article's text goes with this generation.
  void remove(Number number);
  [[nodiscard]] bool removed(Number number) const;
  /// Whether the article was given its number since the last commit.
  [[nodiscard]] bool pending(Number number) const { return number >= manifest().next_number; }

  /// What the indexed articles since the last commit have that the manifest must say.
  struct Occurring {
    std::optional<Period> published, indexed;
    std::set<std::string> stem_tags;

    void add(const Timestamp& published_at, const Timestamp& indexed_at);
  };

  /// A new article's part in the groups of near-copies.
  struct Newcomer {
    Number number = 0;
    std::string sort_key;
    std::optional<Fingerprint> fingerprint;
  };

  /// Articles that went into a run of their own, and what the generation needs of them.
  struct Part {
    std::filesystem::path run;
    std::vector<Newcomer> newcomers;  ///< ascending
    ColumnsBuilder columns;
  };

  /// Whether shards written from now on have term lists; the archive remembers it.
  void set_term_lists(bool wanted) { term_lists_ = wanted; }

  [[nodiscard]] bool changed() const;
  [[nodiscard]] std::size_t pending_articles() const { return next_number_ - manifest().next_number; }

  /// Makes the next generation durable and visible: `parts` hold the articles numbered since the last commit.
  void commit(const std::vector<Part>& parts, const Occurring& occurring);

  /// Merges shards of like size, and those of which much was removed, when there are such.
  void tidy();

  /// Makes of all shards one, without what was removed, and of every table one run; finds the groups anew; takes the
  /// files of former generations away at once. Shards get term lists, or lose them, as the archive has it.
  void compact(const std::atomic<bool>* stop = nullptr);

 private:
  [[nodiscard]] archive::Manifest next_manifest() const;
  /// Replaces the generation by `next`: retires what it no longer names, writes it, opens it, sweeps.
  void publish(archive::Manifest next, bool keep_former_files);
  void open();
  void sweep(bool all);
  void forget_pending();
  void update_groups(const std::vector<Part>& parts);
  [[nodiscard]] std::string sort_key_of(Number number) const;
  [[nodiscard]] std::string new_name(std::string_view kind, const archive::Manifest& next);
  [[nodiscard]] archive::FileEntry write_table(std::string_view table, std::string_view bytes,
                                               const archive::Manifest& next);
  template <typename Record>
  void add_run(archive::Manifest& next, std::string_view table, const archive::SortedRuns<Record>& runs,
               std::vector<Record> records);
  void write_tables(archive::Manifest& next, const std::vector<Part>& parts);
  /// Adds the values that got a number to the tables of values.
  void write_values(archive::Manifest& next, const ValueNumbers& numbers);
  /// Gives each shard of the manifest that has none its columns, made from what it stores.
  void make_missing_columns();
  /// Adds a run to the table, unless it is empty; or makes these bytes the whole table.
  void write_run(archive::Manifest& next, std::string_view table, std::string_view bytes);
  void write_whole(archive::Manifest& next, std::string_view table, std::string_view bytes);
  void write_numbers(archive::Manifest& next, std::string_view table, const std::vector<Number>& numbers);
  [[nodiscard]] std::vector<Number> read_numbers(std::string_view table) const;
  void write_groups(archive::Manifest& next);
  [[nodiscard]] std::vector<Number> all_removed() const;
  /// Merges the shards [first, last) of `next`, which are those of the snapshot, into one; its columns have the values
  /// renumbered. Leaves out those of the removed that they hold, and returns them: tables may name them yet.
  [[nodiscard]] std::vector<Number> merge(archive::Manifest& next, std::size_t first, std::size_t last,
                                          const std::vector<Number>& removed, const archive::Renumber& renumber,
                                          const std::atomic<bool>* stop);

  std::filesystem::path folder_;
  archive::WriteLock lock_;
  archive::Manifest first_;  // of an archive without a generation
  std::shared_ptr<const archive::Snapshot> snapshot_;
  archive::SortedRuns<archive::IdRecord> ids_;
  archive::SortedRuns<archive::HashRecord> copies_, bands_, replaced_;
  archive::OtherIds other_ids_;
  Groups groups_;
  std::vector<Number> dropped_;
  unsigned names_given_ = 0;

  Number next_number_ = 1;
  bool term_lists_ = false;
  std::unordered_map<std::uint64_t, archive::IdRecord> new_ids_;
  std::unordered_map<std::uint64_t, Number> new_copies_;
  std::unordered_set<std::uint64_t> new_replaced_;
  std::unordered_map<Number, std::vector<std::string>> new_other_ids_;
  std::unordered_set<Number> new_removed_;
  std::unordered_map<Number, std::string> new_sort_keys_;
};

}  // namespace dateline
