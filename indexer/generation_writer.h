#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"
#include "common/archive/tables.h"
#include "common/archive/text_dictionary.h"
#include "common/archive/write_lock.h"
#include "dateline/archive_location.h"
#include "indexer/file_names.h"
#include "indexer/generation.h"
#include "indexer/pending.h"
#include "indexer/shard_merging.h"

namespace dateline {

/// An archive held for writing: its last generation, what will differ in the next, and what after that. Nothing shows
/// until a commit is done, and a commit shows whole. Commits and merges run on threads of their own; all functions are
/// for one thread. Throws Error: locked, archive, system.
///
/// While a commit runs, what it makes durable is frozen, and new decisions gather above it: every question below is
/// answered from these, then from the frozen ones, then from the last generation.
class GenerationWriter {
 public:
  using Number = archive::Number;

  /// Takes the write lock and sweeps away what a dead run left.
  GenerationWriter(const ArchiveLocation& where, double wait_seconds);
  /// Waits for a commit that runs; stops a merge, which loses nothing.
  ~GenerationWriter();
  GenerationWriter(const GenerationWriter&) = delete;
  GenerationWriter& operator=(const GenerationWriter&) = delete;

  /// A folder for scratch files, on the archive's disk.
  [[nodiscard]] std::filesystem::path temporary() const { return folder_ / "tmp"; }
  /// The generation last committed; nothing before the first commit of a new archive.
  [[nodiscard]] const std::shared_ptr<const archive::Snapshot>& snapshot() const { return last_->snapshot; }

  /// The dictionary of the texts of the shards to come: the one that the archive has, unless it was given another.
  /// Parts hold texts that are encoded with it.
  [[nodiscard]] const std::shared_ptr<const archive::TextDictionary>& text_dictionary() const {
    return form_.dictionary;
  }
  void set_text_dictionary(archive::TextDictionary dictionary);
  /// Whether shards written from now on have term lists; the archive remembers it.
  void set_term_lists(bool wanted) { form_.term_lists = wanted; }

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
  /// Whether the article is not in the last generation yet.
  [[nodiscard]] bool pending(Number number) const { return number >= last_->manifest.next_number; }

  /// Whether a commit would change anything: what was decided since the last one began, or what is to be remembered.
  [[nodiscard]] bool changed() const;
  /// Articles numbered since the last commit began.
  [[nodiscard]] std::size_t pending_articles() const { return open_.next_number - open_.first_number; }

  /// Begins to make the next generation durable and visible: `articles` gives those numbered since the last commit
  /// began, and is called on the commit's thread, where it may wait for them. Waits for a commit before it. What goes
  /// wrong is thrown by the next call of this, advance() or finish_commit(), and by each from then on.
  void begin_commit(std::function<NewArticles()> articles);
  /// Takes up a commit that is done, without waiting for one.
  void advance();
  /// Waits for a commit that runs.
  void finish_commit();
  void commit(std::function<NewArticles()> articles);

  /// Merges shards of like size, and those of which much was removed, when there are such and it takes no longer than
  /// a second or two. Larger merges run beside the commits of a run, and are waited for when they are overdue.
  void tidy();

  /// Makes of all shards one, without what was removed, and of every table one run; finds the groups anew; takes the
  /// files of former generations away at once. The shard gets term lists, or loses them, as is wanted. Everything must
  /// be committed.
  void compact(const std::atomic<bool>* stop = nullptr);

 private:
  struct Merge {
    std::uint64_t articles;
    MergeNames names;
    std::future<MergedShards> merged;
  };
  enum class FormerFiles { kept, swept };

  /// The pending sets, the newest first.
  template <typename Visit>
  void each_pending(Visit visit) const;
  /// Makes `next` the archive's generation: retires what it no longer names, writes it, opens it, sweeps.
  [[nodiscard]] std::shared_ptr<const Generation> publish(const Generation& last, archive::Manifest next,
                                                          FormerFiles former,
                                                          const std::set<std::string>& in_use) const;
  void sweep(const archive::Manifest& manifest, FormerFiles former, const std::set<std::string>& in_use) const;
  void begin_merge();
  void stop_merge();
  /// Waits for the merge, and commits it.
  void finish_merge();
  /// Files that a merge is writing.
  [[nodiscard]] std::set<std::string> names_in_use() const;

  std::filesystem::path folder_;
  archive::WriteLock lock_;
  std::shared_ptr<const Generation> last_;
  FileNames names_{1};
  ShardForm form_{std::make_shared<archive::TextDictionary>()};
  Pending open_;
  std::shared_ptr<const Pending> frozen_;  // while a commit runs
  std::shared_future<std::shared_ptr<const Generation>> committing_;
  std::atomic<bool> merge_stopped_ = false;
  std::optional<Merge> merge_;
};

}  // namespace dateline
