#include "common/text/tokenizing.h"

#include <algorithm>
#include <limits>

#include "common/text/unicode_fold.h"
#include "common/text/utf8.h"

namespace dateline::text {
namespace {

constexpr std::size_t least_acronym = 2;
constexpr std::size_t longest_acronym = 6;

bool is_acronym(const RawWord& word) {
  const std::size_t length = word.capitals + word.digits;
  return word.capitals > 0 && word.smalls == 0 && word.caseless == 0 && length >= least_acronym &&
         length <= longest_acronym;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 1,750.5 without its comma; any other use of commas (1,75 or 2020,300) as it is.
void drop_grouping(std::string& number) {
  const auto digits_from = [&](std::size_t at) {
    std::size_t end = at;
    while (end < number.size() && is_digit(number[end])) ++end;
    return end - at;
  };
  std::size_t at = digits_from(0);
  if (at == 0 || at > 3 || number[0] == '0') return;
  while (at < number.size() && number[at] == ',') {
    if (digits_from(at + 1) != 3) return;
    at += 4;
  }
  if (number.find(',', at) != std::string::npos) return;
  number.erase(std::remove(number.begin(), number.end(), ','), number.end());
}

/// Some letters fold to several words (ﷺ): a token is one.
void tidy(std::string& folded) {
  folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
  folded.resize(cut_utf8(folded, longest_token).size());
}

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool written_as_acronym(std::string_view word) {
  CharClasses classes;
  const WordScanner scanner(word, classes);
  const Char first = scanner.read(0);
  if (!is_word(first.kind())) return false;
  RawWord scanned;
  scanner.scan(first, scanned);
  return is_acronym(scanned) && scanner.read(scanned.next).end >= word.size();
}

Tokenizing::Tokenizing(std::string_view text, CharClasses& classes, TokenList& tokens, bool fast)
    : text_(text.substr(0, std::numeric_limits<std::uint32_t>::max())),
      list_(tokens),
      tokens_(tokens.tokens_),
      scanner_(text_, classes),
      fast_(fast) {
  tokens.clear();
}

void Tokenizing::run() {
  for (std::size_t at = 0; at < text_.size();) {
    if (fast_) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80) {
        const CharClass kind = ascii_classes()[byte];
        if (!is_word(kind)) {
          if (kind == CharClass::line_end) end_line();
          ++at;
          continue;
        }
        if (take_ascii_word(at)) continue;
      }
    }
    const Char c = scanner_.read(at);
    if (is_word(c.kind())) {
      at = take_word(c);
    } else if (c.kind() == CharClass::ideograph || c.kind() == CharClass::syllable) {
      at = take_run(c);
    } else {
      if (c.kind() == CharClass::line_end) end_line();
      at = c.end;
    }
  }
  end_line();
}

/// A word of ASCII letters and digits with nothing beside it that could belong to it; else leaves `at` as it is.
bool Tokenizing::take_ascii_word(std::size_t& at) {
  const std::array<CharClass, 128>& classes = ascii_classes();
  unsigned seen = 0;
  std::size_t end = at;
  unsigned char after = 0;
  CharClass kind = CharClass::separator;
  for (; end < text_.size(); ++end) {
    after = static_cast<unsigned char>(text_[end]);
    if (after >= 0x80) return false;
    kind = classes[after];
    if (!is_word(kind)) break;
    seen |= 1U << static_cast<unsigned>(kind);
  }
  const std::size_t length = end - at;
  if (end < text_.size() && kind >= CharClass::apostrophe) {
    const auto next =
        end + 1 < text_.size() ? static_cast<unsigned char>(text_[end + 1]) : static_cast<unsigned char>(' ');
    if (length == 1 || next >= 0x80 || is_word(classes[next])) return false;
  }
  if (length > WordScanner::longest_word) return false;

  TokenView& token = add(at, end);
  token.text = text_.substr(at, length);
  const auto has = [seen](CharClass c) { return (seen & (1U << static_cast<unsigned>(c))) != 0; };
  if (has(CharClass::upper)) {
    char* const small = list_.room(length);
    std::ranges::transform(token.text, small, ascii_lower);
    token.text = {small, length};
  }
  if (!has(CharClass::lower)) {
    token.acronym = has(CharClass::upper) && length >= least_acronym && length <= longest_acronym;
    line_has_acronym_ = line_has_acronym_ || token.acronym;
  } else if (!line_has_small_) {
    line_has_small_ = length > 1 && classes[static_cast<unsigned char>(text_[end - 1])] == CharClass::lower &&
                      classes[static_cast<unsigned char>(text_[at])] != CharClass::digit;
  }
  at = end;
  return true;
}

std::size_t Tokenizing::take_word(const Char& first) {
  scanner_.scan(first, word_);
  fold(word_);
  if (folded_.empty()) return word_.next;
  TokenView& token = add(word_.begin, word_.end);
  token.text = list_.keep(folded_);
  token.accented = list_.keep(accented_);
  token.acronym = is_acronym(word_);
  line_has_acronym_ = line_has_acronym_ || token.acronym;
  const bool ends_small = word_.last == CharClass::lower && word_.first != CharClass::digit;
  line_has_small_ = line_has_small_ || word_.caseless > 0 || (ends_small && word_.length > 1);
  return word_.next;
}

/// One character of a run with its marks; returns what comes after it.
Char Tokenizing::read_cluster(const Char& first, RawWord& cluster) const {
  cluster.clear();
  cluster.take(first, text_);
  // Khmer coeng and the virama of Myanmar put the next letter below this one.
  const auto stacks = [](char32_t c) { return c == 0x17D2 || c == 0x1039; };
  bool stacked = false;
  Char next = scanner_.read(first.end);
  while (next.kind() == CharClass::mark || (stacked && next.kind() == CharClass::syllable)) {
    cluster.take(next, text_);
    stacked = stacks(next.code_point);
    next = scanner_.read(next.end);
  }
  return next;
}

std::size_t Tokenizing::take_run(const Char& first) {
  line_has_small_ = true;
  TokenView before;
  Char c = first;
  while (c.kind() == first.kind()) {
    const Char next = read_cluster(c, word_);
    fold(word_);
    if (!folded_.empty()) {
      TokenView character;
      character.text = list_.keep(folded_);
      character.accented = list_.keep(accented_);
      character.begin = static_cast<std::uint32_t>(word_.begin);
      character.end = static_cast<std::uint32_t>(word_.end);
      character.kind = TokenKind::ideograph;
      if (!before.text.empty()) {
        const auto as_written = [](const TokenView& token) {
          return token.accented.empty() ? token.text : token.accented;
        };
        folded_.assign(before.text).append(character.text);
        accented_.clear();
        if (!before.accented.empty() || !character.accented.empty())
          accented_.assign(as_written(before)).append(as_written(character));
        tidy(folded_);
        tidy(accented_);
        TokenView& pair = tokens_.emplace_back();
        pair.text = list_.keep(folded_);
        pair.accented = list_.keep(accented_);
        pair.begin = before.begin;
        pair.end = character.end;
        pair.position = position_ - 1;
        pair.kind = TokenKind::pair;
      }
      character.position = position_++;
      tokens_.push_back(character);
      before = character;
    }
    c = next;
  }
  return c.begin;
}

TokenView& Tokenizing::add(std::size_t begin, std::size_t end) {
  TokenView& token = tokens_.emplace_back();
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(end);
  token.position = position_++;
  return token;
}

void Tokenizing::fold(const RawWord& word) {
  accented_.clear();
  if (fast_ && word.stable) {
    folded_ = word.letters;
  } else if (fast_ && is_ascii(word.letters)) {
    folded_ = word.letters;
    std::ranges::transform(folded_, folded_.begin(), ascii_lower);
  } else {
    accented_ = casefold_unicode(word.letters);
    folded_ = without_marks(accented_);
    if (accented_ == folded_) accented_.clear();
  }
  if (word.grouped) {
    drop_grouping(folded_);
    accented_.clear();
  }
  tidy(folded_);
  tidy(accented_);
}

/// A line in capitals tells nothing of what is an acronym.
void Tokenizing::end_line() {
  if (line_has_acronym_ && !line_has_small_) {
    std::for_each(tokens_.begin() + static_cast<std::ptrdiff_t>(line_begin_), tokens_.end(),
                  [](TokenView& token) { token.acronym = false; });
  }
  line_begin_ = tokens_.size();
  line_has_acronym_ = false;
  line_has_small_ = false;
}

}  // namespace dateline::text
