#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "dateline/searcher.h"
#include "searcher/analyser.h"
#include "searcher/marks.h"
#include "searcher/matches.h"
#include "searcher/postings.h"

namespace dateline {

/// Fetches what is shown of a match. Throws what Xapian throws.
class HitMaker {
 public:
  HitMaker(const archive::Snapshot& snapshot, const Postings& postings, const Xapian::Database& database,
           Analyser& analyser)
      : snapshot_(snapshot), postings_(postings), database_(database), analyser_(analyser) {}

  /// With as much as the request asks for.
  [[nodiscard]] Hit hit(const RankedMatch& match, std::size_t rank, bool scored, const std::vector<Mark>& marks,
                        const Request& request) const;
  [[nodiscard]] StoredArticle stored(archive::Number number) const;

 private:
  [[nodiscard]] std::optional<std::string> group_id(archive::Number number, const std::string& own_id) const;

  const archive::Snapshot& snapshot_;
  const Postings& postings_;
  const Xapian::Database& database_;
  Analyser& analyser_;
};

}  // namespace dateline
