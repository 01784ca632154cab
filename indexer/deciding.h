#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dateline/article.h"
#include "indexer/generation_writer.h"

/// Which article is it? The one ordered stage of indexing.
namespace dateline {

/// An article with what deciding needs, worked out beforehand.
struct Candidate {
  Article article;
  std::uint64_t content = 0;  ///< hash of everything but the id, other ids and where it was read
  std::uint64_t copy = 0;     ///< hash of source, day, title and body
  std::uint32_t source = 0, url = 0, title = 0;
  std::int32_t day = 0;  ///< days since 1970; the least value when undated
};

[[nodiscard]] Candidate make_candidate(Article article);

enum class Outcome {
  added,
  updated,    ///< replaces the version before
  unchanged,  ///< known as it is
  duplicate,  ///< stored under another id already
  kept,       ///< the version before is better
  collision,  ///< the id is another article's: added as id#2
};

/// An article that gets a number, to be written.
struct Accepted {
  GenerationWriter::Number number = 0;
  Article article;
};

struct Decision {
  Outcome outcome = Outcome::added;
  /// What is to be written: the article, and the former version that an other id must keep.
  std::vector<Accepted> accepted;
  std::string warning;  ///< of collisions and kept ones; else empty
};

/// Decides record by record, in the dump's order. Depends on nothing but the order of records and the archive before.
class Decider {
 public:
  /// `flush` commits everything accepted so far: called, rarely, when the text of an article of this very run is
  /// needed.
  Decider(GenerationWriter& writer, std::function<void()> flush) : writer_(writer), flush_(std::move(flush)) {}

  [[nodiscard]] Decision decide(Candidate candidate);

 private:
  struct Place {
    std::string id;
    std::optional<archive::IdRecord> record;  // of the same article; nothing when the place is free
    bool collides = false;
  };
  [[nodiscard]] Place find_place(const Candidate& candidate) const;
  /// Gives the article a number, or finds it to be a copy (of another than `former`); says which number holds it.
  GenerationWriter::Number add(Candidate&& candidate, Decision& decision, GenerationWriter::Number former = 0);
  void note_other_id(const Candidate& like, const std::string& id, GenerationWriter::Number number);
  void replace(const archive::IdRecord& former, Candidate&& candidate, Decision& decision);
  void mark_seen(GenerationWriter::Number number);
  [[nodiscard]] bool seen(GenerationWriter::Number number) const { return number < seen_.size() && seen_[number]; }

  GenerationWriter& writer_;
  std::function<void()> flush_;
  std::vector<bool> seen_;  // by number: articles that this run's records gave or met
};

}  // namespace dateline
