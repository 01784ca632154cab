#include "common/text/word_scanner.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace dateline::text {
namespace {

/// What French, Italian and Catalan elide before a vowel.
constexpr std::array<std::string_view, 25> elided = {
    "l",      "d",  "qu",   "j",   "m",    "t",    "s",    "n",    "c",     "jusqu", "lorsqu", "puisqu", "quoiqu",
    "quelqu", "un", "dell", "all", "dall", "nell", "sull", "coll", "quell", "quest", "sant",   "ch",
};

bool is_elided(std::string_view letters) {
  static constexpr std::size_t longest = 6;
  if (letters.size() > longest) return false;
  std::string lower;
  for (const char c : letters) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(elided.begin(), elided.end(), lower) != elided.end();
}

/// Parts of AT&T, R&D, S&P500: longer ones are words of their own that somebody forgot to space.
constexpr std::size_t longest_short_part = 4;

}  // namespace

void RawWord::clear() {
  letters.clear();
  length = 0;
  stable = true;
  grouped = false;
  capitals = smalls = caseless = digits = others = 0;
  first = last = CharClass::separator;
}

void RawWord::take(const Char& c, std::string_view text) {
  if (length == WordScanner::longest_word) return;
  if (length == 0) begin = c.begin;
  end = c.end;
  ++length;
  letters.append(text, c.begin, c.end - c.begin);
  stable = stable && c.traits.stable;
  switch (c.kind()) {
    case CharClass::mark: return;
    case CharClass::upper: ++capitals; break;
    case CharClass::lower: ++smalls; break;
    case CharClass::digit: ++digits; break;
    default: ++caseless; break;
  }
  if (first == CharClass::separator) first = c.kind();
  last = c.kind();
}

void RawWord::join(char sign) {
  if (length == WordScanner::longest_word) return;
  ++length;
  ++others;
  letters.push_back(sign);
  grouped = grouped || sign == ',';
}

Char WordScanner::read(std::size_t at) const {
  while (true) {
    const Decoded next = decode(text_, at);
    if (next.length == 0) return {at, at, 0, {}};
    if (!next.valid) return {at, at + next.length, next.code_point, {}};
    const CharTraits traits = classes_.of(next.code_point);
    if (traits.kind != CharClass::ignorable) return {at, at + next.length, next.code_point, traits};
    at += next.length;
  }
}

/// The first character after `c` that is no mark; the marks are added to the word.
Char WordScanner::after_marks(Char c, RawWord* word) const {
  Char next = read(c.end);
  while (next.kind() == CharClass::mark) {
    if (word != nullptr) word->take(next, text_);
    next = read(next.end);
  }
  return next;
}

/// Where a closing 's ends, 0 if there is none at the apostrophe.
std::size_t WordScanner::possessive_end(const Char& apostrophe) const {
  const Char s = read(apostrophe.end);
  if (s.code_point != U's' && s.code_point != U'S') return 0;
  const Char after = read(s.end);
  return is_word(after.kind()) || after.kind() == CharClass::mark ? 0 : s.end;
}

/// Whether the apostrophe stands between letters of one word, as in O'Neill.
bool WordScanner::joins_letter(const Char& apostrophe) const {
  return apostrophe.kind() == CharClass::apostrophe && possessive_end(apostrophe) == 0 &&
         is_letter(read(apostrophe.end).kind());
}

/// Whether the word that begins here is at most longest_short_part letters and digits long.
bool WordScanner::is_short_part(const Char& first) const {
  Char c = first;
  for (std::size_t length = 0; length < longest_short_part; ++length) {
    c = read(c.end);
    if (!is_word(c.kind())) return true;
  }
  return false;
}

