#include "common/text/utf8.h"

#include <cstdint>
#include <cstring>

#include "common/text/fold.h"

namespace dateline::text {
namespace {

constexpr Decoded malformed(std::size_t length) { return {U'\uFFFD', length, false}; }

/// How many of the bytes at the beginning are ASCII, to within the last seven.
std::size_t ascii_words(std::string_view bytes) {
  std::size_t at = 0;
  while (at + 8 <= bytes.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    if ((word & 0x8080808080808080U) != 0) break;
    at += 8;
  }
  return at;
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return malformed(1);
  const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte has narrower bounds where the form would be overlong, a surrogate or beyond U+10FFFF.
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  char32_t code_point = lead & (0x7FU >> wanted);
  for (std::size_t i = 1; i < wanted; ++i) {
    if (at + i >= text.size()) return malformed(i);
    const unsigned next = byte(at + i);
    if (next < (i == 1 ? low : 0x80U) || next > (i == 1 ? high : 0xBFU)) return malformed(i);
    code_point = (code_point << 6) | (next & 0x3FU);
  }
  return {code_point, wanted, true};
}

void append_utf8(std::string& to, char32_t code_point) {
  const auto put = [&](char32_t byte) { to.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  // Four steps back are enough for any character; more stray continuation bytes than that are borders themselves.
  std::size_t end = bytes;
  for (int step = 0; step < 3 && end > 0 && continues(end); ++step) --end;
  if (continues(end) || end + decode(text, end).length <= bytes) end = bytes;
  return text.substr(0, end);
}

std::string to_valid_utf8(std::string_view bytes) {
  std::string valid;
  valid.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded next = decode(bytes, at);
    if (next.valid) {
      valid.append(bytes, at, next.length);
    } else {
      valid.append("\xEF\xBF\xBD");
    }
    at += next.length;
  }
  return valid;
}

bool is_ascii(std::string_view bytes) {
  for (std::size_t at = ascii_words(bytes); at < bytes.size(); ++at) {
    if (static_cast<unsigned char>(bytes[at]) >= 0x80) return false;
  }
  return true;
}

bool is_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      const std::size_t ascii = ascii_words(bytes.substr(at));
      at += ascii == 0 ? 1 : ascii;
      continue;
    }
    const Decoded next = decode(bytes, at);
    if (!next.valid) return false;
    at += next.length;
  }
  return true;
}

}  // namespace dateline::text
