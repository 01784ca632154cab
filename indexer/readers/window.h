#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/byte_stream.h"

namespace dateline::readers {

/// How a member's bytes write text.
enum class Encoding {
  bytes,      ///< UTF-8 or an 8-bit charset: given on as they are
  utf8_mark,  ///< UTF-8 with a byte order mark, which is left out
  utf16_le,   ///< made UTF-8 while reading
  utf16_be,
};

/// Tells UTF-16 by its byte order mark or by the zero bytes that ASCII has in it.
[[nodiscard]] Encoding encoding_of(std::string_view head);

/// A sliding look at a stream: as far ahead as a reader asks, without what it has passed. In UTF-8 when the stream is
/// UTF-16; positions are those of the bytes before that. A stream that breaks ends there; see failure().
class Window {
 public:
  Window(ByteStream& from, Encoding encoding);

  /// What lies ahead: `wanted` bytes or more unless the stream ends before. Valid until the next call of a member that
  /// is not const.
  [[nodiscard]] std::string_view ahead(std::size_t wanted);
  void advance(std::size_t count);

  /// Of the next byte in the stream.
  [[nodiscard]] std::uint64_t position() const { return position_; }
  /// Read from the stream so far, ahead or not.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }
  /// Why the stream ended before its end; empty when it did not.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  void fill();
  [[nodiscard]] std::size_t read_some(std::size_t at);
  void append_utf16(std::string_view raw);

  ByteStream& from_;
  Encoding encoding_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::string raw_;              ///< of UTF-16: read and not yet converted
  char32_t high_surrogate_ = 0;  ///< of UTF-16: waits for its second half
  std::uint64_t position_ = 0;
  std::uint64_t bytes_read_ = 0;
  bool ended_ = false;
  std::string failure_;
};

}  // namespace dateline::readers
