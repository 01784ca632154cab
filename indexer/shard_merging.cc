#include "indexer/shard_merging.h"

#include <algorithm>

#include "common/archive/text_encoder.h"
#include "indexer/glass/shard_source.h"
#include "indexer/recoded_source.h"

namespace dateline {

using archive::Number;
using archive::ShardEntry;

namespace {

std::uint64_t removed_in(const ShardEntry& shard, const archive::NumberSet& removed) {
  std::uint64_t gone = 0;
  removed.each([&](Number number) { gone += number >= shard.first && number <= shard.last ? 1 : 0; });
  return gone;
}

RecodedSource::Recode recode_texts(std::shared_ptr<const archive::TextDecoder> from,
                                   const archive::TextDictionary& dictionary) {
  return [from = std::move(from), encoder = std::make_shared<archive::TextEncoder>(dictionary)](
             std::string_view stored) { return encoder->encode(from->head(stored), from->body(stored)); };
}

}  // namespace

bool has_dictionary(const archive::Snapshot& snapshot, std::size_t shard, const archive::TextDictionary& dictionary) {
  const auto& there = snapshot.text_of(shard)->dictionary();
  return there && there->id() == dictionary.id();
}

std::uint64_t ShardRange::articles(const archive::Manifest& manifest) const {
  std::uint64_t sum = 0;
  for (std::size_t i = first; i < last; ++i) sum += manifest.shards[i].articles;
  return sum;
}

std::optional<ShardRange> worth_merging(const Generation& generation) {
  constexpr std::size_t fan_in = 4;
  const auto& shards = generation.manifest.shards;
  for (std::size_t end = shards.size(); end >= fan_in; --end) {
    const ShardRange range{end - fan_in, end};
    std::uint64_t largest = 0;
    for (std::size_t i = range.first; i < end; ++i) largest = std::max<std::uint64_t>(largest, shards[i].articles);
    if (range.articles(generation.manifest) >= 2 * largest) return range;
  }
  if (!generation.snapshot || generation.snapshot->removed_count() == 0) return std::nullopt;
  for (std::size_t i = 0; i < shards.size(); ++i)
    if (removed_in(shards[i], generation.snapshot->removed_numbers()) * 10 > shards[i].articles)
      return ShardRange{i, i + 1};
  return std::nullopt;
}

MergedShards merge_shards(const std::filesystem::path& folder, const Generation& generation, ShardRange range,
                          const MergeNames& names, const ShardForm& form, const archive::Renumber& renumber,
                          const std::atomic<bool>* stop) {
  const auto& shards = generation.manifest.shards;
  MergedShards merged;
  MergeInput input;
  const archive::TextDictionary& dictionary = *form.dictionary;
  input.metadata = dictionary.metadata();
  input.term_lists = form.term_lists;
  std::vector<archive::ColumnsView> columns;
  for (std::size_t i = range.first; i < range.last; ++i) {
    merged.replaced.push_back(shards[i].name);
    std::unique_ptr<glass::Source> source = std::make_unique<glass::ShardSource>(folder / shards[i].name);
    if (!has_dictionary(*generation.snapshot, i, dictionary))
      source =
          std::make_unique<RecodedSource>(std::move(source), recode_texts(generation.snapshot->text_of(i), dictionary));
    input.sources.push_back(std::move(source));
    columns.push_back(generation.snapshot->columns(i));
  }
  generation.snapshot->removed_numbers().each([&](Number number) {
    if (number >= shards[range.first].first && number <= shards[range.last - 1].last) input.removed.push_back(number);
  });
  try {
    merged.shard = merge_shard(folder, names.shard, input, stop);
    if (merged.shard.articles != 0)
      merged.shard.columns = archive::write_columns(folder, names.columns, columns, input.removed, renumber);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(folder / names.shard, ignored);
    std::filesystem::remove(folder / names.columns, ignored);
    throw;
  }
  merged.left_out = std::move(input.removed);
  return merged;
}

}  // namespace dateline
