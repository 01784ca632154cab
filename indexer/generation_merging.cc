#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/column_making.h"
#include "indexer/generation_writer.h"
#include "indexer/glass/shard_source.h"
#include "indexer/shard_contents.h"
#include "indexer/shard_files.h"

/// How a generation gets fewer and larger files.
namespace dateline {

using archive::HashRecord;
using archive::IdRecord;
using archive::Manifest;
using archive::ShardEntry;

namespace {

archive::ValueNumber as_they_are(std::size_t, std::size_t, archive::ValueNumber value) { return value; }

}  // namespace

std::vector<archive::Number> GenerationWriter::merge(Manifest& next, std::size_t first, std::size_t last,
                                                     const std::vector<Number>& removed,
                                                     const archive::Renumber& renumber, const std::atomic<bool>* stop) {
  const auto begin = next.shards.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = next.shards.begin() + static_cast<std::ptrdiff_t>(last);
  if (begin == end) return {};
  MergeInput input;
  input.term_lists = next.term_lists;
  std::vector<archive::ColumnsView> columns;
  for (std::size_t shard = first; shard < last; ++shard) {
    input.sources.push_back(std::make_unique<glass::ShardSource>(folder_ / next.shards[shard].name));
    columns.push_back(snapshot_->columns(shard));
  }
  const auto low = std::ranges::lower_bound(removed, begin->first);
  const auto high = std::ranges::upper_bound(removed, std::prev(end)->last);
  input.removed.assign(low, high);
  ShardEntry shard = merge_shard(folder_, new_name("shards/s", next), input, stop);
  const auto at = next.shards.erase(begin, end);
  if (shard.articles != 0) {
    shard.columns = write_columns(folder_, new_name("tables/columns", next), columns, input.removed, renumber);
    next.shards.insert(at, std::move(shard));
  }
  return std::move(input.removed);
}

void GenerationWriter::tidy() {
  // Shards grow by fours: four neighbours at the end of like size become one.
  constexpr std::size_t fan_in = 4;
  for (;;) {
    const auto& shards = manifest().shards;
    std::size_t first = 0, last = 0;
    for (std::size_t end = shards.size(); end >= fan_in && last == 0; --end) {
      const auto largest =
          std::ranges::max_element(shards.begin() + static_cast<std::ptrdiff_t>(end - fan_in),
                                   shards.begin() + static_cast<std::ptrdiff_t>(end), {}, &ShardEntry::articles);
      std::uint64_t sum = 0;
      for (std::size_t i = end - fan_in; i < end; ++i) sum += shards[i].articles;
      if (sum >= 2 * std::uint64_t{largest->articles}) {
        first = end - fan_in;
        last = end;
      }
    }
    const std::vector<Number> removed = all_removed();
    for (std::size_t i = 0; i < shards.size() && last == 0; ++i) {
      const auto gone =
          std::ranges::upper_bound(removed, shards[i].last) - std::ranges::lower_bound(removed, shards[i].first);
      if (static_cast<std::uint64_t>(gone) * 10 > shards[i].articles) {
        first = i;
        last = i + 1;
      }
    }
    if (last == 0) return;
    Manifest next = next_manifest();
    const std::vector<Number> left_out = merge(next, first, last, removed, as_they_are, nullptr);
    std::vector<Number> still_there;
    std::ranges::set_difference(removed, left_out, std::back_inserter(still_there));
    std::vector<Number> dropped;
    std::ranges::merge(read_numbers(archive::dropped_table), left_out, std::back_inserter(dropped));
    write_numbers(next, archive::removed_table, still_there);
    write_numbers(next, archive::dropped_table, dropped);
    publish(std::move(next), true);
  }
}

void GenerationWriter::compact(const std::atomic<bool>* stop) {
  Manifest next = next_manifest();
  const std::vector<Number> removed_now = all_removed();
  // Values are numbered anew: those that only removed articles had are forgotten.
  ValueNumbers numbers(nullptr);
  const auto renumber = renumber_once([&](std::size_t, std::size_t column, archive::ValueNumber value) {
    return numbers.number(column, snapshot_->values(archive::value_fields[column]).text(value));
  });
  const bool other_term_lists =
      std::ranges::any_of(next.shards, [&](const auto& shard) { return has_term_lists(shard) != next.term_lists; });
  if (next.shards.size() > 1 || !removed_now.empty() || other_term_lists) {
    (void)merge(next, 0, next.shards.size(), removed_now, renumber, stop);
  } else if (!next.shards.empty()) {
    next.shards.front().columns =
        write_columns(folder_, new_name("tables/columns", next), std::array{snapshot_->columns(0)}, {}, renumber);
  }

  std::vector<IdRecord> ids = ids_.all();
  archive::keep_newest(ids);
  std::erase_if(ids, [](const IdRecord& record) { return record.number == 0; });
  const auto gone = [this](const HashRecord& record) { return removed(record.number); };
  std::vector<HashRecord> copies = copies_.all(), bands = bands_.all(), replaced = replaced_.all();
  std::erase_if(copies, gone);
  std::erase_if(bands, gone);
  std::vector<archive::OtherIds::Entry> other_ids = other_ids_.all();
  std::erase_if(other_ids, [this](const auto& entry) {
    const auto record = find_id(archive::hash_of(entry.second));
    return !record || record->number != entry.first || record->is_copy == 0;
  });

  // Removing an article leaves the group that it held together: only here, with all bands at hand, groups fall apart.
  groups_ = {};
  for (std::size_t i = 1; i < bands.size(); ++i)
    if (bands[i].key == bands[i - 1].key)
      groups_.join(bands[i - 1].number, bands[i].number, [this](Number number) { return sort_key_of(number); });

  next.tables.clear();
  write_values(next, numbers);
  write_run(next, archive::ids_table, archive::bytes_of(std::span<const IdRecord>(ids)));
  write_run(next, archive::copies_table, archive::bytes_of(std::span<const HashRecord>(copies)));
  write_run(next, archive::bands_table, archive::bytes_of(std::span<const HashRecord>(bands)));
  write_run(next, archive::replaced_table, archive::bytes_of(std::span<const HashRecord>(replaced)));
  if (!other_ids.empty()) write_run(next, archive::other_ids_table, archive::OtherIds::encode(std::move(other_ids)));
  write_groups(next);
  describe_contents(folder_, next);
  publish(std::move(next), false);
}

}  // namespace dateline
