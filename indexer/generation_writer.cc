#include "indexer/generation_writer.h"

#include <algorithm>
#include <random>

#include "common/archive/files.h"
#include "common/dates/calendar.h"
#include "common/schema.h"
#include "dateline/error.h"
#include "indexer/column_making.h"
#include "indexer/glass/run.h"
#include "indexer/shard_files.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using archive::FileEntry;
using archive::HashRecord;
using archive::IdRecord;
using archive::Manifest;
using archive::ShardEntry;

/// How long a file outlives the last generation that names it, in seconds: a reader may be about to open it.
constexpr std::int64_t grace_seconds = 60;

std::int64_t clock_seconds() { return dates::to_epoch_seconds(dates::now_utc()); }

std::string random_uuid() {
  std::random_device source;
  static constexpr char digits[] = "0123456789abcdef";
  std::string uuid;
  for (int i = 0; i < 32; ++i) uuid += digits[source() & 15];
  return uuid;
}

/// What a manifest names that lies directly in the archive's shards or tables: shard folders and table files.
std::set<std::string> named_by(const Manifest& manifest) {
  std::set<std::string> names;
  for (const ShardEntry& shard : manifest.shards) {
    names.insert(shard.name);
    if (!shard.columns.name.empty()) names.insert(shard.columns.name);
  }
  for (const auto& [table, files] : manifest.tables)
    for (const FileEntry& file : files) names.insert(file.name);
  return names;
}

}  // namespace

void GenerationWriter::Occurring::add(const Timestamp& published_at, const Timestamp& indexed_at) {
  if (published_at.precision != Precision::unknown) dates::widen(published, period_of(published_at));
  dates::widen(indexed, period_of(indexed_at));
}

GenerationWriter::GenerationWriter(const ArchiveLocation& where, double wait_seconds)
    : folder_(where.folder), lock_(where.folder, wait_seconds) {
  first_.format = schema::format_version;
  first_.uuid = random_uuid();
  if (archive::try_read_manifest(folder_)) open();
  std::error_code ignored;
  fs::remove_all(temporary(), ignored);
  fs::remove(folder_ / (std::string(archive::manifest_name) + ".new"), ignored);
  sweep(false);
  next_number_ = manifest().next_number;
  term_lists_ = manifest().term_lists;
  make_missing_columns();
}

void GenerationWriter::open() {
  snapshot_ = archive::Snapshot::open({folder_});
  const Manifest& m = snapshot_->manifest();
  ids_ = {folder_, m.files_of(archive::ids_table)};
  copies_ = {folder_, m.files_of(archive::copies_table)};
  bands_ = {folder_, m.files_of(archive::bands_table)};
  replaced_ = {folder_, m.files_of(archive::replaced_table)};
  other_ids_ = {folder_, m.files_of(archive::other_ids_table)};
  const auto groups = m.files_of(archive::groups_table);
  const auto file = groups.empty() ? archive::MappedRecords<archive::GroupRecord>{}
                                   : archive::MappedRecords<archive::GroupRecord>(folder_ / groups.front().name);
  groups_ = Groups(file.records());
  dropped_ = read_numbers(archive::dropped_table);
}

std::optional<IdRecord> GenerationWriter::find_id(std::uint64_t key) const {
  if (const auto at = new_ids_.find(key); at != new_ids_.end()) return at->second;
  return ids_.find(key);
}

void GenerationWriter::put_id(const IdRecord& record) { new_ids_[record.key] = record; }

std::optional<archive::Number> GenerationWriter::find_copy(std::uint64_t key) const {
  if (const auto at = new_copies_.find(key); at != new_copies_.end() && !removed(at->second)) return at->second;
  std::optional<Number> found;
  copies_.each(key, [&](const HashRecord& record) {
    if (!removed(record.number)) found = record.number;
  });
  return found;
}

void GenerationWriter::put_copy(std::uint64_t key, Number number) { new_copies_[key] = number; }

