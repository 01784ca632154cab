#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

/// The two halves of fold() for any text, without the short way for ASCII. fold(x) is
/// without_marks(casefold_unicode(x)).

/// NFKC_Casefold with every apostrophe made ' and malformed bytes U+FFFD.
[[nodiscard]] std::string casefold_unicode(std::string_view text);

/// What fold() does after casefold(): marks, letters that do not decompose, spellings of alef and yeh, digits of other
/// scripts.
[[nodiscard]] std::string without_marks(std::string_view casefolded);

/// Whether the character is one of those that stand for an apostrophe inside a word (’ ‘ ʼ ...), ' itself included.
[[nodiscard]] bool is_apostrophe(char32_t code_point);

}  // namespace dateline::text
