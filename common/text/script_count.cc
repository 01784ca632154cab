#include "common/text/script_count.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace dateline::text {
namespace {

struct OwnScript {
  UScriptCode script;
  std::string_view language;
};
constexpr std::array own_scripts = {
    OwnScript{USCRIPT_THAI, "th"},      OwnScript{USCRIPT_GREEK, "el"},    OwnScript{USCRIPT_ARMENIAN, "hy"},
    OwnScript{USCRIPT_GEORGIAN, "ka"},  OwnScript{USCRIPT_LAO, "lo"},      OwnScript{USCRIPT_KHMER, "km"},
    OwnScript{USCRIPT_TAMIL, "ta"},     OwnScript{USCRIPT_TELUGU, "te"},   OwnScript{USCRIPT_KANNADA, "kn"},
    OwnScript{USCRIPT_MALAYALAM, "ml"}, OwnScript{USCRIPT_GUJARATI, "gu"}, OwnScript{USCRIPT_GURMUKHI, "pa"},
    OwnScript{USCRIPT_SINHALA, "si"},   OwnScript{USCRIPT_THAANA, "dv"},   OwnScript{USCRIPT_ORIYA, "or"},
};

}  // namespace

ScriptCount count_scripts(std::string_view utf8) {
  ScriptCount count;
  std::array<std::size_t, own_scripts.size()> own{};
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80) {
      const bool is_ascii_letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
      count.letters += is_ascii_letter ? 1 : 0;
      count.latin += is_ascii_letter ? 1 : 0;
      ++at;
      continue;
    }
    const Decoded next = decode(utf8, at);
    at += next.length;
    const auto c = static_cast<UChar32>(next.code_point);
    if (u_isalpha(c) == 0) continue;
    ++count.letters;
    UErrorCode error = U_ZERO_ERROR;
    switch (const UScriptCode script = uscript_getScript(c, &error); script) {
      case USCRIPT_LATIN: ++count.latin; break;
      case USCRIPT_CYRILLIC: ++count.cyrillic; break;
      case USCRIPT_HAN: ++count.han; break;
      case USCRIPT_HIRAGANA:
      case USCRIPT_KATAKANA: ++count.kana; break;
      case USCRIPT_HANGUL: ++count.hangul; break;
      default:
        for (std::size_t i = 0; i < own_scripts.size(); ++i) {
          if (own_scripts[i].script == script) ++own[i];
        }
    }
  }
  const auto* const most = std::max_element(own.begin(), own.end());
  if (*most > 0) {
    count.own_language = own_scripts[static_cast<std::size_t>(most - own.begin())].language;
    count.own_letters = *most;
  }
  return count;
}

std::string_view language_of_script(const ScriptCount& count) {
  const auto is_most = [&](std::size_t letters) { return letters > 0 && letters * 2 >= count.letters; };
  if (is_most(count.han + count.kana)) {
    // A kana name or particle in a Chinese text is rare; a Japanese sentence has far more than one kana in ten.
    return count.kana * 10 >= count.han ? "ja" : "zh";
  }
  if (is_most(count.hangul)) return "ko";
  return is_most(count.own_letters) ? count.own_language : "und";
}

}  // namespace dateline::text
