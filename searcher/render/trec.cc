#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "common/text/utf8.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

/// A column of a line whose columns are told apart by white space: white space and control characters as %XX, a byte
/// each.
std::string column(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    const auto c = static_cast<UChar32>(next.code_point);
    const auto type = u_charType(c);
    const bool kept = next.valid && !u_isUWhiteSpace(c) && type != U_CONTROL_CHAR && type != U_FORMAT_CHAR;
    for (std::size_t i = at; i < at + next.length; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (kept) {
        out += text[i];
      } else {
        out.append({'%', digits[byte >> 4], digits[byte & 0xf]});
      }
    }
    at += next.length;
  }
  return out.empty() ? "-" : out;
}

/// The shortest digits that read back as the same number.
std::string number(double value) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), end};
}

}  // namespace

std::string trec(std::string_view id, const Results& results) {
  const std::string query = column(id);
  std::string lines;
  double score = std::numeric_limits<double>::max();
  std::size_t place = 0;
  for (const Hit& hit : results.hits) {
    ++place;
    const std::size_t rank = hit.rank > 0 ? hit.rank : place;
    // Evaluation tools sort by score: hits that were not ranked keep their order by one made of the rank.
    const bool ranked = hit.score && std::isfinite(*hit.score);
    score = std::min(score, ranked ? *hit.score : 1.0 / static_cast<double>(rank));
    lines += query + " Q0 " + column(hit.article.id) + ' ' + std::to_string(rank) + ' ' + number(score) + " dateline\n";
  }
  return lines;
}

}  // namespace dateline::render
