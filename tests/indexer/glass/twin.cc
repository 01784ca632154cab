#include "tests/indexer/glass/twin.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iterator>
#include <set>
#include <sstream>

#include "common/archive/files.h"
#include "indexer/glass/run.h"
#include "indexer/glass/shard_source.h"
#include "indexer/glass/shard_writer.h"
#include "tests/temporary_folder.h"

namespace dateline::twin {
namespace {

namespace fs = std::filesystem;

void write(const Document& document, glass::DocId number, glass::RunWriter& sink) {
  sink.begin(number);
  for (const Posting& posting : document.postings) {
    if (posting.position == 0)
      sink.term(posting.term, posting.wdf);
    else
      sink.posting(posting.term, posting.position, posting.wdf);
  }
  for (const auto& [slot, value] : document.values) sink.value(slot, value);
  sink.data(document.data);
  sink.end();
}

std::string hexadecimal(std::string_view bytes) {
  std::ostringstream out;
  for (const char c : bytes)
    if (c > 0x20 && c < 0x7f)
      out << c;
    else
      out << '%' << static_cast<unsigned>(static_cast<unsigned char>(c));
  return out.str();
}

void put_lists(const Xapian::Database& database, Xapian::docid number, std::ostream& out) {
  out << number << ' ' << database.get_unique_terms(number) << ':';
  for (auto term = database.termlist_begin(number); term != database.termlist_end(number); ++term) {
    out << ' ' << hexadecimal(*term) << 'x' << term.get_wdf() << '/' << term.get_termfreq();
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) out << '@' << *at;
  }
  const Xapian::Document document = database.get_document(number);
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    out << ' ' << value.get_valueno() << '=' << hexadecimal(*value);
  out << '\n';
}

std::string bytes_of(const fs::path& folder) {
  std::string all;
  for (const char* name : {"postlist.glass", "position.glass", "docdata.glass", "termlist.glass", "iamglass"})
    if (fs::exists(folder / name)) all += archive::read_file(folder / name);
  return all;
}

std::string random_term(Random& random) {
  static const std::string odd[] = {std::string("\0", 1),
                                    std::string("a\0b", 3),
                                    std::string("a\0", 2),
                                    std::string("a\0\xff", 3),
                                    std::string("w\0", 2),
                                    std::string("w\0\0", 3),
                                    std::string(122, '\0'),
                                    "a",
                                    std::string(245, 'x'),
                                    std::string(244, 'x') + "y",
                                    "\xff\xff",
                                    "XS:a b"};
  if (random() % 12 == 0) return odd[random() % std::size(odd)];
  const unsigned range = 1U << (random() % 10);
  return "w" + std::to_string(random() % range);
}

}  // namespace

Document random_document(Random& random, std::size_t longest) {
  Document document;
  std::uint32_t position = 0;
  for (std::size_t i = random() % (longest + 1); i > 0; --i) {
    position += 1 + (random() % 50 == 0 ? random() % 100000 : random() % 3);
    std::string term = random_term(random);
    const std::uint32_t wdf = random() % 40 == 0 ? random() % 300 : random() % 3;
    if (random() % 4 == 0)
      document.postings.push_back({std::move(term), 0, wdf});
    else
      document.postings.push_back({std::move(term), random() % 20 == 0 ? 1 + position / 2 : position, wdf});
  }
  // Of a document of length 0, Xapian's check says that it has no terms.
  if (!document.postings.empty()) ++document.postings.front().wdf;
  static const std::uint32_t slots[] = {0, 1, 7, 130, 300, 70000};
  for (unsigned n = random() % 4; n > 0; --n)
    document.values[slots[random() % 6]] = std::string(1 + random() % 9, static_cast<char>('a' + random() % 26));
  if (random() % 8 != 0) {
    std::string data(random() % 400, '\0');
    for (char& c : data) c = static_cast<char>(random());
    document.data = data;
  }
  return document;
}

