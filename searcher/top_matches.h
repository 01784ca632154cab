#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/postings.h"
#include "searcher/ranked_match.h"

namespace dateline {

/// The best of many matches, one a group when grouped: by weight; of equals the newest first, then by id. One thread.
class TopMatches {
 public:
  TopMatches(const archive::Snapshot& snapshot, const Postings& postings, std::size_t wanted, bool grouped)
      : snapshot_(snapshot), postings_(postings), wanted_(wanted), grouped_(grouped) {}

  /// A match of less weight need not be added.
  [[nodiscard]] double least_weight() const { return least_weight_; }
  void add(RankedMatch match);
  /// Best first.
  [[nodiscard]] std::vector<RankedMatch> take();

 private:
  struct Entry {
    RankedMatch match;
    archive::Number leader = 0;
    std::int32_t day = 0;  // since 1970, the least there is when undated
    std::string key;       // looked up when only that decides
  };

  [[nodiscard]] bool keeps_all() const;
  [[nodiscard]] Entry entry(RankedMatch match) const;
  [[nodiscard]] bool better(Entry& a, Entry& b) const;
  [[nodiscard]] const std::string& key(Entry& entry) const;
  [[nodiscard]] std::int32_t day_of(archive::Number number) const;

  const archive::Snapshot& snapshot_;
  const Postings& postings_;
  std::size_t wanted_;
  bool grouped_;
  double least_weight_ = 0;
  std::vector<Entry> entries_;  // best first, unless all are kept
};

}  // namespace dateline
