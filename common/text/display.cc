#include "common/text/display.h"

#include <unicode/uchar.h>
#include <unicode/utf.h>

#include <algorithm>
#include <cstdint>

#include "common/text/utf8.h"

namespace dateline::display {
namespace {

constexpr char escape = '\x1b';

enum class LineEnds { space, kept };

bool printable_ascii(char byte) { return byte >= 0x20 && byte < 0x7f; }

bool between(std::string_view text, std::size_t at, char low, char high) {
  return at < text.size() && text[at] >= low && text[at] <= high;
}

/// Where a control string (OSC, DCS, ...) that goes on at `at` ends. One that meets another control character first is
/// none: its text stays, as nothing would ever end it.
std::size_t after_string(std::string_view text, std::size_t at) {
  for (std::size_t i = at; i < text.size(); ++i) {
    if (text[i] == '\a') return i + 1;
    if (text.substr(i, 2) == "\x1b\\" || text.substr(i, 2) == "\xc2\x9c") return i + 2;
    const bool c1 = text[i] == '\xc2' && between(text, i + 1, '\x80', '\x9f');
    if (c1 || (text[i] >= 0 && text[i] < 0x20) || text[i] == 0x7f) break;
  }
  return at;
}

/// Where the parameters and the final byte of a control sequence (CSI) end.
std::size_t after_sequence(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (between(text, i, '0', '?')) ++i;
  while (between(text, i, ' ', '/')) ++i;
  return between(text, i, '@', '~') ? i + 1 : at;
}

/// Where the sequence ends whose ESC stands just before `at`.
std::size_t after_escape(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  switch (text[at]) {
    case '[': return after_sequence(text, at + 1);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_': return after_string(text, at + 1);
    default: break;
  }
  std::size_t i = at;
  while (between(text, i, ' ', '/')) ++i;
  return between(text, i, '0', '~') ? i + 1 : at;
}

std::size_t after_c1(UChar32 control, std::string_view text, std::size_t at) {
  switch (control) {
    case 0x9b: return after_sequence(text, at);
    case 0x90:
    case 0x98:
    case 0x9d:
    case 0x9e:
    case 0x9f: return after_string(text, at);
    default: return at;
  }
}

/// Invisible characters that hide or reorder text. Joiners, directional marks and variation selectors stay: words of
/// many languages and emoji need them, and they turn nothing round.
bool hidden(UChar32 c) {
  if (c == 0x200c || c == 0x200d || c == 0x200e || c == 0x200f || c == 0x061c) return false;
  if (c >= 0xfff9 && c <= 0xfffb) return true;
  return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
         !u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR);
}

bool line_end(UChar32 c) { return (c >= 0x0a && c <= 0x0d) || c == 0x85 || c == 0x2028 || c == 0x2029; }

std::string clean(std::string_view text, LineEnds line_ends) {
  if (std::ranges::all_of(text, printable_ascii)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    if (printable_ascii(text[at])) {
      out += text[at++];
      continue;
    }
    if (text[at] == escape) {
      at = after_escape(text, at + 1);
      continue;
    }
    const std::size_t begin = at;
    const text::Decoded next = text::decode(text, at);
    const auto c = static_cast<UChar32>(next.code_point);
    at += next.length;
    if (!next.valid || U_IS_UNICODE_NONCHAR(c)) {
      out += "\xef\xbf\xbd";
    } else if (line_end(c)) {
      if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
      out += line_ends == LineEnds::kept ? '\n' : ' ';
    } else if (c == '\t') {
      out += ' ';
    } else if (u_charType(c) == U_CONTROL_CHAR) {
      at = after_c1(c, text, at);
    } else if (!hidden(c)) {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace

std::string one_line(std::string_view text) { return clean(text, LineEnds::space); }

std::string lines(std::string_view text) { return clean(text, LineEnds::kept); }

bool right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    const auto c = static_cast<UChar32>(next.code_point);
    at += next.length;
    if (c < 0x590) continue;
    const UCharDirection direction = u_charDirection(c);
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

std::string isolated(std::string_view text) {
  if (!right_to_left(text)) return std::string(text);
  return "\u2068" + std::string(text) + "\u2069";
}

}  // namespace dateline::display