bool GenerationWriter::was_replaced(std::uint64_t key) const {
  return new_replaced_.contains(key) || replaced_.find(key).has_value();
}

void GenerationWriter::put_replaced(std::uint64_t key) { new_replaced_.insert(key); }

std::vector<std::string> GenerationWriter::other_ids(Number number) const {
  std::vector<std::string> ids = other_ids_.of(number);
  if (const auto at = new_other_ids_.find(number); at != new_other_ids_.end())
    ids.insert(ids.end(), at->second.begin(), at->second.end());
  std::ranges::sort(ids);
  const auto doubles = std::ranges::unique(ids);
  ids.erase(doubles.begin(), doubles.end());
  std::erase_if(ids, [&](const std::string& id) {
    const auto record = find_id(archive::hash_of(id));
    return !record || record->number != number || record->is_copy == 0;
  });
  return ids;
}

void GenerationWriter::add_other_id(Number number, const std::string& id) { new_other_ids_[number].push_back(id); }

archive::Number GenerationWriter::take_number() {
  // A combined database numbers a hit (number - 1) x shards + shard + 1, in 32 bits; tidy() keeps shards below 64.
  constexpr Number most = (1U << 26) - 1;
  const std::uint64_t shards = manifest().shards.size() + 2;
  if (next_number_ > most && std::uint64_t{next_number_} * shards >= (std::uint64_t{1} << 32))
    throw Error(ErrorKind::system, "the archive has no more article numbers",
                "run `dateline compact`, or begin another archive");
  return next_number_++;
}

void GenerationWriter::remove(Number number) { new_removed_.insert(number); }

bool GenerationWriter::removed(Number number) const {
  return new_removed_.contains(number) || (snapshot_ && snapshot_->removed(number)) ||
         std::ranges::binary_search(dropped_, number);
}

bool GenerationWriter::changed() const {
  const bool other_term_lists = snapshot_ != nullptr && term_lists_ != manifest().term_lists;
  return next_number_ != manifest().next_number || other_term_lists || !new_ids_.empty() || !new_removed_.empty() ||
         !new_replaced_.empty() || !new_other_ids_.empty();
}

std::string GenerationWriter::sort_key_of(Number number) const {
  if (const auto at = new_sort_keys_.find(number); at != new_sort_keys_.end()) return at->second;
  const auto database = snapshot_->lease();
  return database->get_document(snapshot_->combined_docid(number), Xapian::DOC_ASSUME_VALID)
      .get_value(schema::sort_slot);
}

void GenerationWriter::update_groups(const std::vector<Part>& parts) {
  const auto key_of = [this](Number number) { return sort_key_of(number); };
  std::vector<const Newcomer*> newcomers;
  for (const Part& part : parts)
    for (const Newcomer& newcomer : part.newcomers) newcomers.push_back(&newcomer);
  for (const Newcomer* newcomer : newcomers) new_sort_keys_[newcomer->number] = newcomer->sort_key;
  for (const Number number : new_removed_) groups_.remove(number, key_of);
  // All live articles with one band are in one group, so the first that is found stands for them all.
  std::unordered_map<std::uint64_t, Number> met;
  for (const Newcomer* newcomer : newcomers) {
    if (!newcomer->fingerprint || removed(newcomer->number)) continue;
    for (const std::uint64_t band : *newcomer->fingerprint) {
      const auto [at, is_new] = met.try_emplace(band, newcomer->number);
      if (!is_new) {
        groups_.join(at->second, newcomer->number, key_of);
        continue;
      }
      std::optional<Number> there;
      bands_.each(band, [&](const HashRecord& record) {
        if (!there && !removed(record.number)) there = record.number;
      });
      if (there) groups_.join(*there, newcomer->number, key_of);
    }
  }
}

Manifest GenerationWriter::next_manifest() const {
  Manifest next = manifest();
  ++next.generation;
  next.format = schema::format_version;
  next.committed = clock_seconds();
  next.next_number = next_number_;
  next.term_lists = term_lists_;
  return next;
}