Xapian::Document api_document(const Document& document) {
  Xapian::Document made;
  for (const Posting& posting : document.postings) {
    if (posting.position == 0)
      made.add_term(posting.term, posting.wdf);
    else
      made.add_posting(posting.term, posting.position, posting.wdf);
  }
  for (const auto& [slot, value] : document.values) made.add_value(slot, value);
  made.set_data(document.data);
  return made;
}

void write_with_api(const Corpus& corpus, const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  for (const auto& [number, document] : corpus) database.replace_document(number, api_document(document));
  database.commit();
}

Sources runs_of(const Corpus& corpus, const fs::path& folder, std::size_t documents_a_run) {
  Sources runs;
  auto at = corpus.begin();
  while (at != corpus.end()) {
    glass::RunWriter writer;
    for (std::size_t i = 0; i < documents_a_run && at != corpus.end(); ++i, ++at) write(at->second, at->first, writer);
    const fs::path path = folder / ("run-" + std::to_string(runs.size()));
    writer.finish(path);
    runs.push_back(std::make_unique<glass::Run>(path));
  }
  return runs;
}

Sources shard_at(const fs::path& folder) {
  Sources sources;
  sources.push_back(std::make_unique<glass::ShardSource>(folder));
  return sources;
}

std::string contents(const Xapian::Database& database, bool term_lists) {
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' ' << database.get_total_length() << ' '
      << database.get_doclength_lower_bound() << ' ' << database.get_doclength_upper_bound() << '\n';
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << hexadecimal(*term) << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ' '
        << database.get_wdf_upper_bound(*term) << ':';
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      out << ' ' << *at << 'x' << at.get_wdf();
      for (auto position = at.positionlist_begin(); position != at.positionlist_end(); ++position)
        out << '@' << *position;
    }
    out << '\n';
  }
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
    out << *at << ' ' << database.get_doclength(*at) << ' ' << hexadecimal(database.get_document(*at).get_data())
        << '\n';
    if (term_lists) put_lists(database, *at, out);
  }
  for (const Xapian::valueno slot : {0U, 1U, 7U, 130U, 300U, 70000U, 0xfffffffeU}) {
    out << slot << ' ' << database.get_value_freq(slot) << ' ' << hexadecimal(database.get_value_lower_bound(slot))
        << ' ' << hexadecimal(database.get_value_upper_bound(slot)) << ':';
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at)
      out << ' ' << at.get_docid() << '=' << hexadecimal(*at);
    out << '\n';
  }
  return out.str();
}

std::string answers(const Xapian::Database& database, const std::vector<Xapian::Query>& queries, bool term_lists) {
  std::ostringstream out;
  out.precision(17);
  for (const Xapian::Query& query : queries) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, 20);
    out << query.get_description() << ' ' << found.get_matches_estimated() << ':';
    Xapian::RSet relevant;
    for (auto at = found.begin(); at != found.end(); ++at) {
      out << ' ' << *at << '=' << at.get_weight();
      if (relevant.size() < 3) relevant.add_document(*at);
    }
    if (term_lists && !relevant.empty()) {
      const Xapian::ESet expansion = enquire.get_eset(10, relevant);
      for (auto at = expansion.begin(); at != expansion.end(); ++at)
        out << ' ' << hexadecimal(*at) << '+' << at.get_weight();
    }
    out << '\n';
  }
  return out.str();
}

std::vector<Xapian::Query> random_queries(const Corpus& corpus, Random& random) {
  using Query = Xapian::Query;
  std::vector<std::string> terms{"nowhere"};
  for (const auto& [number, document] : corpus)
    for (std::size_t i = 0; i < document.postings.size() && i < 20; ++i) terms.push_back(document.postings[i].term);
  std::vector<Query> queries;
  for (int i = 0; i < 60; ++i) {
    // A phrase of one word again and again takes Xapian minutes where it has many positions.
    std::set<std::string> different;
    for (unsigned n = 0; n < 2 + random() % 2; ++n) different.insert(terms[random() % terms.size()]);
    std::vector<Query> some(different.begin(), different.end());
    static const Query::op ops[] = {Query::OP_AND, Query::OP_OR, Query::OP_PHRASE, Query::OP_NEAR, Query::OP_AND_NOT};
    const Query::op op = ops[random() % 5];
    if (op == Query::OP_AND_NOT) some.resize(std::min<std::size_t>(some.size(), 2));
    Query query(op, some.begin(), some.end(), op == Query::OP_NEAR ? 8 : 0);
    if (random() % 3 == 0) query = Query(Query::OP_FILTER, query, Query(Query::OP_VALUE_RANGE, 1, "b", "m"));
    queries.push_back(query);
  }
  return queries;
}

