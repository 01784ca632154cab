#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "dateline/indexer.h"
#include "dateline/searcher.h"
#include "tests/temporary_folder.h"

using namespace dateline;

namespace {

const std::filesystem::path corpus = std::filesystem::path(DATELINE_SOURCE) / "corpus";

/// The sample archive, indexed once for all cases.
const TemporaryFolder& folder() {
  static const TemporaryFolder made;
  return made;
}

IndexSummary index_corpus() {
  Indexer indexer({folder().path() / "archive"});
  for (const char* part : {"news", "text"}) indexer.add_dump((corpus / part).string());
  indexer.commit();
  return indexer.summary();
}

const Searcher& searcher() {
  static const IndexSummary indexed = index_corpus();
  BOOST_REQUIRE(indexed.records > 0);
  static const Searcher opened({folder().path() / "archive"});
  return opened;
}

/// As answers.tsv names articles: plain texts, whose ids come from their content, by file.
std::string name_of(const Article& article) {
  if (article.provenance.member.ends_with(".txt")) return "text:" + article.provenance.member;
  return article.id;
}

std::string in_order(std::set<std::string> ids) {
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
  return all.empty() ? "-" : all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(indexing_says_what_the_corpus_readme_says) {
  const TemporaryFolder elsewhere;
  Indexer indexer({elsewhere.path() / "archive"});
  for (const char* part : {"news", "text"}) indexer.add_dump((corpus / part).string());
  indexer.commit();
  const IndexSummary summary = indexer.summary();
  std::ostringstream row;
  row << "| " << summary.records << " | " << summary.added << " | " << summary.updated << " | " << summary.unchanged
      << " | " << summary.duplicates << " | " << summary.kept << " | " << summary.collisions << " | "
      << summary.rejected << " |";
  std::ifstream file(corpus / "README.md");
  const std::string readme((std::istreambuf_iterator<char>(file)), {});
  BOOST_TEST(readme.find(row.str()) != std::string::npos, row.str());
}

BOOST_AUTO_TEST_CASE(every_query_finds_exactly_the_articles_that_were_read_to_answer_it) {
  std::ifstream file(corpus / "answers.tsv");
  unsigned asked = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#' || line.starts_with("query\t")) continue;
    const std::size_t tab = line.find('\t');
    BOOST_REQUIRE(tab != std::string::npos);
    std::istringstream expected(line.substr(tab + 1));
    std::set<std::string> wanted{std::istream_iterator<std::string>(expected), {}};
    wanted.erase("-");
    Request request;
    request.query = line.substr(0, tab);
    request.match = MatchMode::all;
    request.duplicates = Duplicates::show;
    request.limit = std::nullopt;
    request.now = {Precision::day, 2025, 1, 15, 0, 0, 0, 0};
    BOOST_TEST_CONTEXT(request.query) {
      const Results results = searcher().search(request);
      BOOST_TEST(!results.problem.has_value(), results.problem.value_or(Problem{}).message);
      std::set<std::string> found;
      for (const Hit& hit : results.hits) found.insert(name_of(hit.article));
      BOOST_TEST(in_order(found) == in_order(wanted));
      BOOST_TEST(results.hits.size() == found.size());
    }
    ++asked;
  }
  BOOST_TEST(asked > 150U);
}
