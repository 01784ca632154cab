#include "common/text/unicode_fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <stdexcept>

#include "common/text/fold.h"
#include "common/text/letters.h"
#include "common/text/utf8.h"

namespace dateline::text {
namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const found = get(error);
  if (U_FAILURE(error) != 0 || found == nullptr) throw std::runtime_error("ICU's normalization data cannot be loaded");
  return *found;
}

bool is_mark(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

UScriptCode script_of(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &error);
}

/// Scripts whose marks are accents or points that people leave out; elsewhere marks are vowels and part of the word.
bool has_optional_marks(UScriptCode script) {
  switch (script) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW: return true;
    default: return false;
  }
}

/// The letter under its accents: the first character of the full decomposition, if all others are marks.
char32_t base_letter(const icu::Normalizer2& nfd, char32_t c) {
  icu::UnicodeString decomposed;
  if (nfd.getDecomposition(static_cast<UChar32>(c), decomposed) == 0) return c;
  const UChar32 base = decomposed.char32At(0);
  for (int32_t i = U16_LENGTH(base); i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    if (!is_mark(static_cast<char32_t>(decomposed.char32At(i)))) return c;
  }
  return static_cast<char32_t>(base);
}

bool is_dropped(char32_t c) {
  constexpr char32_t tatweel = 0x640;
  // Modifier letters of transliteration: soft and hard sign, hamza and ayn.
  return c == tatweel || c == 0x2B9 || c == 0x2BA || c == 0x2BE || c == 0x2BF;
}

}  // namespace

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x201B || c == 0x2BC || c == 0x2BB || c == 0xFF07;
}

std::string casefold_unicode(std::string_view text) {
  std::string cleaned;
  cleaned.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (is_apostrophe(next.code_point)) {
      cleaned.push_back('\'');
    } else if (next.valid) {
      cleaned.append(text, at, next.length);
    } else {
      append_utf8(cleaned, next.code_point);
    }
    at += next.length;
  }
  std::string folded;
  folded.reserve(cleaned.size());
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&folded);
  normalizer(&icu::Normalizer2::getNFKCCasefoldInstance)
      .normalizeUTF8(0, icu::StringPiece(cleaned.data(), static_cast<int32_t>(cleaned.size())), sink, nullptr, error);
  if (U_FAILURE(error) != 0) throw std::runtime_error("ICU cannot normalize a text");
  return folded;
}

std::string without_marks(std::string_view casefolded) {
  const icu::Normalizer2& nfd = normalizer(&icu::Normalizer2::getNFDInstance);
  constexpr char32_t short_i = U'й';
  std::string plain;
  plain.reserve(casefolded.size());
  bool marks_go = true;
  for (std::size_t at = 0; at < casefolded.size();) {
    const char32_t c = decode(casefolded, at).code_point;
    at += decode(casefolded, at).length;
    if (c < 0x80) {
      plain.push_back(static_cast<char>(c));
      marks_go = true;
      continue;
    }
    const UScriptCode script = script_of(c);
    if (is_mark(c)) {
      if (!marks_go || !has_optional_marks(script)) append_utf8(plain, c);
      continue;
    }
    marks_go = has_optional_marks(script);
    if (is_dropped(c)) continue;
    if (const std::string_view known = plain_letter(c); !known.empty()) {
      plain.append(known);
      continue;
    }
    if (const auto digit = u_charDigitValue(static_cast<UChar32>(c));
        digit >= 0 && u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER) {
      plain.push_back(static_cast<char>('0' + digit));
      continue;
    }
    // Arabic letters that decompose keep their hamza: only alef is spelled without it.
    if (!marks_go || c == short_i || script == USCRIPT_ARABIC) {
      append_utf8(plain, c);
      continue;
    }
    const char32_t base = base_letter(nfd, c);
    if (const std::string_view known = plain_letter(base); !known.empty()) {
      plain.append(known);
    } else {
      append_utf8(plain, base);
    }
  }
  return plain;
}

}  // namespace dateline::text
