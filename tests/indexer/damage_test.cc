#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "common/archive/snapshot.h"
#include "dateline/indexer.h"
#include "dateline/maintenance.h"
#include "tests/some_articles.h"
#include "tests/temporary_folder.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

/// An archive with every kind of file: two shards, removed articles, groups, copies.
void fill(const ArchiveLocation& where) {
  RandomNews news(3);
  Indexer indexer(where);
  for (int i = 0; i < 60; ++i) indexer.add(news.article(std::to_string(i)));
  const std::string story = words(120, 9);
  indexer.add(make_article("g1", "Story", story));
  indexer.add(make_article("g2", "A story", story));
  indexer.add(make_article("g3", "A story", story));
  indexer.add(make_article("g4", "Of interest", "a first version"));
  indexer.commit();
  indexer.add(make_article("g4", "Of interest", "a second version"));
  indexer.commit();
  // Files of the first generation outlive it by a minute, for readers; here they would only be in the way.
  for (const archive::Retired& file : archive::read_manifest(where.folder).retired)
    fs::remove_all(where.folder / file.name);
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "lock") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

void flip_bit(const fs::path& file, std::mt19937& random) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  const auto at = static_cast<std::streamoff>(random() % fs::file_size(file));
  stream.seekg(at);
  const int byte = stream.get();
  stream.seekp(at);
  stream.put(static_cast<char>(byte ^ (1 << random() % 8)));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_whole_archive_has_nothing_wrong) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  fill(where);
  const CheckResult result = check(where);
  BOOST_TEST(result.problems.empty());
  BOOST_TEST(result.files == files_below(where.folder).size());
}

BOOST_AUTO_TEST_CASE(a_flipped_bit_a_cut_and_a_missing_file_are_named) {
  const TemporaryFolder folder;
  const ArchiveLocation good{folder.path() / "good"}, bad{folder.path() / "bad"};
  fill(good);
  std::set<std::string> kinds;
  std::mt19937 random(5);
  for (const fs::path& file : files_below(good.folder)) {
    const std::string name = fs::relative(file, good.folder).string();
    kinds.insert(file.filename().string().substr(0, file.filename().string().find('-')));
    for (const char* damage : {"flip", "cut", "missing"}) {
      BOOST_TEST_CONTEXT(damage << " in " << name) {
        fs::remove_all(bad.folder);
        fs::copy(good.folder, bad.folder, fs::copy_options::recursive);
        const fs::path target = bad.folder / name;
        if (damage == std::string("flip"))
          flip_bit(target, random);
        else if (damage == std::string("cut"))
          fs::resize_file(target, fs::file_size(target) - 1);
        else if (name == "MANIFEST")
          continue;  // then there is no archive
        else
          fs::remove(target);
        const CheckResult result = check(bad);
        BOOST_REQUIRE(result.problems.size() == 1U);
        BOOST_TEST(result.problems.front().file == name);
        BOOST_TEST(!result.problems.front().mend.empty());
      }
    }
  }
  for (const char* kind :
       {"MANIFEST", "iamglass", "postlist.glass", "docdata.glass", "position.glass", "ids", "copies", "fingerprints",
        "other_ids", "removed_set", "groups", "columns", "source_values", "person_values"})
    BOOST_TEST(kinds.contains(kind), kind << " was tried");
}

BOOST_AUTO_TEST_CASE(an_archive_with_a_file_cut_or_gone_does_not_open) {
  const TemporaryFolder folder;
  const ArchiveLocation good{folder.path() / "good"}, bad{folder.path() / "bad"};
  fill(good);
  for (const fs::path& file : files_below(good.folder)) {
    const std::string name = fs::relative(file, good.folder).string();
    for (const bool gone : {false, true}) {
      BOOST_TEST_CONTEXT((gone ? "without " : "with a cut ") << name) {
        fs::remove_all(bad.folder);
        fs::copy(good.folder, bad.folder, fs::copy_options::recursive);
        if (gone)
          fs::remove(bad.folder / name);
        else
          fs::resize_file(bad.folder / name, fs::file_size(bad.folder / name) - 1);
        BOOST_CHECK_EXCEPTION((void)archive::Snapshot::open(bad), Error,
                              [](const Error& error) { return error.kind() == ErrorKind::archive; });
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(columns_and_their_values_are_mended_from_the_articles) {
  const TemporaryFolder folder;
  const ArchiveLocation good{folder.path() / "good"}, bad{folder.path() / "bad"};
  fill(good);
  std::mt19937 random(6);
  int mended = 0;
  for (const fs::path& file : files_below(good.folder)) {
    const std::string name = fs::relative(file, good.folder).string();
    if (name.find("columns") == std::string::npos && name.find("_values") == std::string::npos) continue;
    BOOST_TEST_CONTEXT(name) {
      fs::remove_all(bad.folder);
      fs::copy(good.folder, bad.folder, fs::copy_options::recursive);
      if (++mended % 2 == 0)
        flip_bit(bad.folder / name, random);
      else
        fs::remove(bad.folder / name);
      BOOST_REQUIRE(check(bad).problems.size() == 1U);
      BOOST_TEST(check(bad).problems.front().mendable);
      mend(bad);
      BOOST_TEST(check(bad).problems.empty());
    }
  }
  BOOST_TEST(mended >= 7);
}

BOOST_AUTO_TEST_CASE(columns_that_do_not_say_what_the_articles_say_are_named) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  fill(where);
  // The columns of one shard stand in for those of the other, sums and all.
  archive::Manifest manifest = archive::read_manifest(where.folder);
  BOOST_REQUIRE(manifest.shards.size() == 2U);
  const std::string wrong = manifest.shards[0].columns.name;
  manifest.shards[1].columns = manifest.shards[0].columns;
  archive::write_manifest(where.folder, manifest);
  const CheckResult result = check(where);
  BOOST_REQUIRE(result.problems.size() == 1U);
  BOOST_TEST(result.problems.front().file == wrong);
  mend(where);
  BOOST_TEST(check(where).problems.empty());
}

BOOST_AUTO_TEST_CASE(what_a_dead_run_left_is_swept_away_by_the_next) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  fill(where);
  fs::create_directories(where.folder / "shards/s-99-1");
  std::ofstream(where.folder / "shards/s-99-1/postlist.glass") << "x";
  std::ofstream(where.folder / "tables/ids-99-1") << "x";
  fs::create_directories(where.folder / "tmp/part-1");
  { const Indexer next(where); }
  BOOST_TEST(!fs::exists(where.folder / "shards/s-99-1"));
  BOOST_TEST(!fs::exists(where.folder / "tables/ids-99-1"));
  BOOST_TEST(!fs::exists(where.folder / "tmp"));
  BOOST_TEST(check(where).problems.empty());
}
