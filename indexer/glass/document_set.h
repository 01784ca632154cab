#pragma once

#include <bitset>
#include <memory>
#include <vector>

#include "common/glass/numbers.h"

namespace dateline::glass {

/// Documents as bits, in pages of 65,536: gaps between numbers cost nothing.
class DocumentSet {
 public:
  void add(DocId document) {
    const std::size_t page = document / page_size;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (!pages_[page]) pages_[page] = std::make_unique<Page>();
    pages_[page]->set(document % page_size);
  }

  [[nodiscard]] bool has(DocId document) const {
    const std::size_t page = document / page_size;
    return page < pages_.size() && pages_[page] && pages_[page]->test(document % page_size);
  }

 private:
  static constexpr std::size_t page_size = 1 << 16;
  using Page = std::bitset<page_size>;

  std::vector<std::unique_ptr<Page>> pages_;
};

}  // namespace dateline::glass
