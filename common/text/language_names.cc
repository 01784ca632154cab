#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/text/fold.h"
#include "common/text/language.h"

namespace dateline::text {
namespace {

using Name = std::pair<std::string, std::string>;  // folded name, code

std::string display_name(const icu::Locale& language, const icu::Locale& in) {
  icu::UnicodeString name;
  language.getDisplayLanguage(in, name);
  std::string utf8;
  name.toUTF8String(utf8);
  return fold_value(utf8);
}

std::vector<Name> read_names() {
  std::vector<Name> names;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    const icu::Locale language(*code);
    for (const icu::Locale& in : {icu::Locale::getEnglish(), language}) {
      std::string name = display_name(language, in);
      if (name != *code) names.emplace_back(std::move(name), *code);
    }
  }
  // What people say that is not ICU's first name for it.
  for (const auto& [name, code] : {std::pair{"mandarin", "zh"},
                                   {"farsi", "fa"},
                                   {"castellano", "es"},
                                   {"castilian", "es"},
                                   {"flemish", "nl"},
                                   {"burmese", "my"},
                                   {"tagalog", "fil"},
                                   {"norwegian", "no"},
                                   {"norsk", "no"},
                                   {"portugues", "pt"},
                                   {"中文", "zh"}}) {
    names.emplace_back(name, code);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string_view code_of_name(std::string_view folded) {
  static const std::vector<Name> names = read_names();
  const auto found = std::lower_bound(names.begin(), names.end(), folded,
                                      [](const Name& name, std::string_view wanted) { return name.first < wanted; });
  return found != names.end() && found->first == folded ? std::string_view(found->second) : std::string_view{};
}

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

/// Whether it has the shape of a tag: a language of two or three letters, then parts of at most eight.
bool looks_like_tag(std::string_view folded) {
  const std::size_t language = std::min(folded.find_first_of("-_"), folded.size());
  if (language < 2 || language > 3) return false;
  std::size_t part = 0;
  for (const char c : folded) {
    part = c == '-' || c == '_' ? 0 : part + 1;
    if (part > 8 || !(is_alnum(c) || part == 0)) return false;
  }
  return part > 0;
}

std::string canonical_tag(const std::string& tag) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::createCanonical(tag.c_str());
  const std::string language = locale.getLanguage();
  if (locale.isBogus() != 0 || language == "und" || *uloc_getISO3Language(language.c_str()) == '\0') return "und";
  const auto canonical = locale.toLanguageTag<std::string>(error);
  return U_FAILURE(error) != 0 || canonical.empty() ? "und" : canonical;
}

}  // namespace

std::string normalize_language(std::string_view given) {
  std::string folded = fold_value(given.substr(0, 200));
  // en_US.UTF-8@euro, "English (United States)", "en;q=0.9"
  folded = fold_value(folded.substr(0, folded.find_first_of(".@(;,")));
  if (looks_like_tag(folded)) {
    if (std::string tag = canonical_tag(folded); tag != "und") return tag;
  }
  const std::string_view code = code_of_name(folded);
  return code.empty() ? "und" : canonical_tag(std::string(code));
}

}  // namespace dateline::text
