#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "dateline/error.h"

/// How Xapian's glass tables write numbers and texts. Nothing depends on the machine's word size or byte order.
namespace dateline::glass {

using DocId = std::uint32_t;

[[noreturn]] inline void throw_damaged() {
  throw Error(ErrorKind::archive, "a table of the index is damaged", "run `dateline check`");
}

/// What the format cannot say is refused, never wrapped.
[[noreturn]] inline void throw_limit(const std::string& what) {
  throw Error(ErrorKind::system, "cannot write the index: " + what, "index into several archives");
}

/// Base-128, low group first; the top bit says that more follow.
inline void put_number(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(0x80 | (value & 0x7f));
  out += static_cast<char>(value);
}

/// Takes a number written by put_number() off the front. Throws Error of kind archive where there is none, or none
/// that 64 bits hold.
inline std::uint64_t take_number(std::string_view& from) {
  std::uint64_t value = 0;
  std::size_t used = 0;
  for (unsigned shift = 0; shift < 64 && used < from.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(from[used++]);
    if (shift == 63 && byte > 1) break;
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) {
      from.remove_prefix(used);
      return value;
    }
  }
  throw_damaged();
}

/// One that 32 bits hold.
inline std::uint32_t take_number32(std::string_view& from) {
  const std::uint64_t value = take_number(from);
  if (value > std::numeric_limits<std::uint32_t>::max()) throw_damaged();
  return static_cast<std::uint32_t>(value);
}

/// The document behind that one, of which the step - 1 is written.
inline DocId take_next(std::string_view& from, DocId document) {
  const std::uint32_t step = take_number32(from);
  if (step >= std::numeric_limits<DocId>::max() - document) throw_damaged();
  return document + step + 1;
}

/// A length and so many bytes.
inline void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

inline std::string_view take_text(std::string_view& from) {
  const std::uint64_t size = take_number(from);
  if (size > from.size()) throw_damaged();
  const std::string_view text = from.substr(0, size);
  from.remove_prefix(size);
  return text;
}

/// Where nothing follows: little-endian without leading zeros, so that 0 takes no byte.
inline void put_last_number(std::string& out, std::uint64_t value) {
  for (; value != 0; value >>= 8) out += static_cast<char>(value & 0xff);
}

/// Sorts as bytes like the number: n bytes, big-endian, that begin with n - 2 one bits and a zero, for the smallest n
/// from 2 to 5 that has room.
inline void put_sortable(std::string& out, DocId value) {
  unsigned bytes = 2;
  while (bytes < 5 && value >> (7 * bytes + 1) != 0) ++bytes;
  const unsigned ones = (0xff00U >> (bytes - 2)) & 0xff;
  const std::uint64_t wide = value;
  for (unsigned i = bytes; i-- > 0;) {
    auto byte = static_cast<unsigned>(i < 8 ? (wide >> (8 * i)) & 0xff : 0);
    if (i == bytes - 1) byte |= ones;
    out += static_cast<char>(byte);
  }
}

/// Throws Error of kind archive where no document's number is.
inline DocId take_sortable(std::string_view& from) {
  if (from.empty()) throw_damaged();
  const auto first = static_cast<unsigned char>(from.front());
  const auto ones = static_cast<unsigned>(std::countl_one(first));
  const std::size_t bytes = ones + 2;
  if (bytes > 5 || from.size() < bytes) throw_damaged();
  std::uint64_t value = first & (0x7fU >> ones);
  for (std::size_t i = 1; i < bytes; ++i) value = value << 8 | static_cast<unsigned char>(from[i]);
  from.remove_prefix(bytes);
  if (value == 0 || value > std::numeric_limits<DocId>::max()) throw_damaged();
  return static_cast<DocId>(value);
}

/// A text in a key: NUL becomes NUL ff; NUL closes it when something follows.
inline void put_key_text(std::string& out, std::string_view text, bool closed) {
  for (std::size_t nul; (nul = text.find('\0')) != std::string_view::npos; text.remove_prefix(nul + 1))
    out.append(text, 0, nul).append("\0\xff", 2);
  out += text;
  if (closed) out += '\0';
}

/// Takes a closed text, or one that fills the rest, off the front.
inline std::string take_key_text(std::string_view& from) {
  std::string text;
  while (true) {
    const std::size_t nul = from.find('\0');
    text.append(from, 0, nul);
    if (nul == std::string_view::npos) {
      from = {};
      return text;
    }
    const bool escaped = nul + 1 < from.size() && from[nul + 1] == '\xff';
    from.remove_prefix(nul + (escaped ? 2 : 1));
    if (!escaped) return text;
    text += '\0';
  }
}

}  // namespace dateline::glass
