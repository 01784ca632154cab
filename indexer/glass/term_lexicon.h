#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::glass {

/// Numbers terms as they come, from 0. Open addressing over hashes; the texts lie one after the other. One thread.
class TermLexicon {
 public:
  using Number = std::uint32_t;

  /// The term's number, a new one when it has none.
  [[nodiscard]] Number number(std::string_view term);

  /// Stands until the next number().
  [[nodiscard]] std::string_view text(Number term) const {
    const std::size_t end = term + 1 < begins_.size() ? begins_[term + 1] : texts_.size();
    return std::string_view(texts_).substr(begins_[term], end - begins_[term]);
  }

  /// All numbers in the order of their terms' bytes. Only terms that are new since the last call are sorted.
  [[nodiscard]] std::span<const Number> ascending();

  [[nodiscard]] std::size_t size() const { return begins_.size(); }
  /// Bytes that it holds, about.
  [[nodiscard]] std::size_t memory() const;

 private:
  static constexpr Number none = std::numeric_limits<Number>::max();
  struct Slot {
    std::uint64_t hash = 0;
    Number term = none;
  };

  void grow();

  std::vector<Slot> slots_;
  std::vector<std::size_t> begins_;
  std::string texts_;
  std::vector<Number> ascending_;
};

}  // namespace dateline::glass
