// Shards whose tables say what no writer says: an error, never a crash, an endless walk or a shard made of it.
#include <boost/test/unit_test.hpp>
#include <functional>

#include "common/glass/posting_table.h"
#include "indexer/glass/posting_list.h"
#include "indexer/glass/shard_source.h"
#include "indexer/glass/shard_writer.h"
#include "indexer/glass/table_cursor.h"
#include "tests/indexer/glass/twin.h"
#include "tests/temporary_folder.h"

using namespace dateline;
using namespace std::string_literals;
using twin::Corpus;

namespace {

namespace fs = std::filesystem;

using Entries = std::map<std::string, std::string>;

std::string chunk(std::initializer_list<std::uint64_t> head, char last, std::initializer_list<std::uint64_t> body) {
  std::string bytes;
  for (const std::uint64_t number : head) glass::put_number(bytes, number);
  bytes += last;
  for (const std::uint64_t number : body) glass::put_number(bytes, number);
  return bytes;
}

std::string key(std::string text, glass::DocId document) {
  glass::put_sortable(text, document);
  return text;
}

struct Folder {
  TemporaryFolder temporary;
  fs::path root = temporary.path();

  /// A shard of the tables; it says that it has so many documents.
  void write(const Entries& postlist, const Entries& position, const Entries& docdata, unsigned documents) const {
    fs::create_directories(root / "shard");
    glass::Version version;
    const auto write_table = [&](glass::TableKind table, const char* name, const Entries& entries) {
      if (entries.empty()) return;
      glass::TableWriter writer(root, "shard/"s + name);
      for (const auto& [at, tag] : entries) writer.add(at, tag);
      version.roots[static_cast<std::size_t>(table)] = writer.finish().root;
    };
    write_table(glass::TableKind::postlist, "postlist.glass", postlist);
    write_table(glass::TableKind::position, "position.glass", position);
    write_table(glass::TableKind::docdata, "docdata.glass", docdata);
    version.statistics.documents = documents;
    version.statistics.last = documents;
    archive::write_file_durably(root / "shard" / "iamglass", glass::encode(version));
  }

