#include "common/archive/snapshot.h"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <mutex>

#include "common/archive/number_set.h"
#include "common/archive/other_ids.h"
#include "common/archive/sorted_runs.h"
#include "common/archive/tables.h"
#include "dateline/error.h"

namespace dateline::archive {
namespace {

[[noreturn]] void throw_damaged(const std::string& what) {
  throw Error(ErrorKind::archive, "the archive is damaged: " + what, "run `dateline check`");
}

/// Whether a file of the manifest is not there: a newer generation may have replaced it.
bool something_is_gone(const std::filesystem::path& folder, const Manifest& manifest) {
  return std::ranges::any_of(manifest.all_files(),
                             [&](const FileEntry& file) { return !std::filesystem::exists(folder / file.name); });
}

void check_sizes(const std::filesystem::path& folder, const std::vector<FileEntry>& files) {
  for (const FileEntry& file : files) {
    std::error_code error;
    const auto size = std::filesystem::file_size(folder / file.name, error);
    if (error) throw_damaged(file.name + " is missing");
    if (size != file.size)
      throw_damaged(file.name + " has " + std::to_string(size) + " bytes instead of " + std::to_string(file.size));
  }
}

}  // namespace

struct Snapshot::Impl {
  std::filesystem::path folder;
  Manifest manifest;
  Xapian::Database database;  // every file of the generation stays open through it
  NumberSet removed;
  std::vector<std::optional<Columns>> columns;           // by shard
  std::vector<std::shared_ptr<const TextDecoder>> text;  // by shard; those of one dictionary share one
  std::array<Values, value_fields.size()> values;
  SortedRuns<IdRecord> ids;
  OtherIds other_ids;
  MappedRecords<GroupRecord> groups;

  std::mutex mutex;
  std::condition_variable handed_back;
  std::vector<std::unique_ptr<Xapian::Database>> idle;

  Impl(const std::filesystem::path& where, Manifest read) : folder(where), manifest(std::move(read)) {
    check_sizes(folder, manifest.all_files());
    idle.push_back(open_database([this](const Xapian::Database& shard) { text.push_back(decoder_of(shard)); }));
    open_tables();
  }

  [[nodiscard]] std::optional<GroupRecord> group(Number number) const;

  /// `visit` sees each shard's own.
  [[nodiscard]] std::unique_ptr<Xapian::Database> open_database(
      const std::function<void(const Xapian::Database&)>& visit = nullptr) const {
    auto all = std::make_unique<Xapian::Database>();
    for (const ShardEntry& entry : manifest.shards) {
      const Xapian::Database shard((folder / entry.name).string(), Xapian::DB_BACKEND_GLASS);
      if (visit) visit(shard);
      all->add_database(shard);
    }
    return all;
  }

  /// Of a dictionary that a shard before has too, that one's: most archives have one dictionary.
  [[nodiscard]] std::shared_ptr<const TextDecoder> decoder_of(const Xapian::Database& shard) const {
    const std::string id = text_dictionary_id(shard);
    for (const auto& known : text)
      if ((known->dictionary() ? known->dictionary()->id() : "") == id) return known;
    return std::shared_ptr<const TextDecoder>(new TextDecoder(text_decoder_of(shard)));
  }

  [[nodiscard]] std::size_t shard_of(Number number) const {
    const auto at = std::ranges::lower_bound(manifest.shards, number, {}, &ShardEntry::last);
    return static_cast<std::size_t>(at - manifest.shards.begin());
  }