std::string GenerationWriter::new_name(std::string_view kind, const Manifest& next) {
  return std::string(kind) + "-" + std::to_string(next.generation) + "-" + std::to_string(++names_given_);
}

FileEntry GenerationWriter::write_table(std::string_view table, std::string_view bytes, const Manifest& next) {
  archive::FileWriter file(folder_, "tables/" + new_name(table, next));
  file.write(bytes);
  return file.finish();
}

void GenerationWriter::write_run(Manifest& next, std::string_view table, std::string_view bytes) {
  if (!bytes.empty()) next.tables[std::string(table)].push_back(write_table(table, bytes, next));
}

void GenerationWriter::write_whole(Manifest& next, std::string_view table, std::string_view bytes) {
  next.tables.erase(std::string(table));
  write_run(next, table, bytes);
}

template <typename Record>
void GenerationWriter::add_run(Manifest& next, std::string_view table, const archive::SortedRuns<Record>& runs,
                               std::vector<Record> records) {
  if (records.empty()) return;
  std::vector<FileEntry>& files = next.tables[std::string(table)];
  std::ranges::stable_sort(records, {}, &Record::key);
  // Runs shrink by at least half from each to the next, so their number stays logarithmic.
  for (std::size_t last = runs.run_count(); last > 0 && runs.run(last - 1).size() <= 2 * records.size(); --last) {
    const auto older = runs.run(last - 1);
    std::vector<Record> merged;
    merged.reserve(older.size() + records.size());
    std::ranges::merge(older, records, std::back_inserter(merged), {}, &Record::key, &Record::key);
    if constexpr (std::is_same_v<Record, IdRecord>) {
      archive::keep_newest(merged);
    } else {
      std::erase_if(merged, [this](const Record& record) { return record.number != 0 && removed(record.number); });
    }
    records = std::move(merged);
    files.pop_back();
  }
  write_run(next, table, archive::bytes_of(std::span<const Record>(records)));
}

void GenerationWriter::write_numbers(Manifest& next, std::string_view table, const std::vector<Number>& numbers) {
  write_whole(next, table, archive::bytes_of(std::span<const Number>(numbers)));
}

std::vector<archive::Number> GenerationWriter::read_numbers(std::string_view table) const {
  const auto files = manifest().files_of(table);
  if (files.empty()) return {};
  const archive::MappedRecords<Number> file(folder_ / files.front().name);
  return {file.records().begin(), file.records().end()};
}

void GenerationWriter::write_groups(Manifest& next) {
  const auto records = groups_.records();
  write_whole(next, archive::groups_table, archive::bytes_of(std::span<const archive::GroupRecord>(records)));
}

std::vector<archive::Number> GenerationWriter::all_removed() const {
  std::vector<Number> all = read_numbers(archive::removed_table);
  all.insert(all.end(), new_removed_.begin(), new_removed_.end());
  std::ranges::sort(all);
  const auto doubles = std::ranges::unique(all);
  all.erase(doubles.begin(), doubles.end());
  return all;
}

void GenerationWriter::write_tables(Manifest& next, const std::vector<Part>& parts) {
  std::vector<IdRecord> ids;
  for (const auto& [key, record] : new_ids_) ids.push_back(record);
  add_run(next, archive::ids_table, ids_, std::move(ids));

  std::vector<HashRecord> copies;
  for (const auto& [key, number] : new_copies_) copies.push_back({key, number, 0});
  add_run(next, archive::copies_table, copies_, std::move(copies));

  std::vector<HashRecord> replaced;
  for (const std::uint64_t key : new_replaced_) replaced.push_back({key, 0, 0});
  add_run(next, archive::replaced_table, replaced_, std::move(replaced));

  std::vector<HashRecord> bands;
  for (const Part& part : parts)
    for (const Newcomer& newcomer : part.newcomers)
      if (newcomer.fingerprint)
        for (const std::uint64_t band : *newcomer.fingerprint) bands.push_back({band, newcomer.number, 0});
  add_run(next, archive::bands_table, bands_, std::move(bands));

  if (!new_other_ids_.empty()) {
    std::vector<archive::OtherIds::Entry> entries = other_ids_.all();
    for (const auto& [number, others] : new_other_ids_)
      for (const std::string& id : others) entries.emplace_back(number, id);
    write_whole(next, archive::other_ids_table, archive::OtherIds::encode(std::move(entries)));
  }
}

