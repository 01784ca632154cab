#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/text/char_class.h"

namespace dateline::text {

/// A character of the text with what it means, the ignorable ones before it passed over.
struct Char {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< equals begin at the end of the text
  char32_t code_point = 0;
  CharTraits traits;

  [[nodiscard]] CharClass kind() const { return traits.kind; }
};

/// A word as the rules cut it, its letters not folded yet.
struct RawWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;    ///< where to go on reading
  std::string letters;     ///< without what a rule leaves out; apostrophes are '
  std::size_t length = 0;  ///< code points of letters
  bool stable = true;      ///< letters fold to themselves
  bool grouped = false;    ///< has a comma, which may group digits
  unsigned capitals = 0;
  unsigned smalls = 0;
  unsigned caseless = 0;
  unsigned digits = 0;
  unsigned others = 0;  ///< what is neither letter, mark nor digit
  CharClass first = CharClass::separator;
  CharClass last = CharClass::separator;

  void clear();
  /// Adds a character of the text, unless the word has its 64 already.
  void take(const Char& c, std::string_view text);
  /// Adds a sign that joins two parts.
  void join(char sign);
};

/// The rules for words of scripts that separate them, and the reading that they share with runs of ideographs.
class WordScanner {
 public:
  static constexpr std::size_t longest_word = 64;

  WordScanner(std::string_view text, CharClasses& classes) : text_(text), classes_(classes) {}

  [[nodiscard]] Char read(std::size_t at) const;

  /// Reads the word that begins with `first`, a letter or a digit.
  void scan(const Char& first, RawWord& word) const;

 private:
  [[nodiscard]] bool scan_initials(const Char& first, RawWord& word) const;
  [[nodiscard]] bool scan_sharp_or_plus(const Char& first, RawWord& word) const;
  [[nodiscard]] Char after_marks(Char c, RawWord* word) const;
  [[nodiscard]] std::size_t possessive_end(const Char& apostrophe) const;
  [[nodiscard]] bool joins_letter(const Char& apostrophe) const;
  [[nodiscard]] bool is_short_part(const Char& first) const;

  std::string_view text_;
  CharClasses& classes_;
};

}  // namespace dateline::text