  void merge() const {
    (void)glass::write_shard(root, "merged", twin::shard_at(root / "shard"), {}, {.term_lists = true});
  }
};

bool is_archive(const Error& error) { return error.kind() == ErrorKind::archive; }

/// Three documents of length 1, 2 and 3; "a" in the first and third.
const Entries sound = {{"\0\xe0"s, chunk({0, 0, 0}, '1', {2, 1, 0, 2, 0, 3})},
                       {"a", chunk({2, 4, 0}, '1', {2, 1, 1, 3})},
                       {"b", chunk({1, 2, 1}, '1', {0, 2})}};

Entries with(const std::string& at, const std::string& tag) {
  Entries entries = sound;
  entries[at] = tag;
  return entries;
}

/// Shards whose list of "a" cannot be.
const std::pair<const char*, Entries> bad_lists[] = {
    {"a chunk that ends elsewhere than it says", with("a", chunk({2, 4, 0}, '1', {7, 1, 1, 3}))},
    {"a chunk without a posting", with("a", chunk({2, 4, 0}, '1', {2}))},
    {"an empty chunk", with("a", "")},
    {"a last chunk that is missing", with("a", chunk({2, 4, 0}, '0', {2, 1, 1, 3}))},
    {"a second chunk that begins before the first ends",
     {{"\0\xe0"s, sound.at("\0\xe0"s)},
      {"a", chunk({2, 4, 0}, '0', {2, 1, 1, 3})},
      {key("a\0"s, 2), chunk({}, '1', {0, 1})}}},
    {"documents beyond 32 bits", with("a", chunk({2, 4, 0xffffffff}, '1', {2, 1, 1, 3}))},
    {"a step beyond 32 bits", with("a", chunk({2, 4, 0}, '1', {0xffffffff, 1, 0xffffffff, 3}))},
    {"a wdf beyond 32 bits", with("a", chunk({2, 4, 0}, '1', {2, 1ULL << 32, 1, 3}))},
    {"a step back, which comes of 32 bits", with("a", chunk({3, 4, 0}, '1', {2, 1, 0xfffffffe, 1, 2, 1}))},
};

/// To the end of the list, one by one and in leaps; documents must ascend.
void walk(glass::PostingIterator at) {
  constexpr unsigned one_by_one = 100, leap = 10;
  for (unsigned n = 0; at.document() != glass::no_document; ++n) {
    const glass::DocId before = at.document();
    if (n < one_by_one)
      at.next();
    else
      at.skip_to(before + leap < before ? glass::no_document : before + leap);
    BOOST_TEST_REQUIRE(at.document() > before);
  }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(damaged_shards, Folder)

BOOST_AUTO_TEST_CASE(what_is_sound_is_read) {
  write(sound, {{key("a\0"s, 3), "\x05"}}, {{key("", 2), "data"}}, 3);
  merge();
  BOOST_TEST(twin::faults(root / "merged") == "");
  const Xapian::Database database((root / "merged").string());
  BOOST_TEST(database.get_document(2).get_data() == "data");
  BOOST_TEST(*database.positionlist_begin(3, "a") == 5U);
}

BOOST_AUTO_TEST_CASE(lists_that_say_what_cannot_be_are_errors_to_merging_and_asking) {
  for (const auto& [what, postlist] : bad_lists) {
    BOOST_TEST_CONTEXT(what) {
      write(postlist, {}, {}, 3);
      BOOST_CHECK_EXCEPTION(merge(), Error, is_archive);
      BOOST_CHECK_EXCEPTION(walk(glass::PostingTable(root / "shard").postings("a")), Error, is_archive);
    }
  }
}

BOOST_AUTO_TEST_CASE(tables_that_say_what_cannot_be_are_errors) {
  const std::pair<const char*, Entries> cases[] = {
      {"no lengths", {{"a", sound.at("a")}}},
      {"fewer lengths than documents", with("\0\xe0"s, chunk({0, 0, 0}, '1', {1, 1, 0, 2}))},
      {"a second chunk without the first", with(key("c\0"s, 2), chunk({}, '1', {0, 1}))},
      {"a wdf that is more than any length", with("a", chunk({2, 4, 0}, '1', {2, 1, 1, 9}))},
      {"a slot beyond 32 bits", with("\0\xd0\1\2\3\4\5"s, "\1\1a")},
      {"a chunk of values without a document", with("\0\xd0"s, "\1\1a")},
      {"a value that is cut off", with(key("\0\xd8\0"s, 1), "\5a")},
  };
  for (const auto& [what, postlist] : cases) {
    BOOST_TEST_CONTEXT(what) {
      Entries entries = postlist;
      if (entries.contains(key("\0\xd8\0"s, 1))) entries["\0\xd0"s] = "\1\1a";
      if (what == "a chunk of values without a document"s) entries["\0\xd8\0"s] = "\1a";
      write(entries, {}, {}, 3);
      BOOST_CHECK_EXCEPTION(merge(), Error, is_archive);
    }
  }
}

BOOST_AUTO_TEST_CASE(positions_and_texts_of_nothing_are_errors) {
  write(sound, {{"a\0x"s, "\x05"}}, {}, 3);
  BOOST_CHECK_EXCEPTION(merge(), Error, is_archive);
  write(sound, {}, {{"\x70", "data"}}, 3);
  BOOST_CHECK_EXCEPTION(merge(), Error, is_archive);
  write(sound, {}, {{key("", 2) + "x", "data"}}, 3);
  BOOST_CHECK_EXCEPTION(merge(), Error, is_archive);
}

BOOST_AUTO_TEST_CASE(sources_that_overlap_are_errors) {
  twin::Sources sources = twin::runs_of({{5, {{{"a", 1, 1}}, {}, "x"}}}, root, 1);
  twin::Sources before = twin::runs_of({{2, {{{"b", 1, 1}}, {}, "y"}}}, root, 1);
  sources.push_back(std::move(before.front()));
  BOOST_CHECK_EXCEPTION((void)glass::write_shard(root, "merged", sources, {}), Error, is_archive);
}

BOOST_AUTO_TEST_CASE(a_branch_that_leads_to_one_leaf_again_and_again_ends) {
  glass::TableWriter table(root, "table");
  for (unsigned i = 0; i < 4000; ++i)
    table.add(std::string(200, 'k') + std::to_string(100000 + i), std::string(500, 't'));
  const auto finished = table.finish();
  BOOST_TEST_REQUIRE(finished.root.level >= 2U);
  std::string bytes = archive::read_file(root / "table");
  // Every item of every branch block leads to that block's first child.
  for (std::size_t block = 0; block < bytes.size(); block += glass::block_size) {
    const auto number = [&](std::size_t at) {
      return static_cast<unsigned>(static_cast<unsigned char>(bytes[block + at]) << 8 |
                                   static_cast<unsigned char>(bytes[block + at + 1]));
    };
    if (bytes[block + 4] == 0) continue;
    const unsigned first = number(glass::head_size);
    for (std::size_t at = glass::head_size; at < number(9); at += glass::directory_entry)
      bytes.replace(block + number(at), 4, bytes.substr(block + first, 4));
  }
  const auto read_all = [&] {
    for (glass::TableCursor cursor(bytes, finished.root); cursor.valid();) cursor.next();
  };
  BOOST_CHECK_EXCEPTION(read_all(), Error, is_archive);
  const glass::Table in_place(bytes, finished.root);
  const auto step_through = [&] {
    for (glass::Table::Place place = in_place.find(""); glass::Table::step(place);) {
    }
  };
  BOOST_CHECK_EXCEPTION(step_through(), Error, is_archive);
}

BOOST_AUTO_TEST_CASE(a_damaged_byte_is_an_error_or_is_read) {
  twin::Random random(5);
  Corpus corpus;
  for (glass::DocId number = 1; number < 300; ++number) corpus[number] = twin::random_document(random, 60);
  (void)glass::write_shard(root, "whole", twin::runs_of(corpus, root, 100), {});
  const std::function merge_whole = [&] { (void)glass::write_shard(root, "copy", twin::shard_at(root / "whole"), {}); };
  const std::function ask_whole = [&] {
    const glass::PostingTable table(root / "whole");
    walk(table.lengths());
    for (const char* term : {"a", "w1", "w7", "w0", "no term"}) walk(table.postings(term));
    for (const glass::DocId document : {1U, 150U, 299U, 400U}) (void)table.value(1, document);
  };
  for (const char* name : {"postlist.glass", "position.glass", "docdata.glass", "iamglass"}) {
    const std::string whole = archive::read_file(root / "whole" / name);
    for (int round = 0; round < 100; ++round) {
      std::string broken = whole;
      for (unsigned n = 1 + random() % 4; n > 0; --n) broken[random() % broken.size()] = static_cast<char>(random());
      if (round % 10 == 0) broken.resize(random() % broken.size());
      fs::remove(root / "whole" / name);
      archive::write_file_durably(root / "whole" / name, broken);
      for (const auto& read : {merge_whole, ask_whole}) {
        try {
          read();
        } catch (const Error& error) {
          BOOST_TEST((error.kind() == ErrorKind::archive || error.kind() == ErrorKind::system), error.what());
        }
      }
    }
    fs::remove(root / "whole" / name);
    archive::write_file_durably(root / "whole" / name, whole);
  }
}

BOOST_AUTO_TEST_SUITE_END()
