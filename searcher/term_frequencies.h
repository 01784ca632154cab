#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "searcher/postings.h"

namespace dateline {

/// In how many articles terms are, removed ones too; remembers what was asked. One thread, one query.
class TermFrequencies {
 public:
  /// The postings must outlive this.
  explicit TermFrequencies(const Postings& postings) : postings_(postings) {}

  [[nodiscard]] std::uint32_t of(const std::string& term) const {
    const auto [known, is_new] = known_.try_emplace(term, 0);
    if (is_new) known->second = postings_.frequency(term);
    return known->second;
  }
  [[nodiscard]] std::uint32_t articles() const { return postings_.articles(); }

 private:
  const Postings& postings_;
  mutable std::unordered_map<std::string, std::uint32_t> known_;
};

}  // namespace dateline
