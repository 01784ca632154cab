#pragma once

#include <string>

#include "common/text/utf8.h"

namespace dateline::readers {

constexpr char32_t replacement_character = 0xFFFD;

/// Appends the character as UTF-8; U+FFFD for what is none (half a surrogate pair, beyond U+10FFFF).
inline void append_character(std::string& to, char32_t c) {
  const bool none = (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF;
  text::append_utf8(to, none ? replacement_character : c);
}

}  // namespace dateline::readers
