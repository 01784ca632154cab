#include "common/text/english.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dateline::text {
namespace {

constexpr std::size_t fewest_words = 20;
/// Of all words, in per cent: in news these words are about 17, "the" alone 5.
constexpr std::size_t least_share = 10, least_share_of_the = 2;
constexpr std::size_t longest = 5;

/// Letters of a short word, the first in the lowest byte.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    letters |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * i);
  return letters;
}

constexpr auto telling_words = [] {
  std::array words = {packed("the"), packed("of"),    packed("and"),   packed("that"), packed("with"), packed("from"),
                      packed("by"),  packed("which"), packed("were"),  packed("this"), packed("they"), packed("their"),
                      packed("has"), packed("have"),  packed("would"), packed("said"), packed("been"), packed("its")};
  std::ranges::sort(words);
  return words;
}();

/// The letter in small; 0 for what is none.
constexpr auto small_letters = [] {
  std::array<unsigned char, 256> small{};
  for (unsigned c = 'a'; c <= 'z'; ++c) small[c] = small[c - 'a' + 'A'] = static_cast<unsigned char>(c);
  for (unsigned c = 0x80; c < 0x100; ++c) small[c] = static_cast<unsigned char>(c);
  return small;
}();

}  // namespace

bool surely_english(std::string_view utf8) {
  std::size_t words = 0, telling = 0, the = 0, length = 0;
  std::uint64_t letters = 0;
  const auto end_word = [&] {
    if (length == 0) return;
    ++words;
    if (length <= longest) {
      if (letters == packed("the")) ++the;
      if (std::ranges::binary_search(telling_words, letters)) ++telling;
    }
    letters = length = 0;
  };
  for (const char c : utf8) {
    const unsigned char small = small_letters[static_cast<unsigned char>(c)];
    if (small == 0) {
      end_word();
      continue;
    }
    if (length < longest) letters |= std::uint64_t{small} << (8 * length);
    ++length;
  }
  end_word();
  return words >= fewest_words && telling * 100 >= words * least_share && the * 100 >= words * least_share_of_the;
}

}  // namespace dateline::text
