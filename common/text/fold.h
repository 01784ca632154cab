#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

/// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Without case and accents: NFKC_Casefold, then marks taken off Latin, Greek and Cyrillic letters (й stays й: a letter
/// of its own), with the letters that do not decompose replaced (ø o, ł l, đ d, ß ss, æ ae, œ oe...). Arabic and Hebrew
/// lose their points and tatweel, and alef and yeh their variants; digits of every script become ASCII, every
/// apostrophe '. Vowel signs elsewhere are letters and stay. Malformed bytes become U+FFFD.
[[nodiscard]] std::string fold(std::string_view text);

/// fold() with white space at the ends taken off and runs of it made one space: how whole values are compared.
[[nodiscard]] std::string fold_value(std::string_view text);

/// Without case only (NFKC_Casefold, every apostrophe '): accents stay.
[[nodiscard]] std::string casefold(std::string_view text);

}  // namespace dateline::text
