#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

/// The language of a text as BCP 47 ("en", "zh", "sr-Latn"), told by CLD2; "und" when it cannot be told reliably or
/// there is too little text.
[[nodiscard]] std::string detect_language(std::string_view utf8);

/// A language as dumps write it ("EN", "en_US", "eng", "English", "Deutsch") as BCP 47; "und" when it is none.
[[nodiscard]] std::string normalize_language(std::string_view given);

}  // namespace dateline::text
