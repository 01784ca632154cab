#include "searcher/scored_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "searcher/ranking.h"

namespace dateline {
namespace {

// BM25 as Xapian::BM25Weight computes it with its defaults: k1 1, b .5, k3 1 with each term once in the query, and no
// article shorter than half the mean.
constexpr double k1 = 1, b = 0.5, least_length = 0.5;

double saturated(double occurrences, double length) {
  return occurrences / (k1 * (length * b + (1 - b)) + occurrences);
}

}  // namespace

TermWeight::TermWeight(const ArchiveStatistics& archive, double articles_with_term, double factor)
    : weight_(ranking::rarity(archive.articles, articles_with_term) * factor * (k1 + 1)),
      inverse_length_(archive.mean_length == 0 ? 0 : 1 / archive.mean_length),
      most_(ranking::above_on_grid(weight_)) {
  for (std::size_t n = 0; n < at_most_.size(); ++n)
    at_most_[n] = ranking::above_on_grid(weight_ * saturated(static_cast<double>(n), least_length));
}

double TermWeight::in(std::uint32_t occurrences, std::uint32_t article_length) const {
  return ranking::on_grid(weight_ * saturated(occurrences, std::max(article_length * inverse_length_, least_length)));
}

ScoredWord::ScoredWord(std::vector<ScoredTerm> any, std::vector<ScoredTerm> more)
    : any_(std::move(any)), more_(std::move(more)) {
  for (const auto* terms : {&any_, &more_})
    for (const ScoredTerm& term : *terms) at_most_ += term.weight.at_most();
  settle();
}

std::size_t ScoredWord::frequency() const {
  std::size_t sum = 0;
  for (const ScoredTerm& term : any_) sum += term.at.frequency();
  return sum;
}

double ScoredWord::at_most_here() {
  double sum = 0;
  for (const ScoredTerm& term : any_)
    if (term.at.document() == article_) sum += term.weight.at_most(term.at.count());
  for (ScoredTerm& term : more_) {
    term.at.skip_to(article_);
    if (term.at.document() == article_) sum += term.weight.at_most(term.at.count());
  }
  return sum;
}

double ScoredWord::weight(std::uint32_t length) {
  double sum = 0;
  for (const ScoredTerm& term : any_)
    if (term.at.document() == article_) sum += term.weight.in(term.at.count(), length);
  for (ScoredTerm& term : more_) {
    term.at.skip_to(article_);
    if (term.at.document() == article_) sum += term.weight.in(term.at.count(), length);
  }
  return sum;
}

}  // namespace dateline
