#include "indexer/glass/term_lexicon.h"

#include <xxhash.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace dateline::glass {

TermLexicon::Number TermLexicon::number(std::string_view term) {
  if (2 * (begins_.size() + 1) > slots_.size()) grow();
  const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    Slot& slot = slots_[at];
    if (slot.term == none) {
      slot = {hash, static_cast<Number>(begins_.size())};
      begins_.push_back(texts_.size());
      texts_ += term;
      return slot.term;
    }
    if (slot.hash == hash && text(slot.term) == term) return slot.term;
  }
}

std::span<const TermLexicon::Number> TermLexicon::ascending() {
  const auto text_of = [this](Number term) { return text(term); };
  const std::size_t sorted = ascending_.size();
  ascending_.resize(size());
  const auto middle = ascending_.begin() + static_cast<std::ptrdiff_t>(sorted);
  std::iota(middle, ascending_.end(), static_cast<Number>(sorted));
  std::ranges::sort(middle, ascending_.end(), {}, text_of);
  std::ranges::inplace_merge(ascending_, middle, {}, text_of);
  return ascending_;
}

std::size_t TermLexicon::memory() const {
  return texts_.capacity() + begins_.capacity() * sizeof(std::size_t) + slots_.capacity() * sizeof(Slot) +
         ascending_.capacity() * sizeof(Number);
}

void TermLexicon::grow() {
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(slots_.size() * 2, 1024)));
  for (const Slot& slot : old) {
    if (slot.term == none) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].term != none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace dateline::glass