/// U.S., U.N, e.g.: two or more single letters with points between them.
bool WordScanner::scan_initials(const Char& first, RawWord& word) const {
  if (!is_letter(first.kind())) return false;
  word.clear();
  std::size_t count = 0;
  std::size_t end = first.begin;
  for (Char letter = first; is_letter(letter.kind());) {
    const Char after = after_marks(letter, nullptr);
    const bool pointed = after.kind() == CharClass::point && after.end > after.begin;
    if (!pointed && (count == 0 || is_word(after.kind()) || joins_letter(after))) break;
    const std::size_t length = word.length;
    word.take(letter, text_);
    static_cast<void>(after_marks(letter, &word));
    if (word.length > length) end = pointed ? after.end : word.end;
    word.next = pointed ? after.end : after.begin;
    ++count;
    if (!pointed) break;
    letter = read(after.end);
  }
  word.end = end;
  return count >= 2;
}

/// C++, C#.
bool WordScanner::scan_sharp_or_plus(const Char& first, RawWord& word) const {
  if (first.kind() != CharClass::upper && first.kind() != CharClass::lower) return false;
  const Char sign = read(first.end);
  if (sign.kind() != CharClass::plus && sign.kind() != CharClass::hash) return false;
  const Char second = read(sign.end);
  const bool is_plus = sign.kind() == CharClass::plus;
  if ((second.kind() == sign.kind()) != is_plus) return false;
  if (is_plus && read(second.end).kind() == CharClass::plus) return false;
  word.clear();
  word.take(first, text_);
  word.join(is_plus ? '+' : '#');
  if (is_plus) word.join('+');
  word.end = word.next = is_plus ? second.end : sign.end;
  return true;
}

void WordScanner::scan(const Char& first, RawWord& word) const {
  if (scan_initials(first, word)) {
    const Char after = read(word.next);
    if (after.kind() == CharClass::apostrophe) word.next = std::max(word.next, possessive_end(after));
    return;
  }
  if (scan_sharp_or_plus(first, word)) return;
  word.clear();
  word.take(first, text_);
  CharClass last = first.kind();
  std::size_t part = 1;    // letters and digits since the beginning or the last &
  bool is_joined = false;  // an apostrophe or & came before
  Char c = read(first.end);
  for (;; c = read(c.end)) {
    if (c.kind() == CharClass::mark) {
      word.take(c, text_);
      continue;
    }
    if (is_word(c.kind())) {
      word.take(c, text_);
      last = c.kind();
      ++part;
      continue;
    }
    const bool is_sign = c.kind() >= CharClass::apostrophe;
    if (!is_sign) break;
    const Char next = read(c.end);
    if (c.kind() == CharClass::apostrophe) {
      if (const std::size_t end = possessive_end(c); end > 0) {
        word.next = end;
        return;
      }
      if (!is_letter(last) || !is_letter(next.kind())) break;
      if (!is_joined && is_elided(word.letters)) break;
      if (last != CharClass::hebrew) word.join('\'');
      is_joined = true;
    } else if (c.kind() == CharClass::quote) {
      if (last != CharClass::hebrew || next.kind() != CharClass::hebrew) break;
    } else if (c.kind() == CharClass::point || c.kind() == CharClass::comma) {
      if (last != CharClass::digit || next.kind() != CharClass::digit) break;
      word.join(c.kind() == CharClass::point ? '.' : ',');
    } else if (c.kind() == CharClass::ampersand) {
      if (!is_letter(last) || !is_letter(next.kind())) break;
      if (part > longest_short_part || !is_short_part(next)) break;
      word.join('&');
      is_joined = true;
      part = 0;
    } else if (c.kind() == CharClass::middle_dot) {
      // Catalan's long l.
      const auto is_l = [](char32_t l) { return l == U'l' || l == U'L'; };
      const bool after_l = c.begin > 0 && is_l(static_cast<unsigned char>(text_[c.begin - 1]));
      if (!after_l || !is_l(next.code_point)) break;
    } else {
      break;
    }
  }
  word.next = c.begin;
}

}  // namespace dateline::text
