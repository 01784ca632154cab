#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::text {

/// One character of a text that may be malformed.
struct Decoded {
  char32_t code_point = 0;  ///< U+FFFD when malformed
  std::size_t length =
      0;  ///< bytes; of malformed ones, as many as one U+FFFD stands for; 0 only at the end of the text
  bool valid = false;
};

/// The character that begins at byte `at`, which lies on a border of characters.
[[nodiscard]] Decoded decode(std::string_view text, std::size_t at);

/// A Unicode scalar value as UTF-8, at the end of `to`.
void append_utf8(std::string& to, char32_t code_point);

/// The longest beginning of `text` that has at most `bytes` bytes and ends on a border of characters.
[[nodiscard]] std::string_view cut_utf8(std::string_view text, std::size_t bytes);

/// Malformed bytes made U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view bytes);

/// Whether every byte is below 0x80.
[[nodiscard]] bool is_ascii(std::string_view bytes);

}  // namespace dateline::text
