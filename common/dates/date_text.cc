#include "common/dates/date_text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "common/text/trim.h"

namespace dateline::dates {
namespace {

constexpr std::size_t longest = 256;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Wire copy has control characters and category codes behind its dates, some also as "&#5;".
std::string_view without_remarks(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool control = static_cast<unsigned char>(text[i]) < 0x20 && !is_space(text[i]);
    const bool remark = text[i] == '#' && i > 0 && (is_space(text[i - 1]) || text[i - 1] == '&');
    if (control || remark) return text.substr(0, text[i] == '#' && text[i - 1] == '&' ? i - 1 : i);
  }
  return text;
}

void replace_all(std::string& text, std::string_view from, char to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
    text.replace(at, from.size(), 1, to);
  }
}

std::string folded(std::string_view text) {
  std::string out;
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    out.assign(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return out;
  icu::StringByteSink<std::string> sink{&out};
  fold->normalizeUTF8(0, icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, status);
  if (U_FAILURE(status)) return {};

  constexpr std::array<std::pair<std::string_view, char>, 11> signs{{
      {"\u2010", '-'},
      {"\u2011", '-'},
      {"\u2012", '-'},
      {"\u2013", '-'},
      {"\u2014", '-'},
      {"\u2015", '-'},
      {"\u2212", '-'},
      {"\u00b0", ' '},
      {"\u00b7", ' '},
      {"\u2022", ' '},
      {"\u2019", '\''},
  }};
  for (const auto& [sign, plain] : signs) replace_all(out, sign, plain);
  return out;
}

}  // namespace

std::string clean_date_text(std::string_view text) {
  text = text::trimmed(text, text::white_space);
  if (text.size() > longest) return {};
  std::string out = folded(text::trimmed(without_remarks(text), text::white_space));
  std::ranges::replace_if(out, is_space, ' ');
  const auto [first, last] = std::ranges::unique(out, [](char a, char b) { return a == ' ' && b == ' '; });
  out.erase(first, last);
  return std::string{text::trimmed(out, text::white_space)};
}

}  // namespace dateline::dates
