// What the format cannot say is refused, and what is just within its limits is read back.
#include <boost/test/unit_test.hpp>
#include <functional>

#include "indexer/glass/run.h"
#include "indexer/glass/shard_writer.h"
#include "indexer/glass/table_cursor.h"
#include "indexer/glass/table_writer.h"
#include "tests/indexer/glass/twin.h"
#include "tests/temporary_folder.h"

using namespace dateline;
using twin::Corpus;

namespace {

struct Folder {
  TemporaryFolder temporary;
  std::filesystem::path root = temporary.path();

  glass::WrittenShard write(const Corpus& corpus) const {
    return glass::write_shard(root, "shard", twin::runs_of(corpus, root, 1), {});
  }
};

/// Of an Error of kind system that names the limit.
auto names(const std::string& limit) {
  return [limit](const Error& error) {
    return error.kind() == ErrorKind::system && std::string(error.what()).find(limit) != std::string::npos;
  };
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(limits, Folder)

BOOST_AUTO_TEST_CASE(a_key_has_at_most_255_bytes) {
  glass::TableWriter table(root, "table");
  table.add(std::string(255, 'a'), "within");
  BOOST_CHECK_EXCEPTION(table.add(std::string(256, 'b'), ""), Error, names("255 bytes"));
  const auto finished = table.finish();
  const std::string bytes = archive::read_file(root / "table");
  const glass::TableCursor cursor(bytes, finished.root);
  BOOST_TEST(cursor.key() == std::string(255, 'a'));
  BOOST_TEST(cursor.tag().bytes == "within");
}

BOOST_AUTO_TEST_CASE(a_term_has_at_most_245_bytes_where_nul_counts_twice) {
  for (const auto& [term, fits] : std::initializer_list<std::pair<std::string, bool>>{
           {std::string(245, 'x'), true},
           {std::string(246, 'x'), false},
           {std::string(122, '\0') + "x", true},
           {std::string(123, '\0'), false},
       }) {
    const Corpus corpus{{0xfffffff0U, {{{term, 1, 1}, {term, 2, 1}}, {}, {}}}};
    if (fits)
      twin::compare(corpus, 1, 1, true);
    else
      BOOST_CHECK_EXCEPTION(write(corpus), Error, names("245 bytes"));
  }
}

BOOST_AUTO_TEST_CASE(a_table_ends_where_its_blocks_cannot_be_numbered) {
  glass::TableWriter table(root, "table", 5);
  const auto fill = [&] {
    for (char c = 'a'; c <= 'z'; ++c) table.add(std::string(1, c), std::string(2000, c));
  };
  BOOST_CHECK_EXCEPTION(fill(), Error, names("blocks"));
}

BOOST_AUTO_TEST_CASE(a_tag_has_at_most_65535_parts) {
  glass::TableWriter table(root, "table");
  BOOST_CHECK_EXCEPTION(table.add("a", std::string(134 << 20, 't')), Error, names("65,535 parts"));
}

BOOST_AUTO_TEST_CASE(a_document_has_at_most_32_bits_of_occurrences) {
  for (const bool one_term : {true, false}) {
    glass::RunWriter run;
    run.begin(1);
    run.term("a", 0xffffffffU);
    run.posting(one_term ? "a" : "b", 1, 1);
    BOOST_CHECK_EXCEPTION(run.end(), Error, names("4,294,967,295"));
  }
}

BOOST_AUTO_TEST_CASE(a_term_has_at_most_32_bits_of_occurrences) {
  Corpus corpus;
  corpus[1].postings = {{"often", 0, 0x80000000U}};
  corpus[2].postings = {{"often", 0, 0x7fffffffU}};
  twin::compare(corpus, 1, 1);
  corpus[3].postings = {{"often", 0, 1}};
  BOOST_CHECK_EXCEPTION(write(corpus), Error, names("4,294,967,295"));
}

BOOST_AUTO_TEST_CASE(the_last_number_of_all_is_a_document) {
  const Corpus corpus{{0xffffffffU, {{{"last", 1, 1}}, {{3, "value"}}, "data"}}};
  (void)write(corpus);
  BOOST_TEST(twin::faults(root / "shard") == "");
  const Xapian::Database database((root / "shard").string());
  BOOST_TEST(database.get_lastdocid() == 0xffffffffU);
  BOOST_TEST(*database.postlist_begin("last") == 0xffffffffU);
  BOOST_TEST(database.get_document(0xffffffffU).get_data() == "data");
  (void)glass::write_shard(root, "merged", twin::shard_at(root / "shard"), {});
  BOOST_TEST((archive::read_file(root / "merged/postlist.glass") == archive::read_file(root / "shard/postlist.glass")));
}

BOOST_AUTO_TEST_SUITE_END()
