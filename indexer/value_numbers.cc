#include "indexer/value_numbers.h"

namespace dateline {

archive::ValueNumber ValueNumbers::number(std::size_t column, std::string_view text) {
  Added& added = added_[column];
  if (const auto at = added.numbers.find(text); at != added.numbers.end()) return at->second;
  std::size_t before = 0;
  if (known_ != nullptr) {
    const archive::Values& known = known_->values(archive::value_fields[column]);
    if (const auto found = known.find(text)) return *found;
    before = known.size();
  }
  const auto number = static_cast<ValueNumber>(before + added.texts.size());
  added.numbers.emplace(added.texts.emplace_back(text), number);
  return number;
}

std::vector<std::string_view> ValueNumbers::added(std::size_t column) const {
  return {added_[column].texts.begin(), added_[column].texts.end()};
}

}  // namespace dateline