std::string faults(const fs::path& path) {
  std::ostringstream report;
  const std::size_t count = Xapian::Database::check(path.string(), 0, &report);
  return count == 0 ? "" : report.str();
}

void compare(const Corpus& corpus, unsigned seed, std::size_t documents_a_run, bool term_lists) {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  Random random(seed);
  const glass::ShardOptions options{.term_lists = term_lists};
  const auto written = glass::write_shard(root, "bulk", runs_of(corpus, root, documents_a_run), {}, options);
  BOOST_TEST(written.statistics.documents == corpus.size());
  if (corpus.empty()) {
    BOOST_TEST(!fs::exists(root / "bulk"));
    return;
  }
  // With term lists, Xapian's check makes room for every number up to the last.
  const bool checkable = !term_lists || corpus.rbegin()->first < 1U << 24;
  if (checkable) BOOST_TEST(faults(root / "bulk") == "");
  BOOST_TEST(fs::exists(root / "bulk" / "termlist.glass") == term_lists);
  write_with_api(corpus, root / "api");
  const Xapian::Database bulk((root / "bulk").string()), api((root / "api").string());
  BOOST_TEST((contents(bulk, term_lists) == contents(api, term_lists)));
  const auto queries = random_queries(corpus, random);
  BOOST_TEST((answers(bulk, queries, term_lists) == answers(api, queries, term_lists)));
  BOOST_TEST(written.files.size() ==
             static_cast<std::size_t>(std::distance(fs::directory_iterator(root / "bulk"), fs::directory_iterator())));
  for (const auto& file : written.files) {
    const auto described = archive::describe_file(root, file.name);
    BOOST_TEST(described.size == file.size);
    BOOST_TEST(described.sum == file.sum);
  }

  (void)glass::write_shard(root, "one", runs_of(corpus, root, corpus.size()), {}, options);
  BOOST_TEST((bytes_of(root / "one") == bytes_of(root / "bulk")));
  (void)glass::write_shard(root, "again", shard_at(root / "bulk"), {}, options);
  BOOST_TEST((bytes_of(root / "again") == bytes_of(root / "bulk")));

  // Two shards, the second the API's, without some of the documents.
  const auto middle = std::next(corpus.begin(), static_cast<std::ptrdiff_t>(corpus.size() / 2));
  const Corpus first(corpus.begin(), middle), second(middle, corpus.end());
  Corpus rest = corpus;
  std::vector<glass::DocId> removed;
  for (const auto& [number, document] : corpus)
    if (random() % 4 == 0) removed.push_back(number);
  for (const glass::DocId number : removed) rest.erase(number);
  Sources shards;
  if (!first.empty()) {
    (void)glass::write_shard(root, "first", runs_of(first, root, 3), {});
    shards.push_back(std::make_unique<glass::ShardSource>(root / "first"));
  }
  write_with_api(second, root / "second");
  shards.push_back(std::make_unique<glass::ShardSource>(root / "second"));
  const auto merged = glass::write_shard(root, "merged", shards, removed, options);
  BOOST_TEST(merged.statistics.documents == rest.size());
  if (rest.empty()) return;
  BOOST_TEST(merged.first == rest.begin()->first);
  write_with_api(rest, root / "rest");
  if (checkable) BOOST_TEST(faults(root / "merged") == "");
  const Xapian::Database merging((root / "merged").string()), remaining((root / "rest").string());
  BOOST_TEST((contents(merging, term_lists) == contents(remaining, term_lists)));
  BOOST_TEST((answers(merging, queries, term_lists) == answers(remaining, queries, term_lists)));
}

}  // namespace dateline::twin