  void open_tables() {
    removed = NumberSet(folder, manifest, removed_table, removed_list_table);
    for (const ShardEntry& shard : manifest.shards) {
      columns.emplace_back();
      if (!shard.columns.name.empty()) columns.back().emplace(folder / shard.columns.name);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = Values(folder, manifest.files_of(values_table(value_fields[i])));
    ids = SortedRuns<IdRecord>(folder, manifest.files_of(ids_table));
    other_ids = OtherIds(folder, manifest.files_of(other_ids_table));
    const auto group_files = manifest.files_of(groups_table);
    if (!group_files.empty()) groups = MappedRecords<GroupRecord>(folder / group_files.front().name);
  }
};

std::shared_ptr<const Snapshot> Snapshot::open(const ArchiveLocation& where) {
  // A writer may replace the generation between reading the manifest and opening its files; then the newer one is read.
  constexpr int most_tries = 20;
  for (int tries = 1;; ++tries) {
    Manifest manifest = read_manifest(where.folder);
    const std::uint64_t generation = manifest.generation;
    try {
      std::shared_ptr<Snapshot> snapshot(new Snapshot());
      snapshot->impl_ = std::make_unique<Impl>(where.folder, manifest);
      return snapshot;
    } catch (const Error&) {
      if (tries == most_tries || read_manifest(where.folder).generation == generation) throw;
    } catch (const Xapian::Error& error) {
      if (tries == most_tries || read_manifest(where.folder).generation == generation) {
        if (something_is_gone(where.folder, manifest)) throw_damaged("a file of a shard is missing");
        throw_damaged(error.get_msg());
      }
    }
  }
}

Snapshot::Snapshot() = default;
Snapshot::~Snapshot() = default;

const Manifest& Snapshot::manifest() const { return impl_->manifest; }

std::size_t Snapshot::shard_count() const { return impl_->manifest.shards.size(); }

Snapshot::Lease::Lease(const Snapshot& snapshot, std::unique_ptr<Xapian::Database> database)
    : snapshot_(&snapshot), database_(std::move(database)) {}

Snapshot::Lease::Lease(Lease&& other) noexcept = default;

Snapshot::Lease::~Lease() {
  if (!database_) return;
  {
    const std::lock_guard lock(snapshot_->impl_->mutex);
    snapshot_->impl_->idle.push_back(std::move(database_));
  }
  snapshot_->impl_->handed_back.notify_one();
}

Snapshot::Lease Snapshot::lease() const {
  std::unique_lock lock(impl_->mutex);
  if (impl_->idle.empty()) {
    lock.unlock();
    try {
      return {*this, impl_->open_database()};
    } catch (const Xapian::Error&) {
      // A later generation took the files away; those that are open live on, so one will be handed back.
    }
    lock.lock();
    impl_->handed_back.wait(lock, [&] { return !impl_->idle.empty(); });
  }
  auto database = std::move(impl_->idle.back());
  impl_->idle.pop_back();
  return {*this, std::move(database)};
}

Number Snapshot::number_of(Xapian::docid combined) const {
  const auto shards = static_cast<Xapian::docid>(shard_count());
  return (combined - 1) / shards + 1;
}

Xapian::docid Snapshot::combined_docid(Number number) const {
  const auto shards = static_cast<Xapian::docid>(shard_count());
  return (number - 1) * shards + static_cast<Xapian::docid>(impl_->shard_of(number)) + 1;
}

const ColumnsView& Snapshot::columns(std::size_t shard) const {
  if (!impl_->columns[shard])
    throw Error(ErrorKind::archive, "the archive has no columns to count from",
                "make them with `dateline check --mend`");
  return impl_->columns[shard]->view();
}

const Values& Snapshot::values(schema::Field field) const { return impl_->values[value_column(field)]; }

bool Snapshot::removed(Number number) const { return impl_->removed.contains(number); }

std::size_t Snapshot::removed_count() const { return impl_->removed.size(); }

const NumberSet& Snapshot::removed_numbers() const { return impl_->removed; }

std::optional<Number> Snapshot::find(std::string_view id) const {
  const auto record = impl_->ids.find(hash_of(id));
  if (!record || record->number == 0) return std::nullopt;
  return record->number;
}

std::optional<GroupRecord> Snapshot::Impl::group(Number number) const {
  const auto records = groups.records();
  const auto at = std::ranges::lower_bound(records, number, {}, &GroupRecord::number);
  if (at == records.end() || at->number != number) return std::nullopt;
  return *at;
}

std::optional<Number> Snapshot::group_of(Number number) const {
  const auto record = impl_->group(number);
  return record ? std::optional(record->leader) : std::nullopt;
}

std::size_t Snapshot::group_size(Number number) const {
  const auto record = impl_->group(number);
  return record ? record->size : 0;
}

std::span<const GroupRecord> Snapshot::groups() const { return impl_->groups.records(); }

std::size_t Snapshot::group_count() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      impl_->groups.records(), [](const GroupRecord& record) { return record.number == record.leader; }));
}

const std::shared_ptr<const TextDecoder>& Snapshot::text_of(std::size_t shard) const { return impl_->text[shard]; }

StoredText Snapshot::stored(const Xapian::Database& combined, Number number) const {
  std::string bytes;
  try {
    bytes = combined.get_document(combined_docid(number), Xapian::DOC_ASSUME_VALID).get_data();
  } catch (const Xapian::Error& error) {
    throw_damaged(error.get_msg());
  }
  std::vector<std::string> other_ids = impl_->other_ids.of(number);
  std::erase_if(other_ids, [&](const std::string& id) {
    const auto record = impl_->ids.find(hash_of(id));
    return !record || record->number != number || record->is_copy == 0;
  });
  return {text_of(impl_->shard_of(number)), std::move(bytes), std::move(other_ids)};
}

Article Snapshot::article(const Xapian::Database& combined, Number number, bool with_body) const {
  const StoredText text = stored(combined, number);
  Article article = text.headline();
  if (with_body) article.body = text.body();
  return article;
}

StoredText::StoredText(std::shared_ptr<const TextDecoder> decoder, std::string bytes,
                       std::vector<std::string> other_ids)
    : decoder_(std::move(decoder)), bytes_(std::move(bytes)), other_ids_(std::move(other_ids)) {}

Article StoredText::headline() const {
  Article article = decoder_->headline(bytes_);
  article.other_ids = other_ids_;
  return article;
}

std::string StoredText::body(std::size_t most) const { return decoder_->body(bytes_, most); }

}  // namespace dateline::archive
