// Shards written in bulk against the same documents written through Xapian's API.
#include "tests/indexer/glass/twin.h"

#include <boost/test/unit_test.hpp>

#include "indexer/glass/inflate.h"
#include "indexer/glass/shard_source.h"
#include "indexer/glass/shard_writer.h"
#include "tests/temporary_folder.h"

using namespace dateline;
using twin::compare;
using twin::Corpus;
using twin::Document;
using twin::Random;

BOOST_AUTO_TEST_SUITE(twin_shards)

BOOST_AUTO_TEST_CASE(random_documents_are_the_same) {
  for (unsigned seed = 0; seed < 24; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Random random(seed);
      Corpus corpus;
      glass::DocId number = seed % 5 == 0 ? 1 : 1 + random() % 4000000;
      for (unsigned i = random() % 200; i > 0; --i) {
        corpus[number] = twin::random_document(random, seed % 3 == 0 ? 400 : 40);
        number += 1 + (random() % 10 == 0 ? random() % 100000 : 0);
      }
      compare(corpus, seed, 1 + random() % 60, seed % 2 == 0);
    }
  }
}

BOOST_AUTO_TEST_CASE(long_lists_and_texts_are_the_same) {
  Corpus corpus;
  Document& large = corpus[3];
  for (std::uint32_t i = 0; i < 100000; ++i) large.postings.push_back({"often", 1 + i * 2, 1});
  Random random(1);
  for (int i = 0; i < 2 << 20; ++i) large.data += static_cast<char>(random());
  corpus[4].postings.push_back({"often", 1, 1});
  corpus[4].postings.push_back({"often", 0xffffffffU, 1});
  corpus[5] = {};
  corpus[0x10000].values[0xfffffffeU] = "far";
  corpus[0xfffffff0U].postings.push_back({"late", 0xfffffffeU, 1});
  compare(corpus, 1, 2);
  compare(corpus, 1, 2, true);
}

BOOST_AUTO_TEST_CASE(documents_far_apart_are_the_same) {
  Corpus corpus;
  Random random(4);
  // Around every length that a number may take in a key or in a list.
  for (const unsigned bits : {7U, 14U, 15U, 21U, 22U, 28U, 29U, 31U, 32U}) {
    const auto border = static_cast<glass::DocId>((std::uint64_t{1} << bits) - 1);
    for (const int off : {-2, -1, 0, 1, 2}) {
      const auto number = static_cast<glass::DocId>(border + static_cast<glass::DocId>(off));
      // The greatest number of all cannot be replaced through the API.
      if (number > 2 && number < 0xffffffffU) corpus[number] = twin::random_document(random, 30);
    }
  }
  compare(corpus, 4, 7, true);
}

BOOST_AUTO_TEST_CASE(sums_of_many_bits_are_the_same) {
  Corpus corpus;
  for (glass::DocId number = 1; number <= 5; ++number)
    corpus[number].postings = {{"few", 1, 3}, {"many" + std::to_string(number), 2, 0xfffffff0U}};
  compare(corpus, 1, 2, true);
}

BOOST_AUTO_TEST_CASE(many_tiny_documents_make_a_table_of_three_levels) {
  Corpus corpus;
  for (glass::DocId number = 1; number <= 40000; ++number) {
    Document& document = corpus[number];
    document.postings = {{"common", 1, 1}, {"Q" + std::string(200, 'q') + std::to_string(number), 2, 1}};
    document.data = std::to_string(number);
  }
  compare(corpus, 2, 9999, true);
}

BOOST_AUTO_TEST_CASE(user_metadata_is_the_same) {
  const TemporaryFolder folder;
  const std::filesystem::path root = folder.path();
  Random random(7);
  Corpus corpus;
  for (glass::DocId number = 1; number < 50; ++number) corpus[number] = twin::random_document(random, 60);
  std::map<std::string, std::string> metadata{{"a", "1"}, {"text", std::string("\0\xff", 2)}, {"\xff\xfe", "last"}};
  metadata[std::string("\0", 1)] = "NUL";
  metadata[std::string(253, 'k')] = "a long name";
  for (std::size_t size : {2000, 2040, 8192, 300'000}) {
    std::string& bytes = metadata["size " + std::to_string(size)];
    while (bytes.size() < size) bytes += static_cast<char>(random());
  }
  (void)glass::write_shard(root, "bulk", twin::runs_of(corpus, root, 20), {}, {.metadata = metadata});
  BOOST_TEST(twin::faults(root / "bulk") == "");
  twin::write_with_api(corpus, root / "api");
  {
    Xapian::WritableDatabase database((root / "api").string());
    for (const auto& [name, bytes] : metadata) database.set_metadata(name, bytes);
    database.commit();
  }
  const Xapian::Database bulk((root / "bulk").string()), api((root / "api").string());
  const auto all_of = [](const Xapian::Database& database) {
    std::map<std::string, std::string> all;
    for (auto name = database.metadata_keys_begin(); name != database.metadata_keys_end(); ++name)
      all[*name] = database.get_metadata(*name);
    return all;
  };
  BOOST_TEST((all_of(bulk) == metadata));
  BOOST_TEST((all_of(bulk) == all_of(api)));
  BOOST_TEST((twin::contents(bulk, false) == twin::contents(api, false)));
  (void)glass::write_shard(root, "plain", twin::shard_at(root / "bulk"), {});
  BOOST_TEST(all_of(Xapian::Database((root / "plain").string())).empty());
  BOOST_TEST((twin::contents(Xapian::Database((root / "plain").string()), false) == twin::contents(api, false)));
}

BOOST_AUTO_TEST_CASE(data_that_xapian_compressed_is_inflated) {
  const TemporaryFolder folder;
  Random random(8);
  Corpus corpus;
  for (glass::DocId number = 1; number < 60; ++number)
    for (std::size_t size = random() % (std::size_t{1} << (random() % 18)); size > 0; --size)
      corpus[number].data += static_cast<char>('a' + random() % 3);
  twin::write_with_api(corpus, folder.path() / "api");
  std::size_t compressed = 0;
  glass::ShardSource(folder.path() / "api").each_data([&](glass::DocId number, glass::Tag tag) {
    BOOST_TEST(((tag.compressed ? glass::inflate(tag.bytes) : std::string(tag.bytes)) == corpus[number].data));
    if (!tag.compressed) return;
    ++compressed;
    BOOST_CHECK_THROW((void)glass::inflate(tag.bytes.substr(0, tag.bytes.size() / 2)), Error);
  });
  BOOST_TEST(compressed > 20U);
}

BOOST_AUTO_TEST_CASE(documents_of_nothing_are_the_same) {
  Corpus corpus;
  for (const glass::DocId number : {1U, 2U, 9U}) corpus[number] = {};
  compare(corpus, 1, 1);
  compare(corpus, 1, 2, true);
  compare({{7, {}}}, 1, 1, true);
}

BOOST_AUTO_TEST_CASE(no_documents_leave_no_shard) { compare({}, 1, 1, true); }

BOOST_AUTO_TEST_SUITE_END()
