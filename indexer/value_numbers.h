#pragma once

#include <array>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive/snapshot.h"

namespace dateline {

/// Gives values their numbers: those that an archive has keep theirs, new ones follow.
class ValueNumbers {
 public:
  using ValueNumber = archive::ValueNumber;

  /// Those of the snapshot are known, which must outlive this; without one every value is new.
  explicit ValueNumbers(const archive::Snapshot* known) : known_(known) {}

  [[nodiscard]] ValueNumber number(std::size_t column, std::string_view text);

  /// Values without a number before, in the order of their numbers; stands as long as this does.
  [[nodiscard]] std::vector<std::string_view> added(std::size_t column) const;

 private:
  struct Added {
    std::deque<std::string> texts;  // where they stand does not change
    std::unordered_map<std::string_view, ValueNumber> numbers;
  };

  const archive::Snapshot* known_;
  std::array<Added, archive::value_fields.size()> added_;
};

}  // namespace dateline
