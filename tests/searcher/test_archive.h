#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "common/archive/number_set.h"
#include "common/archive/sorted_runs.h"
#include "common/archive/tables.h"
#include "common/archive/text_encoder.h"
#include "common/schema.h"
#include "indexer/columns_builder.h"
#include "indexer/document_builder.h"
#include "indexer/glass/run.h"
#include "indexer/shard_files.h"
#include "indexer/value_numbers.h"
#include "tests/searcher/first_format.h"
#include "tests/temporary_folder.h"

namespace dateline {

/// An archive whose shards, removed articles and groups are exactly as a test wants them; a run of the indexer decides
/// them itself.
class TestArchive {
 public:
  using Shards = std::vector<std::vector<Article>>;

  /// Articles are numbered from 1 through all shards. `groups` are lists of numbers, the first of each the leader.
  explicit TestArchive(const Shards& shards, const std::vector<archive::Number>& removed = {},
                       const std::vector<std::vector<archive::Number>>& groups = {}, const Timestamp& indexed = today(),
                       int format = schema::format_version) {
    archive::Manifest manifest;
    manifest.format = format;
    manifest.generation = 1;
    manifest.uuid = "test";
    DocumentBuilder builder(indexed);
    std::vector<archive::IdRecord> ids;
    ValueNumbers values(nullptr);
    for (const auto& articles : shards) write_shard(articles, builder, manifest, removed, ids, values);
    for (std::size_t column = 0; column < archive::value_fields.size(); ++column)
      if (!values.added(column).empty())
        write_file(manifest, archive::values_table(archive::value_fields[column]),
                   archive::Values::encode(0, values.added(column)));
    std::ranges::sort(ids, {}, &archive::IdRecord::key);
    write_table<archive::IdRecord>(manifest, archive::ids_table, ids);
    if (!removed.empty())
      write_file(manifest, std::string(archive::removed_table), archive::NumberSet::encode(removed));
    std::vector<archive::GroupRecord> records;
    for (const auto& group : groups)
      for (const archive::Number number : group)
        records.push_back({number, group.front(), static_cast<std::uint32_t>(group.size())});
    std::ranges::sort(records, {}, &archive::GroupRecord::number);
    write_table<archive::GroupRecord>(manifest, archive::groups_table, records);
    manifest.stem_tags.assign(builder.stem_tags().begin(), builder.stem_tags().end());
    manifest.indexed = period_of(indexed);
    archive::write_manifest(folder_.path(), manifest);
  }

  [[nodiscard]] ArchiveLocation where() const { return {folder_.path()}; }
  [[nodiscard]] static Timestamp today() { return {Precision::day, 2025, 9, 12, 0, 0, 0, 0}; }

 private:
  void write_shard(const std::vector<Article>& articles, DocumentBuilder& builder, archive::Manifest& manifest,
                   const std::vector<archive::Number>& removed, std::vector<archive::IdRecord>& ids,
                   ValueNumbers& values) {
    ColumnsBuilder columns;
    const archive::TextDictionary no_dictionary;
    archive::TextEncoder encoder(no_dictionary);
    archive::ShardEntry shard;
    shard.name = "shard-" + std::to_string(manifest.shards.size());
    shard.first = manifest.next_number;
    for (const Article& article : articles) {
      const archive::Number number = manifest.next_number++;
      builder.build(article, number, encoder);
      columns.add(number, article, period_of(today()).first);
      if (!std::ranges::count(removed, number)) {
        archive::IdRecord record;
        record.key = archive::hash_of(article.id);
        record.number = number;
        ids.push_back(record);
      }
      if (article.published.precision == Precision::unknown) continue;
      const Period days = period_of(article.published);
      if (!manifest.published) manifest.published = days;
      manifest.published->first = std::min(manifest.published->first, days.first);
      manifest.published->last = std::max(manifest.published->last, days.last);
    }
    shard.last = manifest.next_number - 1;
    shard.articles = static_cast<std::uint32_t>(articles.size());
    builder.finish_run(folder_.path() / "run");
    MergeInput input;
    input.metadata = no_dictionary.metadata();
    input.sources.push_back(std::make_unique<glass::Run>(folder_.path() / "run"));
    (void)merge_shard(folder_.path(), shard.name, input);
    if (manifest.format == 1) rewrite_in_first_format(folder_.path() / shard.name);
    shard.columns = archive::write_columns(folder_.path(), shard.name + "-columns", std::array{columns.view()}, {},
                                           [&](std::size_t, std::size_t column, archive::ValueNumber value) {
                                             return values.number(column, columns.text(column, value));
                                           });
    manifest.shards.push_back(std::move(shard));
  }

  template <typename Record>
  void write_table(archive::Manifest& manifest, std::string_view name, const std::vector<Record>& records) {
    if (!records.empty()) write_file(manifest, std::string(name), archive::bytes_of(std::span<const Record>(records)));
  }

  void write_file(archive::Manifest& manifest, const std::string& name, std::string_view bytes) {
    archive::write_file_durably(folder_.path() / name, bytes);
    manifest.tables[name] = {archive::describe_file(folder_.path(), name)};
  }

  TemporaryFolder folder_;
};

}  // namespace dateline
