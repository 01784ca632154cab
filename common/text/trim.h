#pragma once

#include <string_view>

namespace dateline::text {

inline constexpr std::string_view blanks = " \t\r\n";
inline constexpr std::string_view white_space = " \t\r\n\f\v";

/// Without the characters of `off` at both ends. A view into the text.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text, std::string_view off = blanks) {
  const auto first = text.find_first_not_of(off);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(off) - first + 1);
}

}  // namespace dateline::text
