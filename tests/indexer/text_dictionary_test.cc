#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "common/archive/article_codec.h"
#include "common/archive/files.h"
#include "common/archive/snapshot.h"
#include "dateline/indexer.h"
#include "dateline/maintenance.h"
#include "indexer/glass/shard_source.h"
#include "indexer/recoded_source.h"
#include "indexer/shard_files.h"
#include "tests/some_articles.h"
#include "tests/temporary_folder.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

std::vector<Article> some_news(unsigned seed, std::size_t count) {
  RandomNews news(seed);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    articles.push_back(news.article(std::to_string(seed) + "-" + std::to_string(i)));
    articles.back().body += " " + news.text(100);
    articles.back().title += " " + std::to_string(i);
  }
  return articles;
}

void index(const ArchiveLocation& where, const std::vector<Article>& articles, unsigned jobs = 2,
           std::uint64_t memory = 0) {
  IndexOptions options;
  options.jobs = jobs;
  options.memory = memory;
  options.now = {Precision::day, 2025, 9, 12, 0, 0, 0, 0};
  Indexer indexer(where, options);
  for (const Article& article : articles) indexer.add(article);
  indexer.commit();
}

std::shared_ptr<const archive::TextDictionary> dictionary_of(const ArchiveLocation& where, std::size_t shard) {
  return archive::Snapshot::open(where)->text_of(shard)->dictionary();
}

void holds(const ArchiveLocation& where, const std::vector<Article>& articles) {
  const auto snapshot = archive::Snapshot::open(where);
  const auto database = snapshot->lease();
  for (const Article& article : articles) {
    const auto number = snapshot->find(article.id);
    BOOST_REQUIRE(number.has_value());
    BOOST_TEST((snapshot->article(*database, *number) == article));
    Article headline = article;
    headline.body.clear();
    BOOST_TEST((snapshot->article(*database, *number, false) == headline));
  }
}

/// Makes of an archive what format 1 would have made of its articles: texts raw, no dictionary.
void make_raw(const ArchiveLocation& where) {
  const auto snapshot = archive::Snapshot::open(where);
  archive::Manifest manifest = snapshot->manifest();
  for (std::size_t i = 0; i < manifest.shards.size(); ++i) {
    archive::ShardEntry& shard = manifest.shards[i];
    std::string raw;
    MergeInput input;
    input.sources.push_back(std::make_unique<RecodedSource>(
        std::make_unique<glass::ShardSource>(where.folder / shard.name), [&](std::string_view stored) {
          Article article = snapshot->text_of(i)->headline(stored);
          article.body = snapshot->text_of(i)->body(stored);
          return std::string_view(raw = archive::encode(article));
        }));
    const archive::FileEntry columns = shard.columns;
    shard = merge_shard(where.folder, shard.name + "-raw", input);
    shard.columns = columns;
  }
  archive::write_manifest(where.folder, manifest);
}

std::vector<std::string> sums_of_shards(const ArchiveLocation& where) {
  std::vector<std::string> sums;
  for (const archive::ShardEntry& shard : archive::read_manifest(where.folder).shards) {
    for (const archive::FileEntry& file : shard.files) sums.push_back(file.sum);
    sums.push_back(shard.columns.sum);
  }
  return sums;
}

}  // namespace

BOOST_AUTO_TEST_CASE(later_runs_use_the_dictionary_of_the_first) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  const auto first = some_news(1, 1500), second = some_news(2, 200);
  index(where, first);
  index(where, second);
  const auto snapshot = archive::Snapshot::open(where);
  BOOST_REQUIRE(snapshot->shard_count() == 2U);
  BOOST_TEST(snapshot->text_of(0)->dictionary()->trained());
  BOOST_TEST(snapshot->text_of(0) == snapshot->text_of(1));
  holds(where, first);
  holds(where, second);
}

