// Tags and tables of every length where something changes.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "indexer/glass/run.h"
#include "indexer/glass/shard_source.h"
#include "indexer/glass/shard_writer.h"
#include "indexer/glass/table_cursor.h"
#include "tests/indexer/glass/twin.h"
#include "tests/temporary_folder.h"

using namespace dateline;
using twin::Corpus;

namespace {

/// Lengths around items, blocks and what Xapian inflates at once.
std::vector<std::size_t> lengths() {
  std::vector<std::size_t> all;
  for (const std::size_t border : {0, 18, 128, 510, 1024, 2043, 4086, 8192, 16384, 24576, 65536})
    for (int off = -25; off <= 25; ++off)
      if (static_cast<int>(border) + off >= 0) all.push_back(border + static_cast<std::size_t>(off));
  return all;
}

unsigned tiny_documents() {
  const char* const set = std::getenv("DATELINE_TINY_DOCUMENTS");
  return set == nullptr ? 300000 : static_cast<unsigned>(std::max(1, std::atoi(set)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(of_every_length)

BOOST_AUTO_TEST_CASE(texts_of_every_length_are_read_back) {
  const TemporaryFolder folder;
  Corpus corpus;
  // The API cannot read back what it deflates of 8193 times an 'a', so that it is no oracle here.
  glass::DocId number = 0;
  for (const std::size_t length : lengths()) corpus[++number].data = std::string(length, 'a');
  (void)glass::write_shard(folder.path(), "shard", twin::runs_of(corpus, folder.path(), 100), {});
  (void)glass::write_shard(folder.path(), "merged", twin::shard_at(folder.path() / "shard"), {});
  for (const char* name : {"shard", "merged"}) {
    BOOST_TEST(twin::faults(folder.path() / name) == "");
    const Xapian::Database database((folder.path() / name).string());
    for (const auto& [at, document] : corpus) BOOST_TEST((database.get_document(at).get_data() == document.data));
  }
}

BOOST_AUTO_TEST_CASE(random_texts_of_every_length_are_the_same) {
  Corpus corpus;
  twin::Random random(8);
  glass::DocId number = 0;
  for (const std::size_t length : lengths()) {
    std::string& data = corpus[++number].data;
    std::generate_n(std::back_inserter(data), length, [&] { return static_cast<char>(random()); });
  }
  twin::compare(corpus, 8, 40);
}

BOOST_AUTO_TEST_CASE(tables_of_every_height_and_width_are_read_back) {
  // Long keys that differ at their end only: some 30 of them fill a block, a branch block too.
  const TemporaryFolder folder;
  const auto key_of = [](unsigned number) {
    std::string key(250, 'k');
    glass::put_sortable(key, number);
    return key;
  };
  const auto check = [&](unsigned entries, std::size_t tag_size) {
    glass::TableWriter table(folder.path(), "table");
    for (unsigned i = 1; i <= entries; ++i) table.add(key_of(i), std::string(tag_size, static_cast<char>(i)));
    const auto finished = table.finish();
    const std::string bytes = archive::read_file(folder.path() / "table");
    BOOST_TEST(bytes.size() == finished.root.blocks * glass::block_size);
    glass::TableCursor cursor(bytes, finished.root);
    unsigned met = 0;
    for (; cursor.valid(); cursor.next()) {
      ++met;
      if (cursor.key() != key_of(met) || cursor.tag().bytes != std::string(tag_size, static_cast<char>(met))) break;
    }
    BOOST_TEST(met == entries);
    for (const unsigned wanted : {1U, entries / 3 + 1, entries}) {
      glass::TableCursor skipping(bytes, finished.root);
      skipping.skip_to(key_of(wanted));
      BOOST_TEST((skipping.valid() && skipping.key() == key_of(wanted)));
    }
  };
  for (unsigned entries = 1; entries < 100; ++entries) check(entries, 2000);
  for (unsigned entries = 880; entries < 1200; entries += 7) check(entries, 2);
  for (const unsigned entries : {3700U, 3720U, 3721U, 3722U, 3900U}) check(entries, 2000);
}

BOOST_AUTO_TEST_CASE(very_many_tiny_documents_are_read_back) {
  // The API takes minutes for as many; what they hold is plain.
  const unsigned count = tiny_documents();
  const TemporaryFolder folder;
  twin::Sources runs;
  for (unsigned number = 1; number <= count;) {
    glass::RunWriter run;
    for (unsigned i = 0; i < 50000 && number <= count; ++i, ++number) {
      run.begin(number);
      run.term("all", 1);
      run.posting("t" + std::to_string(number % 1000), number, 2);
      run.value(5, std::to_string(number % 7));
      run.data(std::to_string(number));
      run.end();
    }
    const auto path = folder.path() / ("run-" + std::to_string(runs.size()));
    run.finish(path);
    runs.push_back(std::make_unique<glass::Run>(path));
  }
  (void)glass::write_shard(folder.path(), "shard", runs, {}, {.term_lists = true});
  BOOST_TEST(twin::faults(folder.path() / "shard") == "");

  const Xapian::Database database((folder.path() / "shard").string());
  BOOST_TEST(database.get_doccount() == count);
  BOOST_TEST(database.get_total_length() == 3ULL * count);
  unsigned wrong = 0, met = 0;
  for (auto at = database.postlist_begin("all"); at != database.postlist_end("all"); ++at) wrong += *at != ++met;
  BOOST_TEST(met == count);
  met = 0;
  for (auto at = database.valuestream_begin(5); at != database.valuestream_end(5); ++at, ++met)
    wrong += *at != std::to_string(at.get_docid() % 7);
  BOOST_TEST(met == count);
  for (auto at = database.postlist_begin("t7"); at != database.postlist_end("t7"); ++at)
    wrong += *at % 1000 != 7 || *at.positionlist_begin() != *at || at.get_wdf() != 2;
  for (unsigned number = 1; number <= count; number += 997) {
    const Xapian::Document document = database.get_document(number);
    wrong += document.get_data() != std::to_string(number) || document.termlist_count() != 2;
  }
  BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
