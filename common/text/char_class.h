#pragma once

#include <array>
#include <cstdint>
#include <memory>

namespace dateline::text {

/// What a character means for cutting words.
enum class CharClass : std::uint8_t {
  separator,
  line_end,
  upper,       ///< capital letter
  lower,       ///< small letter
  letter,      ///< of a script without case
  hebrew,      ///< the same, of the script that writes quotation marks inside words
  digit,       ///< decimal, of any script; also subscript (CO₂)
  mark,        ///< belongs to the character before it
  ideograph,   ///< Han, kana, Bopomofo: written without spaces
  syllable,    ///< Thai, Lao, Khmer, Myanmar and their like: the same, and no neighbours of ideographs
  ignorable,   ///< not there at all: soft hyphen, zero-width and bidirectional controls
  apostrophe,  ///< ' and its curly forms: this and what follows join the characters around them under conditions
  quote,       ///< " and Hebrew gershayim
  point,
  comma,
  ampersand,
  plus,
  hash,
  middle_dot,
};

[[nodiscard]] constexpr bool is_letter(CharClass c) {
  return c == CharClass::upper || c == CharClass::lower || c == CharClass::letter || c == CharClass::hebrew;
}
[[nodiscard]] constexpr bool is_word(CharClass c) { return is_letter(c) || c == CharClass::digit; }

/// What is known of a character before its neighbours are looked at.
struct CharTraits {
  CharClass kind = CharClass::separator;
  bool stable = false;  ///< fold() leaves it as it is whatever stands around it
};

/// Classes of ASCII, by byte.
[[nodiscard]] const std::array<CharClass, 128>& ascii_classes();

/// Looks characters up in Unicode's tables, and remembers the answers. Not thread-safe.
class CharClasses {
 public:
  [[nodiscard]] CharTraits of(char32_t code_point);

 private:
  struct Entry {
    CharTraits traits;
    bool known = false;
  };
  using Page = std::array<Entry, 256>;
  std::array<std::unique_ptr<Page>, 0x1100> pages_;
};

}  // namespace dateline::text
