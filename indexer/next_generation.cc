#include "indexer/next_generation.h"

#include <algorithm>
#include <array>
#include <future>
#include <iterator>
#include <set>
#include <utility>

#include "common/archive/files.h"
#include "common/dates/calendar.h"
#include "common/schema.h"
#include "indexer/article_order.h"
#include "indexer/column_making.h"
#include "indexer/glass/run.h"
#include "indexer/near_copies.h"
#include "indexer/shard_contents.h"

namespace dateline {

using archive::BandRecord;
using archive::GroupRecord;
using archive::HashRecord;
using archive::IdRecord;
using archive::Number;

namespace {

Number number_of(const HashRecord& record) { return record.number; }
Number number_of(const BandRecord& record) { return record.number(); }

/// The bands of an archive of format 1, as they are kept since.
std::vector<BandRecord> converted(const archive::SortedRuns<HashRecord>& bands) {
  std::vector<BandRecord> records;
  for (const HashRecord& record : bands.all()) records.emplace_back(record.key, record.number);
  return records;
}

}  // namespace

NextGeneration::NextGeneration(const std::filesystem::path& folder, const Generation& last, FileNames& names)
    : folder_(folder), last_(last), names_(names), manifest_(last.manifest) {
  ++manifest_.generation;
  manifest_.format = schema::format_version;
  manifest_.committed = dates::to_epoch_seconds(dates::now_utc());
}

bool NextGeneration::removed(Number number) const { return last_.removed(number) || newly_removed_.contains(number); }

archive::FileEntry NextGeneration::write_file(std::string_view kind, std::string_view bytes) {
  archive::FileWriter file(folder_, names_.next("tables/" + std::string(kind)));
  file.write(bytes);
  return file.finish();
}

void NextGeneration::write_run(std::string_view table, std::string_view bytes) {
  if (!bytes.empty()) manifest_.tables[std::string(table)].push_back(write_file(table, bytes));
}

void NextGeneration::write_whole(std::string_view table, std::string_view bytes) {
  manifest_.tables.erase(std::string(table));
  write_run(table, bytes);
}

template <typename Record>
std::optional<archive::FileEntry> NextGeneration::write_merged(std::string_view table,
                                                               std::span<const std::span<const Record>> runs,
                                                               bool are_all) {
  constexpr std::size_t enough = 4096;
  std::optional<archive::FileWriter> file;
  std::vector<Record> written;
  const auto flush = [&] {
    if (written.empty()) return;
    if (!file) file.emplace(folder_, names_.next("tables/" + std::string(table)));
    file->write(archive::bytes_of(std::span<const Record>(written)));
    written.clear();
  };
  const auto write = [&](const Record& record) {
    written.push_back(record);
    if (written.size() == enough) flush();
  };
  if constexpr (std::is_same_v<Record, IdRecord>) {
    // Where all runs are merged, nothing is left for a taken out id to hide.
    const auto counts = [are_all](const IdRecord& record) { return record.number != 0 || !are_all; };
    std::optional<IdRecord> last;
    archive::merge_runs<IdRecord>(runs, [&](const IdRecord& record) {
      if (last && last->key != record.key && counts(*last)) write(*last);
      last = record;
    });
    if (last && counts(*last)) write(*last);
  } else {
    archive::merge_runs<Record>(runs, [&](const Record& record) {
      if (!removed(number_of(record))) write(record);
    });
  }
  flush();
  if (!file) return std::nullopt;
  return file->finish();
}

template <typename Record>
void NextGeneration::add_records(std::string_view table, const archive::SortedRuns<Record>& runs,
                                 std::vector<Record> records) {
  if (records.empty()) return;
  std::vector<archive::FileEntry>& files = manifest_.tables[std::string(table)];
  std::ranges::stable_sort(records, {}, archive::ByKey{});
  // Runs shrink by at least half from each to the next, so their number stays logarithmic.
  std::size_t first = runs.run_count(), merged = records.size();
  for (; first > 0 && runs.run(first - 1).size() <= 2 * merged; --first) merged += runs.run(first - 1).size();
  if (first == runs.run_count()) {
    write_run(table, archive::bytes_of(std::span<const Record>(records)));
    return;
  }
  std::vector<std::span<const Record>> merging;
  for (std::size_t run = first; run < runs.run_count(); ++run) merging.push_back(runs.run(run));
  merging.emplace_back(records);
  files.resize(first);
  if (auto file = write_merged<Record>(table, merging, first == 0)) files.push_back(*std::move(file));
}

void NextGeneration::add(const Pending& pending, std::span<const Part> parts, const Occurring& occurring,
                         const ShardForm& form) {
  newly_removed_ = pending.removed;
  manifest_.next_number = pending.next_number;
  manifest_.term_lists = form.term_lists;

  std::future<archive::ShardEntry> shard;
  if (!parts.empty()) {
    shard = std::async(std::launch::async, [&, name = names_.next("shards/s")] {
      MergeInput input;
      input.metadata = form.dictionary->metadata();
      input.term_lists = form.term_lists;
      for (const Part& part : parts) input.sources.push_back(std::make_unique<glass::Run>(part.run));
      return merge_shard(folder_, name, input);
    });
  }
  const archive::FileEntry columns = add_columns(parts);

  std::vector<IdRecord> ids;
  for (const auto& [key, record] : pending.ids) ids.push_back(record);
  add_records(archive::ids_table, last_.ids, std::move(ids));
  std::vector<HashRecord> copies, replaced;
  for (const auto& [key, number] : pending.copies) copies.push_back({key, number, 0});
  add_records(archive::copies_table, last_.copies, std::move(copies));
  for (const std::uint64_t key : pending.replaced) replaced.push_back({key, 0, 0});
  add_records(archive::replaced_table, last_.replaced, std::move(replaced));
  add_other_ids(pending);
  add_near_copies(parts);

  if (occurring.published) dates::widen(manifest_.published, *occurring.published);
  if (occurring.indexed) dates::widen(manifest_.indexed, *occurring.indexed);
  std::set<std::string> tags(manifest_.stem_tags.begin(), manifest_.stem_tags.end());
  tags.insert(occurring.stem_tags.begin(), occurring.stem_tags.end());
  manifest_.stem_tags.assign(tags.begin(), tags.end());
  if (parts.empty()) return;
  manifest_.shards.push_back(shard.get());
  manifest_.shards.back().columns = columns;
}

archive::FileEntry NextGeneration::add_columns(std::span<const Part> parts) {
  if (parts.empty()) return {};
  std::vector<archive::ColumnsView> columns;
  for (const Part& part : parts) columns.push_back(part.columns.view());
  ValueNumbers numbers(last_.snapshot.get());
  const auto renumber = renumber_once([&](std::size_t part, std::size_t column, archive::ValueNumber value) {
    return numbers.number(column, parts[part].columns.text(column, value));
  });
  archive::FileEntry file = archive::write_columns(folder_, names_.next("tables/columns"), columns, {}, renumber);
  add_values(numbers);
  return file;
}

void NextGeneration::add_other_ids(const Pending& pending) {
  if (pending.other_ids.empty()) return;
  std::vector<archive::OtherIds::Entry> entries;
  for (const auto& [number, others] : pending.other_ids)
    for (const std::string& id : others) entries.emplace_back(number, id);
  std::vector<archive::FileEntry>& files = manifest_.tables[std::string(archive::other_ids_table)];
  const archive::OtherIds& runs = last_.other_ids;
  for (std::size_t last = runs.run_count(); last > 0 && runs.run_size(last - 1) <= 2 * entries.size(); --last) {
    runs.append_run(last - 1, entries);
    files.pop_back();
  }
  write_run(archive::other_ids_table, archive::OtherIds::encode(std::move(entries)));
}

void NextGeneration::add_near_copies(std::span<const Part> parts) {
  std::vector<BandRecord> bands;
  for (const Part& part : parts)
    for (const Newcomer& newcomer : part.newcomers)
      if (newcomer.fingerprint && !removed(newcomer.number))
        for (const std::uint64_t band : *newcomer.fingerprint) bands.emplace_back(band, newcomer.number);
  std::ranges::stable_sort(bands, {}, archive::ByKey{});

  std::vector<std::span<const BandRecord>> older;
  for (std::size_t i = 0; i < last_.fingerprints.run_count(); ++i) older.push_back(last_.fingerprints.run(i));
  const std::vector<BandRecord> of_format_1 = converted(last_.bands);
  older.emplace_back(of_format_1);
  std::vector<Meeting> meetings = meetings_of(bands, older, [this](Number number) { return removed(number); });

  const ArticleOrder order(last_.snapshot.get(), parts);
  const Groups::Earlier earlier = [&](Number a, Number b) { return order.earlier(a, b); };
  const auto before = last_.snapshot ? last_.snapshot->groups() : std::span<const GroupRecord>{};
  if (const auto groups = changed_groups(before, meetings, newly_removed_, earlier))
    write_whole(archive::groups_table, archive::bytes_of(std::span<const GroupRecord>(*groups)));

  if (!of_format_1.empty()) {
    bands.insert(bands.end(), of_format_1.begin(), of_format_1.end());
    manifest_.tables.erase(std::string(archive::bands_table));
  }
  add_records(archive::fingerprints_table, last_.fingerprints, std::move(bands));
}

void NextGeneration::replace_shards(MergedShards merged) {
  auto& shards = manifest_.shards;
  const auto first = std::ranges::find(shards, merged.replaced.front(), &archive::ShardEntry::name);
  const auto at = shards.erase(first, first + static_cast<std::ptrdiff_t>(merged.replaced.size()));
  if (merged.shard.articles != 0) shards.insert(at, std::move(merged.shard));
  left_out_ = std::move(merged.left_out);
}

void NextGeneration::write_numbers(std::string_view table, std::string_view list_table,
                                   const std::vector<Number>& numbers) {
  manifest_.tables.erase(std::string(list_table));
  write_whole(table, archive::NumberSet::encode(numbers));
}

archive::Manifest NextGeneration::finish() {
  if (!newly_removed_.empty() || !left_out_.empty()) {
    std::vector<Number> all, still_there;
    if (last_.snapshot) last_.snapshot->removed_numbers().each([&](Number number) { all.push_back(number); });
    std::ranges::set_difference(all, left_out_, std::back_inserter(still_there));
    still_there.insert(still_there.end(), newly_removed_.begin(), newly_removed_.end());
    write_numbers(archive::removed_table, archive::removed_list_table, still_there);
  }
  if (!left_out_.empty()) {
    last_.dropped.each([this](Number number) { left_out_.push_back(number); });
    write_numbers(archive::dropped_table, archive::dropped_list_table, left_out_);
  }
  std::erase_if(manifest_.tables, [](const auto& table) { return table.second.empty(); });
  return std::move(manifest_);
}

void NextGeneration::compact(const ShardForm& form, const std::atomic<bool>* stop) {
  // Values are numbered anew: those that only removed articles had are forgotten.
  const archive::Snapshot& snapshot = *last_.snapshot;
  ValueNumbers numbers(nullptr);
  const auto renumber = renumber_once([&](std::size_t, std::size_t column, archive::ValueNumber value) {
    return numbers.number(column, snapshot.values(archive::value_fields[column]).text(value));
  });
  manifest_.term_lists = form.term_lists;
  // A single whole shard stays as it is, unless its layout is an old one's or another is wanted.
  const bool stays = manifest_.shards.size() == 1 && snapshot.removed_count() == 0 &&
                     last_.manifest.format == schema::format_version && has_dictionary(snapshot, 0, *form.dictionary) &&
                     has_term_lists(manifest_.shards.front()) == form.term_lists;
  std::future<MergedShards> merged;
  if (stays) {
    manifest_.shards.front().columns =
        archive::write_columns(folder_, names_.next("tables/columns"), std::array{snapshot.columns(0)}, {}, renumber);
  } else if (!manifest_.shards.empty()) {
    merged =
        std::async(std::launch::async, [&, names = MergeNames{names_.next("shards/s"), names_.next("tables/columns")}] {
          return merge_shards(folder_, last_, {0, last_.manifest.shards.size()}, names, form, renumber, stop);
        });
  }

  std::vector<archive::OtherIds::Entry> other_ids = last_.other_ids.all();
  std::erase_if(other_ids, [this](const auto& entry) {
    const auto record = last_.ids.find(archive::hash_of(entry.second));
    return !record || record->number != entry.first || record->is_copy == 0;
  });

  manifest_.tables.clear();
  const auto write_all = [this]<typename Record>(std::string_view table, const archive::SortedRuns<Record>& runs,
                                                 std::span<const Record> more) {
    std::vector<std::span<const Record>> all;
    for (std::size_t run = 0; run < runs.run_count(); ++run) all.push_back(runs.run(run));
    all.push_back(more);
    auto file = write_merged<Record>(table, all, true);
    if (file) manifest_.tables[std::string(table)].push_back(*file);
    return file;
  };
  write_all(archive::ids_table, last_.ids, {});
  write_all(archive::copies_table, last_.copies, {});
  write_all(archive::replaced_table, last_.replaced, {});
  const std::vector<BandRecord> of_format_1 = converted(last_.bands);
  const auto bands =
      write_all(archive::fingerprints_table, last_.fingerprints, std::span<const BandRecord>(of_format_1));

  // Removing an article leaves the group that it held together: only here, with all bands at hand, groups fall apart.
  if (bands) {
    const archive::MappedRecords<BandRecord> written(folder_ / bands->name);
    const ArticleOrder order(&snapshot, {});
    const Groups::Earlier earlier = [&](Number a, Number b) { return order.earlier(a, b); };
    const auto meetings = meetings_of(written.records(), {}, [](Number) { return false; });
    if (const auto groups = changed_groups({}, meetings, {}, earlier))
      write_run(archive::groups_table, archive::bytes_of(std::span<const GroupRecord>(*groups)));
  }
  if (!other_ids.empty()) write_run(archive::other_ids_table, archive::OtherIds::encode(std::move(other_ids)));
  if (merged.valid()) replace_shards(merged.get());
  left_out_.clear();  // no table names them any more
  add_values(numbers);
  describe_contents(folder_, manifest_);
}

}  // namespace dateline
