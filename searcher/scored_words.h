#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "searcher/postings.h"

namespace dateline {

/// What BM25 needs to know of the whole archive.
struct ArchiveStatistics {
  double articles = 0;
  double mean_length = 0;
};

/// What a term weighs in an article, as ranking::SteadyWeight says, and at most.
class TermWeight {
 public:
  TermWeight(const ArchiveStatistics& archive, double articles_with_term, double factor);

  [[nodiscard]] double in(std::uint32_t occurrences, std::uint32_t article_length) const;
  [[nodiscard]] double at_most(std::uint32_t occurrences) const {
    return occurrences < at_most_.size() ? at_most_[occurrences] : most_;
  }
  /// Whatever the article.
  [[nodiscard]] double at_most() const { return most_; }

 private:
  double weight_, inverse_length_;
  double most_;
  std::array<double, 16> at_most_;
};

/// A term with its weight.
struct ScoredTerm {
  glass::PostingIterator at;
  TermWeight weight;
};

/// Articles of a shard that have any of some terms, whose weights add up, and others that only add theirs: a word in
/// all its forms. One thread.
class ScoredWord {
 public:
  ScoredWord(std::vector<ScoredTerm> any, std::vector<ScoredTerm> more);

  /// Terms that decide, with all their articles.
  [[nodiscard]] std::size_t frequency() const;

  [[nodiscard]] archive::Number article() const { return article_; }
  void next() {
    for (ScoredTerm& term : any_)
      if (term.at.document() == article_) term.at.next();
    settle();
  }
  void skip_to(archive::Number wanted) {
    if (wanted <= article_) return;
    for (ScoredTerm& term : any_) term.at.skip_to(wanted);
    settle();
  }

  /// At most so much in this article, and in any.
  [[nodiscard]] double at_most_here();
  [[nodiscard]] double at_most() const { return at_most_; }
  /// In this article, which has that length.
  [[nodiscard]] double weight(std::uint32_t length);

 private:
  void settle() {
    article_ = glass::no_document;
    for (const ScoredTerm& term : any_) article_ = std::min(article_, term.at.document());
  }

  std::vector<ScoredTerm> any_, more_;
  archive::Number article_ = glass::no_document;
  double at_most_ = 0;
};

}  // namespace dateline
