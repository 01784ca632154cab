// Shards written in bulk against the same documents written through Xapian's API.
#include <xapian.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <sstream>

#include "indexer/glass/inflate.h"
#include "indexer/glass/run.h"
#include "indexer/glass/shard_source.h"
#include "indexer/glass/shard_writer.h"
#include "tests/temporary_folder.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  unsigned operator()() { return static_cast<unsigned>(engine_()); }

 private:
  std::mt19937 engine_;
};

struct Posting {
  std::string term;
  std::uint32_t position, wdf;  // position 0: none
};

struct Document {
  std::vector<Posting> postings;
  std::map<std::uint32_t, std::string> values;
  std::string data;
};

using Corpus = std::map<glass::DocId, Document>;

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

/// The oracle.
void write_with_api(const Corpus& corpus, const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  for (const auto& [number, document] : corpus) {
    Xapian::Document made;
    for (const Posting& posting : document.postings) {
      if (posting.position == 0)
        made.add_term(posting.term, posting.wdf);
      else
        made.add_posting(posting.term, posting.position, posting.wdf);
    }
    for (const auto& [slot, value] : document.values) made.add_value(slot, value);
    made.set_data(document.data);
    database.replace_document(number, made);
  }
  database.commit();
}

using Sources = std::vector<std::unique_ptr<glass::Source>>;

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

std::string hexadecimal(std::string_view bytes) {
  std::ostringstream out;
  for (const char c : bytes)
    if (c > 0x20 && c < 0x7f)
      out << c;
    else
      out << '%' << static_cast<unsigned>(static_cast<unsigned char>(c));
  return out.str();
}

/// All that a database holds, as text.
std::string contents(const Xapian::Database& database) {
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' ' << database.get_total_length() << '\n';
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    Xapian::doccount documents = 0;
    Xapian::termcount occurrences = 0;
    documents = term.get_termfreq();
    occurrences = database.get_collection_freq(*term);
    out << hexadecimal(*term) << ' ' << documents << ' ' << occurrences << ':';
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      out << ' ' << *at << 'x' << at.get_wdf() << '/' << at.get_doclength();
      for (auto position = at.positionlist_begin(); position != at.positionlist_end(); ++position)
        out << '@' << *position;
    }
    out << '\n';
  }
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at)
    out << *at << ' ' << database.get_doclength(*at) << ' ' << hexadecimal(database.get_document(*at).get_data())
        << '\n';
  for (const Xapian::valueno slot : {0U, 1U, 7U, 130U, 300U, 70000U}) {
    out << slot << ' ' << database.get_value_freq(slot) << ' ' << hexadecimal(database.get_value_lower_bound(slot))
        << ' ' << hexadecimal(database.get_value_upper_bound(slot)) << ':';
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at)
      out << ' ' << at.get_docid() << '=' << hexadecimal(*at);
    out << '\n';
  }
  return out.str();
}

std::string answers(const Xapian::Database& database, const std::vector<Xapian::Query>& queries) {
  std::ostringstream out;
  for (const Xapian::Query& query : queries) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, 20);
    out << query.get_description() << ' ' << found.get_matches_estimated() << ':';
    out.precision(17);
    for (auto at = found.begin(); at != found.end(); ++at) out << ' ' << *at << '=' << at.get_weight();
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
    std::vector<Query> some;
    for (unsigned n = 0; n < 2 + random() % 2; ++n) some.emplace_back(terms[random() % terms.size()]);
    static const Query::op ops[] = {Query::OP_AND, Query::OP_OR, Query::OP_PHRASE, Query::OP_NEAR, Query::OP_AND_NOT};
    const Query::op op = ops[random() % 5];
    if (op == Query::OP_AND_NOT) some.resize(2);
    Query query(op, some.begin(), some.end(), op == Query::OP_NEAR ? 8 : 0);
    if (random() % 3 == 0) query = Query(Query::OP_FILTER, query, Query(Query::OP_VALUE_RANGE, 1, "b", "m"));
    queries.push_back(query);
  }
  return queries;
}

