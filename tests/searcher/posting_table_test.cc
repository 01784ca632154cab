// Postings read in place against what the engine reads.
#include "common/glass/posting_table.h"

#include <xapian.h>

#include <boost/test/unit_test.hpp>
#include <random>

#include "common/schema.h"
#include "dateline/error.h"
#include "tests/searcher/test_archive.h"
#include "tests/some_articles.h"

using namespace dateline;

namespace {

/// Walks and skips through every list, and looks into the values of a slot.
void compare(const std::filesystem::path& shard, Xapian::valueno slot) {
  const glass::PostingTable table(shard);
  const Xapian::Database engine(shard.string());
  std::mt19937 random(1);
  std::size_t wrong = 0, terms = 0;
  const auto document = [](const Xapian::PostingIterator& at, const Xapian::PostingIterator& end) {
    return at == end ? glass::no_document : *at;
  };
  const auto check = [&](const std::string& term) {
    auto at = term.empty() ? table.lengths() : table.postings(term);
    const auto end = engine.postlist_end(term);
    for (auto other = engine.postlist_begin(term); other != end; ++other, at.next())
      if (at.document() != *other || at.count() != (term.empty() ? other.get_doclength() : other.get_wdf())) ++wrong;
    if (at.document() != glass::no_document) ++wrong;
    for (const unsigned stride : {2U, 40U, 900U}) {
      auto skipping = term.empty() ? table.lengths() : table.postings(term);
      auto other = engine.postlist_begin(term);
      for (glass::DocId wanted = 1; other != end;) {
        wanted += 1 + static_cast<glass::DocId>(random() % stride);
        skipping.skip_to(wanted);
        other.skip_to(wanted);
        if (skipping.document() != document(other, end)) ++wrong;
      }
      if (skipping.document() != glass::no_document) ++wrong;
    }
  };
  check({});
  for (auto term = engine.allterms_begin(); term != engine.allterms_end(); ++term, ++terms) {
    if (table.postings(*term).frequency() != term.get_termfreq()) ++wrong;
    check(*term);
    if (table.postings(*term + "\x01").frequency() != engine.get_termfreq(*term + "\x01")) ++wrong;
  }
  for (Xapian::docid number = 1; number <= engine.get_lastdocid() + 2; ++number) {
    std::string value;
    try {
      value = engine.get_document(number).get_value(slot);
    } catch (const Xapian::DocNotFoundError&) {
    }
    if (table.value(slot, number) != value) ++wrong;
  }
  BOOST_TEST(wrong == 0U);
  BOOST_TEST(terms > 0U);
}

}  // namespace

BOOST_AUTO_TEST_CASE(postings_of_an_archive_are_read_as_the_engine_reads_them) {
  RandomNews news(8);
  TestArchive::Shards shards(2);
  for (int i = 0; i < 5000; ++i)
    shards[i < 4000 ? 0 : 1].push_back(news.article("an-id-that-is-longer-" + std::to_string(i)));
  const TestArchive archive(shards);
  compare(archive.where().folder / "shard-0", schema::sort_slot);
  compare(archive.where().folder / "shard-1", schema::sort_slot);
}

BOOST_AUTO_TEST_CASE(postings_written_by_the_engine_are_read_as_it_reads_them) {
  const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "api";
  std::mt19937 random(9);
  std::vector<std::string> terms{std::string("nul\0", 4), std::string("nul\0\xff", 5), std::string("nul\0\0x", 6)};
  for (int i = 0; i < 300; ++i)
    terms.push_back(std::string(1 + random() % 120, static_cast<char>('a' + i % 26)) + std::to_string(i % 7));
  {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    Xapian::docid number = 0;
    for (int i = 0; i < 6000; ++i) {
      Xapian::Document made;
      for (std::size_t n = random() % 30; n > 0; --n)
        made.add_term(terms[random() % terms.size() * (random() % 100) / 99],
                      static_cast<Xapian::termcount>(1 + random() % 400));
      if (random() % 3 != 0) made.add_value(300, std::string(random() % 90, 'v'));
      number += 1 + static_cast<Xapian::docid>(random() % 50 == 0 ? random() % 9000 : 0);
      database.replace_document(number, made);
      if (i % 1500 == 0) database.commit();
    }
    database.commit();
  }
  compare(path, 300);
}

BOOST_AUTO_TEST_CASE(what_is_no_table_is_refused) {
  const TemporaryFolder folder;
  archive::write_file_durably(folder.path() / "iamglass", "something else");
  BOOST_CHECK_THROW(glass::PostingTable(folder.path()), Error);
}
