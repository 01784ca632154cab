#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>

namespace dateline::ranking {
namespace {

constexpr double grid = 4294967296.0;

}  // namespace

double rarity(double articles, double with_term) {
  const double n = std::min(with_term, articles);
  double odds = (articles - n + 0.5) / (n + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

double above_on_grid(double weight) { return std::ceil(weight * grid + 1) / grid; }

double SteadyWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount terms) const {
  return on_grid(BM25Weight::get_sumpart(wdf, length, terms));
}

double SteadyWeight::get_maxpart() const { return above_on_grid(BM25Weight::get_maxpart()); }

}  // namespace dateline::ranking