void check_sound(const fs::path& path) {
  std::ostringstream report;
  BOOST_TEST(Xapian::Database::check(path.string(), 0, &report) == 0U, report.str());
}

std::string bytes_of(const fs::path& folder) {
  std::string all;
  for (const char* name : {"postlist.glass", "position.glass", "docdata.glass", "iamglass"})
    if (fs::exists(folder / name)) all += archive::read_file(folder / name);
  return all;
}

/// Compares with the twin whatever can be asked of both; and the bytes, however documents are spread and merged.
void compare(const Corpus& corpus, unsigned seed, std::size_t documents_a_run) {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  Random random(seed);
  const auto written = glass::write_shard(root, "bulk", runs_of(corpus, root, documents_a_run), {});
  BOOST_TEST(written.statistics.documents == corpus.size());
  if (corpus.empty()) {
    BOOST_TEST(!fs::exists(root / "bulk"));
    return;
  }
  check_sound(root / "bulk");
  write_with_api(corpus, root / "api");
  const Xapian::Database bulk((root / "bulk").string()), api((root / "api").string());
  BOOST_TEST((contents(bulk) == contents(api)));
  const auto queries = random_queries(corpus, random);
  BOOST_TEST((answers(bulk, queries) == answers(api, queries)));
  for (const auto& file : written.files) {
    const auto described = archive::describe_file(root, file.name);
    BOOST_TEST(described.size == file.size);
    BOOST_TEST(described.sum == file.sum);
  }

  (void)glass::write_shard(root, "one", runs_of(corpus, root, corpus.size()), {});
  BOOST_TEST((bytes_of(root / "one") == bytes_of(root / "bulk")));

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
  const auto merged = glass::write_shard(root, "merged", shards, removed);
  BOOST_TEST(merged.statistics.documents == rest.size());
  if (rest.empty()) return;
  BOOST_TEST(merged.first == rest.begin()->first);
  write_with_api(rest, root / "rest");
  check_sound(root / "merged");
  const Xapian::Database merging((root / "merged").string()), remaining((root / "rest").string());
  BOOST_TEST((contents(merging) == contents(remaining)));
  BOOST_TEST((answers(merging, queries) == answers(remaining, queries)));
}

std::string random_term(Random& random) {
  static const std::string odd[] = {std::string("\0", 1),
                                    std::string("a\0b", 3),
                                    std::string("a\0\xff", 3),
                                    "a",
                                    std::string(245, 'x'),
                                    std::string(244, 'x') + "y",
                                    "\xff\xff",
                                    "XS:a b"};
  if (random() % 12 == 0) return odd[random() % std::size(odd)];
  const unsigned range = 1U << (random() % 10);
  return "w" + std::to_string(random() % range);
}

Document random_document(Random& random, std::size_t longest) {
  Document document;
  std::uint32_t position = 0;
  for (std::size_t i = random() % (longest + 1); i > 0; --i) {
    position += 1 + (random() % 50 == 0 ? random() % 100000 : random() % 3);
    std::string term = random_term(random);
    if (random() % 4 == 0)
      document.postings.push_back({std::move(term), 0, random() % 3});
    else
      document.postings.push_back({std::move(term), random() % 20 == 0 ? 1 + position / 2 : position, random() % 2});
  }
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

}  // namespace

BOOST_AUTO_TEST_SUITE(twin)

BOOST_AUTO_TEST_CASE(random_documents_are_the_same) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Random random(seed);
      Corpus corpus;
      glass::DocId number = seed % 5 == 0 ? 1 : 1 + random() % 4000000;
      for (unsigned i = random() % 300; i > 0; --i) {
        corpus[number] = random_document(random, seed % 3 == 0 ? 400 : 40);
        number += 1 + (random() % 10 == 0 ? random() % 100000 : 0);
      }
      compare(corpus, seed, 1 + random() % 60);
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
  corpus[5] = {};
  corpus[0xfffffff0U].postings.push_back({"late", 0xfffffffeU, 1});
  compare(corpus, 1, 2);
}

