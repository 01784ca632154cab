#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>

/// How hits are ranked: every constant, and where it comes from.
namespace dateline::ranking {

/// A word in the title counts this much beside what it counts as a word of the text, so three times a word of the body:
/// significantly better than no such weight where it was measured (ranking notes).
inline constexpr double title_boost = 2.0;

/// What the accents as typed add to a word: enough to decide between equals, too little to beat a second mention.
inline constexpr double accent_boost = 0.1;

/// A prefix stands for at most so many words, the most frequent; a beginning of a url for so many urls.
inline constexpr std::size_t most_words_of_prefix = 1'000;
inline constexpr std::size_t most_urls_of_prefix = 10'000;
/// Terms looked at to find them.
inline constexpr std::size_t most_terms_scanned = 200'000;

/// Matches that are looked at even when fewer are shown, so that a small total is exact at no cost.
inline constexpr std::size_t check_at_least = 1'000;

/// An acronym longer than this is taken for one only when most of its occurrences are written in capitals: PEACE may be
/// shouted once.
inline constexpr std::size_t sure_acronym_letters = 4;
inline constexpr std::size_t longest_acronym_letters = 6;

/// The part of a BM25 weight that says how rare a term is, as Xapian computes it: ln((N-n+.5)/(n+.5)), kept above 0.
[[nodiscard]] double rarity(double articles, double with_term);

/// On a grid of 2^-32: sums of such weights, none negative, are the same to the bit in whatever order they are added.
[[nodiscard]] inline double on_grid(double weight) {
  constexpr double grid = 4294967296.0;
  return static_cast<double>(static_cast<std::int64_t>(weight * grid + 0.5)) / grid;
}

/// Not less than on_grid() of the weight, or of one that rounding makes a little greater.
[[nodiscard]] double above_on_grid(double weight);

/// BM25 with Xapian's defaults (k1 1, b .5; nothing else gained more than .02 nDCG, ranking notes), its parts on the
/// grid, so that an archive of one shard and the same articles in many have the same scores and ties.
class SteadyWeight : public Xapian::BM25Weight {
 public:
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount terms) const override;
  double get_maxpart() const override;
  std::string name() const override { return "SteadyWeight"; }

 private:
  SteadyWeight* clone() const override { return new SteadyWeight(); }
};

/// For what is only counted or sorted by a value. In place of Xapian's BoolWeight, which does not ask how often a term
/// occurs: 1.4.22 then mistakes a term that every document of a shard has (see searcher/query/engine_query.h).
class NoWeight : public Xapian::Weight {
 public:
  NoWeight() { need_stat(WDF); }
  double get_sumpart(Xapian::termcount, Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxpart() const override { return 0; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }
  std::string name() const override { return "NoWeight"; }

 private:
  void init(double) override {}
  NoWeight* clone() const override { return new NoWeight(); }
};

}  // namespace dateline::ranking
