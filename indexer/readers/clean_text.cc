#include "indexer/readers/clean_text.h"

#include <algorithm>

#include "indexer/readers/html_text.h"

namespace dateline::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view blanks = " \t\n";
constexpr std::string_view no_break_space = "\xC2\xA0";

std::string plain(std::string_view text) {
  if (holds_html(text)) return html_to_text(text);
  if (text.find('&') == std::string_view::npos) return std::string(text);
  auto decoded = decode_entities(text);
  // Feeds escape whole paragraphs once more.
  return holds_html(decoded) ? html_to_text(decoded) : decoded;
}

std::string without_blank_or_controls(std::string_view text, bool may_be_html) {
  // Counted to the end rather than looked for, which a compiler makes fast.
  std::size_t controls = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    controls += (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F || byte == 0xC2 ? 1 : 0;
  }
  const bool has_controls = controls > 0;
  const bool has_markup =
      may_be_html && (text.find('<') != std::string_view::npos || text.find('&') != std::string_view::npos);
  std::string clean = has_markup ? plain(text) : std::string(text);
  if (has_controls || has_markup) clean = without_controls(clean);
  if (clean.starts_with("\xEF\xBB\xBF"sv)) clean.erase(0, 3);
  return clean;
}

}  // namespace

std::string clean_text(std::string_view text, bool may_be_html) {
  auto clean = without_blank_or_controls(text, may_be_html);
  return clean.find_first_not_of(blanks) == std::string::npos ? std::string{} : clean;
}

std::string clean_line(std::string_view text, bool may_be_html) {
  const auto clean = without_blank_or_controls(text, may_be_html);
  std::string line;
  line.reserve(clean.size());
  bool space = false;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    const char c = clean[i];
    const bool wide = c == no_break_space.front() && std::string_view(clean).substr(i).starts_with(no_break_space);
    if (wide || c == ' ' || c == '\n' || c == '\t') {
      space = !line.empty();
      i += wide ? 1 : 0;
      continue;
    }
    if (space) line += ' ';
    space = false;
    line += c;
  }
  return line;
}

}  // namespace dateline::readers
