#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "common/archive/tables.h"

namespace dateline::archive {

/// Article numbers as a file of bits, mapped: opening costs nothing however many there are.
class NumberSet {
 public:
  NumberSet() = default;
  /// `bits` names the table; an archive of format 1 has a list of numbers instead, in the table `list`. Throws Error of
  /// kind archive when the file is damaged.
  NumberSet(const std::filesystem::path& folder, const Manifest& manifest, std::string_view bits,
            std::string_view list);

  [[nodiscard]] bool contains(Number number) const {
    const std::size_t word = number / 64;
    return word < words_.size() && (words_[word] >> (number % 64) & 1) != 0;
  }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// Calls `visit` with every number, ascending.
  template <typename Visit>
  void each(Visit visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word)
      for (std::uint64_t left = words_[word]; left != 0; left &= left - 1)
        visit(static_cast<Number>(word * 64 + static_cast<unsigned>(std::countr_zero(left))));
  }

  /// The file's bytes, for numbers in any order; none for no numbers.
  [[nodiscard]] static std::string encode(std::span<const Number> numbers);

 private:
  MappedFile file_;
  std::vector<std::uint64_t> of_list_;
  std::span<const std::uint64_t> words_;
  std::size_t size_ = 0;
};

}  // namespace dateline::archive
