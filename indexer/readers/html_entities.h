#pragma once

#include <optional>
#include <string_view>

namespace dateline::readers {

/// The character that HTML 4 (or XML) names so, without "&" and ";": "eacute".
[[nodiscard]] std::optional<char32_t> named_character(std::string_view name);

/// The character that bytes 0x80 to 0x9F mean in windows-1252, which many writers took for Unicode's; U+FFFD for those
/// that mean none.
[[nodiscard]] char32_t windows_1252(char32_t c);

}  // namespace dateline::readers
