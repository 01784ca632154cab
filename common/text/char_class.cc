#include "common/text/char_class.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string>

#include "common/text/unicode_fold.h"
#include "common/text/utf8.h"

namespace dateline::text {
namespace {

constexpr std::array<CharClass, 128> make_ascii() {
  std::array<CharClass, 128> classes{};
  for (char c = 'a'; c <= 'z'; ++c) classes[static_cast<std::size_t>(c)] = CharClass::lower;
  for (char c = 'A'; c <= 'Z'; ++c) classes[static_cast<std::size_t>(c)] = CharClass::upper;
  for (char c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = CharClass::digit;
  classes['\n'] = classes['\r'] = classes['\v'] = classes['\f'] = CharClass::line_end;
  classes['\''] = CharClass::apostrophe;
  classes['"'] = CharClass::quote;
  classes['.'] = CharClass::point;
  classes[','] = CharClass::comma;
  classes['&'] = CharClass::ampersand;
  classes['+'] = CharClass::plus;
  classes['#'] = CharClass::hash;
  return classes;
}

constexpr std::array<CharClass, 128> ascii = make_ascii();

CharClass class_of_letter(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &error);
  if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_BOPOMOFO) {
    return CharClass::ideograph;
  }
  // 〆, repeat marks and the long vowel marks are shared by Han and kana, so they have no script of their own.
  if (c == 0x3006 || (c >= 0x3031 && c <= 0x3035) || c == 0x30FC || c == 0xFF70) return CharClass::ideograph;
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return CharClass::syllable;
  if (script == USCRIPT_HEBREW) return CharClass::hebrew;
  return CharClass::letter;
}

CharClass class_of_punctuation(UChar32 c) {
  switch (c) {
    case 0x85:
    case 0x2028:
    case 0x2029: return CharClass::line_end;
    case 0x5F3: return CharClass::apostrophe;
    case 0x5F4: return CharClass::quote;
    case 0xFF0E:
    case 0x66B: return CharClass::point;
    case 0x66C: return CharClass::comma;
    case 0xFF06: return CharClass::ampersand;
    case 0xFF0B: return CharClass::plus;
    case 0xFF03: return CharClass::hash;
    case 0xB7: return CharClass::middle_dot;
    default: return CharClass::separator;
  }
}

CharClass find_class(UChar32 c) {
  if (c < 128) return ascii[static_cast<std::size_t>(c)];
  if (is_apostrophe(static_cast<char32_t>(c))) return CharClass::apostrophe;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return CharClass::ignorable;
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return CharClass::mark;
    case U_UPPERCASE_LETTER: return CharClass::upper;
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER: return CharClass::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: {
      // Thai and Lao am, half-width voicing marks: letters by category, but parts of the character before them.
      const auto cluster = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
      if (cluster == U_GCB_EXTEND || cluster == U_GCB_SPACING_MARK) return CharClass::mark;
      return class_of_letter(c);
    }
    case U_LETTER_NUMBER: return class_of_letter(c);
    case U_DECIMAL_DIGIT_NUMBER: return CharClass::digit;
    case U_OTHER_NUMBER: return c >= 0x2080 && c <= 0x2089 ? CharClass::digit : CharClass::separator;
    default: return class_of_punctuation(c);
  }
}

bool is_stable(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCCasefoldInstance(error);
  if (U_FAILURE(error) != 0 || normalizer->hasBoundaryBefore(c) == 0) return false;
  std::string alone;
  append_utf8(alone, static_cast<char32_t>(c));
  return without_marks(casefold_unicode(alone)) == alone;
}

}  // namespace

const std::array<CharClass, 128>& ascii_classes() { return ascii; }

CharTraits CharClasses::of(char32_t code_point) {
  std::unique_ptr<Page>& page = pages_[code_point >> 8];
  if (!page) page = std::make_unique<Page>();
  Entry& entry = (*page)[code_point & 0xFF];
  if (!entry.known) {
    const auto c = static_cast<UChar32>(code_point);
    entry = {{find_class(c), is_stable(c)}, true};
  }
  return entry.traits;
}

}  // namespace dateline::text
