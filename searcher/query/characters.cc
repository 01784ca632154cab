#include "searcher/query/characters.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace dateline::query {
namespace {

constexpr char32_t byte_order_mark = 0xFEFF;
constexpr char32_t low_double_quote = 0x201E;

}  // namespace

bool is_separator(char32_t c) {
  if (c < 0x80) return c <= U' ' || c == 0x7F;
  return c == byte_order_mark || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 ||
         u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
}

bool opens_quote(char32_t c) { return c == low_double_quote || closes_quote(c); }

bool closes_quote(char32_t c) {
  return c == U'"' || c == U'\u201C' || c == U'\u201D' || c == U'\u00AB' || c == U'\u00BB';
}

bool is_letter(char32_t c) { return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_L_MASK) != 0; }

bool is_alphanumeric(char32_t c) {
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool holds_alphanumeric(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    if (is_alphanumeric(next.code_point)) return true;
    at += next.length;
  }
  return false;
}

}  // namespace dateline::query
