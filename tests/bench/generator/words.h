#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "tests/bench/generator/random.h"

namespace dateline::bench {

/// A word with room behind it, so that copying one is copying a fixed number of bytes.
struct Word {
  static constexpr std::size_t most = 24;
  std::array<char, most> letters{};
  std::uint8_t length = 0;

  [[nodiscard]] std::string_view text() const { return {letters.data(), length}; }
  void append(std::string_view more) {
    std::memcpy(letters.data() + length, more.data(), more.size());
    length = static_cast<std::uint8_t>(length + more.size());
  }
  [[nodiscard]] Word capitalized() const {
    Word word = *this;
    if (word.letters[0] >= 'a' && word.letters[0] <= 'z') word.letters[0] = static_cast<char>(word.letters[0] - 32);
    return word;
  }
};

/// The made-up word of that number: syllables, the smaller the number the fewer. Different numbers, different words.
[[nodiscard]] Word spelled(std::uint32_t number);

/// Words as news has them: a core by Zipf's law with English on top, and a tail without end whose power is steeper, so
/// that the vocabulary grows with about the 0.55th power of the text (Heaps' law). Two neighbouring ranks are forms of
/// one word; some of the tail are numbers.
class Vocabulary {
 public:
  static constexpr std::uint32_t core = 12'000;

  Vocabulary();

  [[nodiscard]] Word word(std::uint32_t rank) const;

  /// Calls `use` with a word drawn by frequency.
  template <typename Use>
  void draw(Random& random, Use use) const {
    const std::uint64_t bits = random.bits();
    if ((bits & 255) < tail_of_256) {
      use(word(core + random.skewed(core, tail_exponent)));
      return;
    }
    // Walker's alias method: a slot holds two ranks and how often the first of them is meant.
    const auto slot = static_cast<std::uint32_t>(((bits >> 32) * core) >> 32);
    const auto share = static_cast<std::uint16_t>(bits >> 8);
    use(core_[share < slots_[slot].share ? slot : slots_[slot].other]);
  }

 private:
  static constexpr std::uint32_t tail_of_256 = 10;
  static constexpr double tail_exponent = 1.8;

  struct Slot {
    std::uint16_t share;
    std::uint16_t other;
  };
  std::vector<Word> core_;
  std::vector<Slot> slots_;
};

}  // namespace dateline::bench
