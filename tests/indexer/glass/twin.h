#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "indexer/glass/source.h"

/// Documents that are written in bulk and, as the oracle, through Xapian's API; and what can be asked of both.
namespace dateline::twin {

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
using Sources = std::vector<std::unique_ptr<glass::Source>>;

[[nodiscard]] Document random_document(Random& random, std::size_t longest);

/// A fresh database of the corpus.
void write_with_api(const Corpus& corpus, const std::filesystem::path& path);
[[nodiscard]] Xapian::Document api_document(const Document& document);

/// The corpus as runs, in files of the folder.
[[nodiscard]] Sources runs_of(const Corpus& corpus, const std::filesystem::path& folder, std::size_t documents_a_run);

/// A shard as the only source.
[[nodiscard]] Sources shard_at(const std::filesystem::path& folder);

/// All that a database holds, as text; with what takes term lists only if it has them.
[[nodiscard]] std::string contents(const Xapian::Database& database, bool term_lists);

[[nodiscard]] std::vector<Xapian::Query> random_queries(const Corpus& corpus, Random& random);

/// What the database answers, with weights to the last digit; with term lists, also what it would expand queries with.
[[nodiscard]] std::string answers(const Xapian::Database& database, const std::vector<Xapian::Query>& queries,
                                  bool term_lists);

/// Of Xapian's own check of the database.
[[nodiscard]] std::string faults(const std::filesystem::path& path);

/// Compares with the twin whatever can be asked of both, then the bytes however documents are spread over runs, then
/// merged shards without some of the documents.
void compare(const Corpus& corpus, unsigned seed, std::size_t documents_a_run, bool term_lists = false);

}  // namespace dateline::twin