BOOST_AUTO_TEST_CASE(many_tiny_documents_make_a_table_of_three_levels) {
  Corpus corpus;
  for (glass::DocId number = 1; number <= 40000; ++number) {
    Document& document = corpus[number];
    document.postings = {{"common", 1, 1}, {"Q" + std::string(200, 'q') + std::to_string(number), 2, 1}};
    document.data = std::to_string(number);
  }
  compare(corpus, 2, 9999);
}

BOOST_AUTO_TEST_CASE(user_metadata_is_the_same) {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  Random random(7);
  Corpus corpus;
  for (glass::DocId number = 1; number < 50; ++number) corpus[number] = random_document(random, 60);
  std::map<std::string, std::string> metadata{{"a", "1"}, {"text", std::string("\0\xff", 2)}, {"\xff\xfe", "last"}};
  metadata[std::string("\0", 1)] = "NUL";
  metadata[std::string(253, 'k')] = "a long name";
  for (std::size_t size : {2000, 2040, 8192, 300'000}) {
    std::string& bytes = metadata["size " + std::to_string(size)];
    while (bytes.size() < size) bytes += static_cast<char>(random());
  }
  (void)glass::write_shard(root, "bulk", runs_of(corpus, root, 20), {}, metadata);
  check_sound(root / "bulk");
  write_with_api(corpus, root / "api");
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
  BOOST_TEST((contents(bulk) == contents(api)));
  Sources shards;
  shards.push_back(std::make_unique<glass::ShardSource>(root / "bulk"));
  (void)glass::write_shard(root, "plain", shards, {});
  BOOST_TEST(all_of(Xapian::Database((root / "plain").string())).empty());
  BOOST_TEST((contents(Xapian::Database((root / "plain").string())) == contents(api)));
}

BOOST_AUTO_TEST_CASE(data_that_xapian_compressed_is_inflated) {
  const TemporaryFolder folder;
  Random random(8);
  Corpus corpus;
  for (glass::DocId number = 1; number < 60; ++number)
    for (std::size_t size = random() % (std::size_t{1} << (random() % 18)); size > 0; --size)
      corpus[number].data += static_cast<char>('a' + random() % 3);
  write_with_api(corpus, folder.path() / "api");
  std::size_t compressed = 0;
  glass::ShardSource(folder.path() / "api").each_data([&](glass::DocId number, glass::Tag tag) {
    BOOST_TEST(((tag.compressed ? glass::inflate(tag.bytes) : std::string(tag.bytes)) == corpus[number].data));
    if (!tag.compressed) return;
    ++compressed;
    BOOST_CHECK_THROW((void)glass::inflate(tag.bytes.substr(0, tag.bytes.size() / 2)), Error);
  });
  BOOST_TEST(compressed > 20U);
}

BOOST_AUTO_TEST_CASE(no_documents_leave_no_shard) { compare({}, 1, 1); }

BOOST_AUTO_TEST_CASE(a_damaged_table_is_an_error) {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  Random random(5);
  Corpus corpus;
  for (glass::DocId number = 1; number < 300; ++number) corpus[number] = random_document(random, 60);
  (void)glass::write_shard(root, "whole", runs_of(corpus, root, 100), {});
  const std::string whole = archive::read_file(root / "whole" / "postlist.glass");
  for (int round = 0; round < 300; ++round) {
    std::string broken = whole;
    for (unsigned n = 1 + random() % 4; n > 0; --n) broken[random() % broken.size()] = static_cast<char>(random());
    if (round % 10 == 0) broken.resize(random() % broken.size());
    fs::remove(root / "whole" / "postlist.glass");
    archive::write_file_durably(root / "whole" / "postlist.glass", broken);
    try {
      Sources sources;
      sources.push_back(std::make_unique<glass::ShardSource>(root / "whole"));
      (void)glass::write_shard(root, "copy", sources, {});
    } catch (const Error& error) {
      BOOST_TEST((error.kind() == ErrorKind::archive || error.kind() == ErrorKind::system), error.what());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
