// A shard written in bulk, opened by others: to be changed, compacted, made a single file.
#include <boost/test/unit_test.hpp>

#include "indexer/glass/shard_writer.h"
#include "tests/indexer/glass/twin.h"
#include "tests/temporary_folder.h"

using namespace dateline;
using twin::Corpus;
using twin::Random;

namespace {

namespace fs = std::filesystem;

struct Folder {
  TemporaryFolder temporary;
  fs::path root = temporary.path();
  Random random{21};
  Corpus corpus;

  Folder() {
    for (glass::DocId number = 1; number < 500; ++number) corpus[3 * number] = twin::random_document(random, 60);
  }

  void write(bool term_lists) const {
    (void)glass::write_shard(root, "bulk", twin::runs_of(corpus, root, 70), {}, {.term_lists = term_lists});
  }

  /// All that two databases hold and answer is the same, and both are sound.
  void check_same(const fs::path& one, const fs::path& other, bool term_lists) {
    BOOST_TEST(twin::faults(one) == "");
    const Xapian::Database a(one.string()), b(other.string());
    BOOST_TEST((twin::contents(a, term_lists) == twin::contents(b, term_lists)));
    const auto queries = twin::random_queries(corpus, random);
    BOOST_TEST((twin::answers(a, queries, term_lists) == twin::answers(b, queries, term_lists)));
  }
};

/// Deletes, replaces and adds, in several commits; the same to every database for the same seed.
void change(const fs::path& path, const Corpus& corpus, unsigned seed) {
  Random random(seed);
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  for (int commit = 0; commit < 4; ++commit) {
    for (const auto& [number, document] : corpus) {
      const unsigned what = random() % 12;
      if (what == 0 && database.get_doclength(number) != 0) database.replace_document(number, Xapian::Document());
      if (what == 1) database.replace_document(number, twin::api_document(twin::random_document(random, 80)));
    }
    for (int i = 0; i < 30; ++i) {
      const Xapian::docid last = database.add_document(twin::api_document(twin::random_document(random, 40)));
      if (i % 5 == 0) database.delete_document(last);
    }
    database.commit();
  }
  for (const auto& [number, document] : corpus)
    if (random() % 3 == 0) database.delete_document(number);
  database.commit();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(later_changes, Folder)

BOOST_AUTO_TEST_CASE(with_term_lists_it_can_be_changed_as_if_the_api_had_made_it) {
  write(true);
  twin::write_with_api(corpus, root / "api");
  change(root / "bulk", corpus, 1);
  change(root / "api", corpus, 1);
  check_same(root / "bulk", root / "api", true);
  // And what was changed is read, by blocks in any order, when it is merged again.
  (void)glass::write_shard(root, "merged", twin::shard_at(root / "bulk"), {}, {.term_lists = true});
  const Xapian::Database merged((root / "merged").string()), changed((root / "bulk").string());
  BOOST_TEST(twin::faults(root / "merged") == "");
  BOOST_TEST(merged.get_doccount() == changed.get_doccount());
  for (auto at = changed.postlist_begin({}); at != changed.postlist_end({}); ++at)
    BOOST_TEST((merged.get_document(*at).serialise() == changed.get_document(*at).serialise()));
}

BOOST_AUTO_TEST_CASE(without_term_lists_documents_can_be_added) {
  write(false);
  twin::write_with_api(corpus, root / "api");
  for (const char* name : {"bulk", "api"}) {
    Random same(3);
    Xapian::WritableDatabase database((root / name).string(), Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
    for (int i = 0; i < 200; ++i) database.add_document(twin::api_document(twin::random_document(same, 60)));
    database.commit();
  }
  check_same(root / "bulk", root / "api", false);
}

BOOST_AUTO_TEST_CASE(it_can_be_compacted_and_become_a_single_file) {
  for (const bool term_lists : {false, true}) {
    write(term_lists);
    Xapian::Database bulk((root / "bulk").string());
    bulk.compact((root / "compact").string(), Xapian::DBCOMPACT_NO_RENUMBER);
    check_same(root / "compact", root / "bulk", term_lists);
    bulk.compact((root / "single").string(), Xapian::DBCOMPACT_NO_RENUMBER | Xapian::DBCOMPACT_SINGLE_FILE);
    check_same(root / "single", root / "bulk", term_lists);
    for (const char* name : {"bulk", "compact", "single"}) fs::remove_all(root / name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