void GenerationWriter::commit(const std::vector<Part>& parts, const Occurring& occurring) {
  if (!changed()) return;
  Manifest next = next_manifest();
  if (!parts.empty()) {
    MergeInput input;
    input.term_lists = next.term_lists;
    std::vector<archive::ColumnsView> columns;
    for (const Part& part : parts) {
      input.sources.push_back(std::make_unique<glass::Run>(part.run));
      columns.push_back(part.columns.view());
    }
    ShardEntry shard = merge_shard(folder_, new_name("shards/s", next), input);
    ValueNumbers numbers(snapshot_.get());
    const auto renumber = renumber_once([&](std::size_t part, std::size_t column, archive::ValueNumber value) {
      return numbers.number(column, parts[part].columns.text(column, value));
    });
    shard.columns = write_columns(folder_, new_name("tables/columns", next), columns, {}, renumber);
    write_values(next, numbers);
    next.shards.push_back(std::move(shard));
  }
  update_groups(parts);
  write_tables(next, parts);
  write_numbers(next, archive::removed_table, all_removed());
  write_groups(next);
  if (occurring.published) dates::widen(next.published, *occurring.published);
  if (occurring.indexed) dates::widen(next.indexed, *occurring.indexed);
  std::set<std::string> tags(next.stem_tags.begin(), next.stem_tags.end());
  tags.insert(occurring.stem_tags.begin(), occurring.stem_tags.end());
  next.stem_tags.assign(tags.begin(), tags.end());
  publish(std::move(next), true);
  std::error_code ignored;
  fs::remove_all(temporary(), ignored);
}

void GenerationWriter::publish(Manifest next, bool keep_former_files) {
  std::erase_if(next.tables, [](const auto& table) { return table.second.empty(); });
  const std::set<std::string> now = named_by(next);
  for (const std::string& name : named_by(manifest()))
    if (!now.contains(name)) next.retired.push_back({name, next.committed});
  if (keep_former_files)
    std::erase_if(next.retired, [&](const auto& file) { return next.committed - file.since > grace_seconds; });
  else
    next.retired.clear();
  if (fs::exists(folder_ / "tables")) archive::sync_folder(folder_ / "tables");
  archive::write_manifest(folder_, next);
  forget_pending();
  open();
  next_number_ = manifest().next_number;
  sweep(!keep_former_files);
}

void GenerationWriter::forget_pending() {
  new_ids_.clear();
  new_copies_.clear();
  new_replaced_.clear();
  new_other_ids_.clear();
  new_removed_.clear();
  new_sort_keys_.clear();
}

void GenerationWriter::sweep(bool all) {
  std::set<std::string> keep = named_by(manifest());
  const std::int64_t now = clock_seconds();
  if (!all)
    for (const auto& file : manifest().retired)
      if (now - file.since <= grace_seconds) keep.insert(file.name);
  std::error_code ignored;
  for (const char* const place : {"shards", "tables"}) {
    for (const auto& entry : fs::directory_iterator(folder_ / place, ignored)) {
      const std::string name = std::string(place) + "/" + entry.path().filename().string();
      std::error_code also_ignored;  // what cannot be deleted now is tried again by the next run
      if (!keep.contains(name)) fs::remove_all(entry.path(), also_ignored);
    }
  }
}

}  // namespace dateline