BOOST_AUTO_TEST_CASE(shards_of_one_dictionary_merge_into_one_of_it) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  std::vector<Article> all;
  for (unsigned seed = 1; seed <= 4; ++seed) {
    const auto some = some_news(seed, 400);
    index(where, some);
    all.insert(all.end(), some.begin(), some.end());
    if (seed == 1) BOOST_REQUIRE(dictionary_of(where, 0)->trained());
  }
  const auto snapshot = archive::Snapshot::open(where);
  BOOST_REQUIRE(snapshot->shard_count() == 1U);
  const ArchiveLocation one{folder.path() / "one"};
  index(one, some_news(1, 400));
  BOOST_TEST(dictionary_of(where, 0)->id() == dictionary_of(one, 0)->id());
  holds(where, all);
  BOOST_TEST(check(where).problems.empty());
}

BOOST_AUTO_TEST_CASE(a_dictionary_that_was_learnt_late_is_given_to_the_texts_before) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  const auto few = some_news(1, 20), more = some_news(2, 600);
  index(where, few);
  BOOST_TEST(!dictionary_of(where, 0)->trained());
  index(where, more);
  BOOST_TEST(!dictionary_of(where, 0)->trained());
  BOOST_TEST(dictionary_of(where, 1)->trained());
  holds(where, few);
  compact(where);
  BOOST_REQUIRE(archive::Snapshot::open(where)->shard_count() == 1U);
  BOOST_TEST(dictionary_of(where, 0)->trained());
  holds(where, few);
  holds(where, more);
}

BOOST_AUTO_TEST_CASE(the_number_of_jobs_and_the_memory_change_no_byte) {
  const auto articles = some_news(3, 1900);
  const TemporaryFolder folder;
  const ArchiveLocation one{folder.path() / "one"}, other{folder.path() / "other"};
  index(one, articles, 1);
  for (const unsigned jobs : {2U, 7U})
    for (const std::uint64_t memory : {std::uint64_t{192} << 20, std::uint64_t{1} << 30}) {
      fs::remove_all(other.folder);
      index(other, articles, jobs, memory);
      BOOST_TEST(sums_of_shards(one) == sums_of_shards(other), boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(an_archive_of_raw_texts_is_read_and_rewritten_by_compact) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  const auto first = some_news(1, 700), second = some_news(2, 300);
  index(where, first);
  make_raw(where);
  BOOST_TEST(!dictionary_of(where, 0));
  holds(where, first);
  BOOST_TEST(check(where).problems.empty());

  index(where, second);  // the new beside the old
  BOOST_TEST(!dictionary_of(where, 0));
  BOOST_TEST(dictionary_of(where, 1)->trained());
  mend(where);
  BOOST_TEST(check(where).problems.empty());

  make_raw(where);
  compact(where);
  BOOST_TEST(dictionary_of(where, 0)->trained());
  holds(where, first);
  holds(where, second);
  BOOST_TEST(check(where).problems.empty());
}

BOOST_AUTO_TEST_CASE(compact_rewrites_raw_texts_of_a_single_shard) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  const auto articles = some_news(1, 500);
  index(where, articles);
  make_raw(where);
  BOOST_REQUIRE(archive::Snapshot::open(where)->shard_count() == 1U);
  compact(where);
  BOOST_TEST(dictionary_of(where, 0)->trained());
  holds(where, articles);
  const auto sums = sums_of_shards(where);
  compact(where);
  BOOST_TEST(sums_of_shards(where) == sums, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nothing_of_a_purged_article_stays_in_the_dictionary) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  auto articles = some_news(1, 900);
  const std::string secret = "the minister's confidential telephone number is written here";
  for (std::size_t i = 0; i < 300; ++i) articles[i].body += " " + secret;
  index(where, articles);
  BOOST_REQUIRE(dictionary_of(where, 0)->body().find(secret) != std::string::npos);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < 300; ++i) ids.push_back(articles[i].id);
  // Deleted, and merged away, before: the dictionary still knows them.
  delete_articles(where, {ids.begin() + 1, ids.end()});
  BOOST_TEST(dictionary_of(where, 0)->body().find(secret) != std::string::npos);
  delete_articles(where, {ids.front()}, true);
  BOOST_TEST(dictionary_of(where, 0)->trained());
  BOOST_TEST(dictionary_of(where, 0)->body().find("confidential") == std::string::npos);
  holds(where, {articles.begin() + 300, articles.end()});
}
