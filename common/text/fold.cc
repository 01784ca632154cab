#include "common/text/fold.h"

#include "common/text/unicode_fold.h"
#include "common/text/utf8.h"

namespace dateline::text {
namespace {

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Bytes of the white space at `at`, 0 if none: what NFKC leaves of it (U+0085, the line and paragraph separators)
/// included.
std::size_t blank_at(std::string_view text, std::size_t at) {
  if (is_blank(text[at])) return 1;
  const char32_t c = decode(text, at).code_point;
  if (c == 0x85) return 2;
  return c == 0x1680 || c == 0x2028 || c == 0x2029 ? 3 : 0;
}

}  // namespace

std::string casefold(std::string_view text) { return is_ascii(text) ? ascii_lower(text) : casefold_unicode(text); }

std::string fold(std::string_view text) {
  return is_ascii(text) ? ascii_lower(text) : without_marks(casefold_unicode(text));
}

std::string fold_value(std::string_view text) {
  const std::string folded = fold(text);
  std::string value;
  value.reserve(folded.size());
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    if (const std::size_t blank = blank_at(folded, at); blank > 0) {
      gap = !value.empty();
      at += blank;
      continue;
    }
    if (gap) value.push_back(' ');
    gap = false;
    value.push_back(folded[at++]);
  }
  return value;
}

}  // namespace dateline::text
