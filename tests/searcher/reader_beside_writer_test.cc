#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "dateline/indexer.h"
#include "dateline/maintenance.h"
#include "dateline/searcher.h"
#include "tests/some_articles.h"
#include "tests/temporary_folder.h"

using namespace dateline;

namespace {

/// Seconds to run: DATELINE_SOAK_SECONDS, else few enough for every day.
std::chrono::seconds soak_time() {
  const char* const set = std::getenv("DATELINE_SOAK_SECONDS");
  return std::chrono::seconds(set == nullptr ? 10 : std::max(1, std::atoi(set)));
}

constexpr unsigned pairs = 40;

/// In every generation all articles carry the same round in their text: an answer with two rounds mixes generations.
std::vector<Article> articles_of(unsigned round) {
  std::vector<Article> all;
  for (unsigned i = 0; i < pairs; ++i)
    all.push_back(
        make_article(std::to_string(i), "Everywhere " + std::to_string(i), "everywhere round" + std::to_string(round)));
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_reader_beside_a_writer_sees_whole_generations_and_no_error) {
  const TemporaryFolder folder;
  const ArchiveLocation where{folder.path() / "a"};
  {
    Indexer indexer(where);
    for (const Article& article : articles_of(0)) indexer.add(article);
    indexer.commit();
  }
  std::atomic<bool> stop = false;
  std::atomic<unsigned> rounds = 0;
  std::string writer_error;
  std::thread writer([&] {
    try {
      for (unsigned round = 1; !stop; ++round, ++rounds) {
        {
          Indexer indexer(where);
          for (const Article& article : articles_of(round)) indexer.add(article);
          indexer.commit();
        }
        if (round % 7 == 0) compact(where);
      }
    } catch (const std::exception& error) {
      writer_error = error.what();
    }
  });

  unsigned answers = 0, mixed = 0, short_answers = 0;
  std::string reader_error;
  const auto deadline = std::chrono::steady_clock::now() + soak_time();
  while (std::chrono::steady_clock::now() < deadline && reader_error.empty()) {
    try {
      const Searcher searcher(where);
      for (int i = 0; i < 3; ++i) {
        Request request;
        request.query = "everywhere";
        request.limit = std::nullopt;
        request.duplicates = Duplicates::show;
        const Results results = searcher.search(request);
        if (results.hits.size() != pairs) ++short_answers;
        std::string round;
        for (const Hit& hit : results.hits) {
          const std::string text = searcher.article(hit.article.id).value().article.body;
          if (!round.empty() && text != round) ++mixed;
          round = text;
        }
        ++answers;
      }
    } catch (const std::exception& error) {
      reader_error = error.what();
    }
  }
  stop = true;
  writer.join();
  BOOST_TEST(writer_error == "");
  BOOST_TEST(reader_error == "");
  BOOST_TEST(mixed == 0U);
  BOOST_TEST(short_answers == 0U);
  BOOST_TEST(answers > 10U);
  BOOST_TEST(rounds > 2U);
}
