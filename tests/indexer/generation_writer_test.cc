#include "indexer/generation_writer.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <random>

#include "common/archive/files.h"
#include "common/archive/sort_key.h"
#include "dateline/indexer.h"
#include "dateline/maintenance.h"
#include "indexer/document_builder.h"
#include "indexer/glass/run.h"
#include "tests/some_articles.h"
#include "tests/temporary_folder.h"

using namespace dateline;
using archive::Number;

namespace {

const Timestamp today{Precision::day, 2025, 9, 12, 0, 0, 0, 0};

struct Fixture {
  TemporaryFolder folder;
  ArchiveLocation where{folder.path() / "archive"};

  /// Numbers the articles, notes their ids, and writes their part.
  static Part part_of(GenerationWriter& writer, const std::vector<Article>& articles) {
    Part part;
    DocumentBuilder builder(today);
    archive::TextEncoder encoder(*writer.text_dictionary());
    for (const Article& article : articles) {
      archive::IdRecord record;
      record.key = archive::hash_of(article.id);
      record.number = writer.take_number();
      writer.put_id(record);
      part.newcomers.push_back({record.number, archive::sort_key(article.published, article.id),
                                builder.build(article, record.number, encoder)});
      part.columns.add(record.number, article, period_of(today).first);
    }
    std::filesystem::create_directories(writer.temporary());
    part.run = writer.temporary() / ("part-" + std::to_string(part.newcomers.front().number));
    builder.finish_run(part.run);
    return part;
  }

  static std::function<NewArticles()> one(Part part) {
    return [given = std::make_shared<Part>(std::move(part))] {
      NewArticles articles;
      articles.parts.push_back(std::move(*given));
      return articles;
    };
  }

  static Number number_of(const GenerationWriter& writer, const std::string& id) {
    return writer.find_id(archive::hash_of(id)).value().number;
  }

