#include "searcher/render/name_marks.h"

#include <algorithm>

namespace dateline::render {
namespace {

bool is_ascii_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(unsigned char c) { return c >= 0x80 || is_ascii_letter(c) || (c >= '0' && c <= '9'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct Found {
  ByteRange range;
  Style style;
};

void find(std::string_view text, std::string_view lowered, std::string_view name, Style style,
          std::vector<Found>& found) {
  std::string wanted(name);
  std::ranges::transform(wanted, wanted.begin(), lower);
  if (wanted.size() < 2) return;
  // Scripts without spaces have no word borders.
  const bool bordered = is_ascii_letter(static_cast<unsigned char>(wanted.front()));
  for (std::size_t at = lowered.find(wanted); at != std::string_view::npos; at = lowered.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (bordered && ((at > 0 && is_word(byte(at - 1))) || (end < text.size() && is_word(byte(end))))) continue;
    if (text[at] >= 'a' && text[at] <= 'z') continue;
    found.push_back({{at, end}, style});
  }
}

}  // namespace

Marked with_names_marked(std::string clean, const EntityNames& names) {
  Marked out{std::move(clean), {}, {}};
  std::string lowered = out.text;
  std::ranges::transform(lowered, lowered.begin(), lower);
  std::vector<Found> found;
  for (const std::string& name : names.person) find(out.text, lowered, name, Style::person, found);
  for (const std::string& name : names.org) find(out.text, lowered, name, Style::org, found);
  for (const std::string& name : names.place) find(out.text, lowered, name, Style::place, found);
  std::ranges::stable_sort(found, [](const Found& a, const Found& b) {
    return a.range.first != b.range.first ? a.range.first < b.range.first : a.range.second > b.range.second;
  });
  for (const Found& each : found) {
    if (!out.marks.empty() && each.range.first < out.marks.back().second) continue;
    out.marks.push_back(each.range);
    out.styles.push_back(each.style);
  }
  return out;
}

}  // namespace dateline::render
