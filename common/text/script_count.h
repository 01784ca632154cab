#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::text {

/// How many letters of which script a text has: enough to tell some languages by.
struct ScriptCount {
  std::size_t letters = 0;
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t hangul = 0;
  std::string_view own_language =
      "und";                    ///< of the commonest script that only one language is written in (Thai, Greek, ...)
  std::size_t own_letters = 0;  ///< how many letters that script has
};

[[nodiscard]] ScriptCount count_scripts(std::string_view utf8);

/// The language that the script alone tells (kana is Japanese, Thai Thai, Han without kana Chinese); "und" when it does
/// not.
[[nodiscard]] std::string_view language_of_script(const ScriptCount& count);

}  // namespace dateline::text