  void write_table(archive::Manifest& manifest, std::string_view table, std::string_view bytes) const {
    const std::string name = "tables/old-" + std::string(table);
    archive::write_file_durably(where.folder / name, bytes);
    manifest.tables[std::string(table)] = {archive::describe_file(where.folder, name)};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(generation_writer, Fixture)

BOOST_AUTO_TEST_CASE(what_is_decided_while_a_commit_runs_comes_with_the_next) {
  const std::string story = words(120, 9);
  {
    GenerationWriter writer(where, 0);
    writer.begin_commit(one(part_of(writer, {make_article("a", "A", story), make_article("b", "B", "short")})));
    const Number a = number_of(writer, "a");
    BOOST_TEST(writer.pending(a));
    BOOST_TEST(!writer.changed());
    writer.remove(number_of(writer, "b"));
    BOOST_TEST(writer.removed(number_of(writer, "b")));
    Part second = part_of(writer, {make_article("c", "C", story)});
    BOOST_TEST(number_of(writer, "c") == 3U);
    BOOST_TEST(writer.pending_articles() == 1U);
    writer.begin_commit(one(std::move(second)));
    BOOST_TEST(!writer.pending(a));
    writer.finish_commit();
    BOOST_TEST(!writer.pending(number_of(writer, "c")));
  }
  const auto snapshot = archive::Snapshot::open(where);
  BOOST_TEST(snapshot->manifest().generation == 2U);
  BOOST_TEST(snapshot->removed(2));
  BOOST_TEST(snapshot->group_of(3).value() == 1U);
  BOOST_TEST(check(where).problems.empty());
}

BOOST_AUTO_TEST_CASE(merges_beside_commits_lose_nothing_and_bring_nothing_back) {
  std::mt19937 random(7);
  RandomNews news(7);
  std::map<std::string, Number> live;
  std::size_t most_shards = 0;
  for (int run = 0; run < 4; ++run) {
    GenerationWriter writer(where, 0);
    for (int commit = 0; commit < 12; ++commit) {
      std::vector<Article> articles;
      for (auto n = 1 + random() % 6; n > 0; --n)
        articles.push_back(news.article(std::to_string(run) + "-" + std::to_string(commit) + "-" + std::to_string(n)));
      Part part = part_of(writer, articles);
      for (const Article& article : articles) live[article.id] = number_of(writer, article.id);
      for (auto n = random() % 3; n > 0; --n) {
        const auto at = std::next(live.begin(), static_cast<std::ptrdiff_t>(random() % live.size()));
        archive::IdRecord gone;
        gone.key = archive::hash_of(at->first);
        writer.put_id(gone);
        writer.remove(at->second);
        live.erase(at);
      }
      writer.begin_commit(one(std::move(part)));
      if (random() % 2 == 0) writer.advance();
      if (random() % 4 == 0) writer.finish_commit();
    }
    // Some runs end while a merge is under way.
    if (run % 2 == 0) writer.tidy();
    most_shards = std::max(most_shards, archive::Snapshot::open(where)->shard_count());
  }
  BOOST_TEST(most_shards < 16U);
  for (const bool compacted : {false, true}) {
    if (compacted) compact(where);
    BOOST_TEST_CONTEXT((compacted ? "compacted" : "grown")) {
      const auto snapshot = archive::Snapshot::open(where);
      std::size_t stored = 0;
      for (const auto& shard : snapshot->manifest().shards) stored += shard.articles;
      BOOST_TEST(stored - snapshot->removed_count() == live.size());
      const auto database = snapshot->lease();
      for (const auto& [id, number] : live) {
        BOOST_TEST(snapshot->find(id).value() == number);
        BOOST_TEST(snapshot->article(*database, number).id == id);
      }
      BOOST_TEST(check(where).problems.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_goes_wrong_in_a_commit_is_said_again_and_again) {
  GenerationWriter writer(where, 0);
  Part part = part_of(writer, {make_article("a", "A", "text")});
  std::filesystem::remove(part.run);
  writer.begin_commit(one(std::move(part)));
  for (int i = 0; i < 2; ++i)
    BOOST_CHECK_EXCEPTION(writer.finish_commit(), Error,
                          [](const Error& error) { return error.kind() == ErrorKind::system; });
  BOOST_TEST(!archive::try_read_manifest(where.folder).has_value());
}

BOOST_AUTO_TEST_CASE(the_tables_of_format_1_are_read_and_written_anew) {
  const std::string story = words(120, 9);
  {
    GenerationWriter writer(where, 0);
    writer.commit(one(part_of(writer, {make_article("a", "A", story), make_article("b", "B", "short"),
                                       make_article("c", "C", "also short")})));
  }
  archive::Manifest manifest = archive::read_manifest(where.folder);
  const archive::SortedRuns<archive::BandRecord> fingerprints(where.folder,
                                                              manifest.files_of(archive::fingerprints_table));
  std::vector<archive::HashRecord> bands;
  for (const archive::BandRecord& record : fingerprints.all())
    bands.push_back({record.key() << 16 | 7, record.number(), 0});
  const Number removed[] = {2};
  manifest.format = 1;
  manifest.tables.erase(std::string(archive::fingerprints_table));
  write_table(manifest, archive::bands_table, archive::bytes_of(std::span<const archive::HashRecord>(bands)));
  write_table(manifest, archive::removed_list_table, archive::bytes_of(std::span<const Number>(removed)));
  archive::write_manifest(where.folder, manifest);

  BOOST_TEST(archive::Snapshot::open(where)->removed(2));
  {
    GenerationWriter writer(where, 0);
    Part part = part_of(writer, {make_article("d", "D", story)});
    writer.remove(3);
    writer.commit(one(std::move(part)));
  }
  for (const bool compacted : {false, true}) {
    if (compacted) compact(where);
    const auto snapshot = archive::Snapshot::open(where);
    BOOST_TEST(snapshot->removed_count() == (compacted ? 0U : 2U));
    BOOST_TEST(snapshot->group_of(4).value() == 1U);
    BOOST_TEST(snapshot->manifest().files_of(archive::bands_table).empty());
    BOOST_TEST(snapshot->manifest().files_of(archive::removed_list_table).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
