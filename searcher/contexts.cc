#include "searcher/contexts.h"

#include <algorithm>

#include "common/text/display.h"
#include "searcher/excerpt.h"

namespace dateline {
namespace {

constexpr std::size_t context_columns = 40;
/// A word that is torn by the cut is left out unless it would cost more than this: scripts without spaces.
constexpr std::size_t longest_left_out = context_columns / 2;
/// Enough for the columns in any script, marks and white space included.
constexpr std::size_t context_bytes = 400;

/// Runs of white space made one space.
std::string flat(std::string_view text) {
  std::string out;
  for (const char c : display::one_line(text))
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  return out;
}

std::string_view trimmed_end(std::string_view text) { return text.substr(0, text.find_last_not_of(' ') + 1); }

/// As many of the last columns as fit, from the beginning of a word where there is one near.
std::string last_columns(const std::string& text) {
  std::size_t width = display::width(text), begin = 0;
  while (width > context_columns) {
    const display::Cluster cluster = display::cluster_at(text, begin);
    width -= std::min(width, cluster.width);
    begin = cluster.end;
  }
  if (begin == 0) return text;
  const std::size_t space = text.find(' ', begin - 1);
  const bool near = space != std::string::npos && space + 1 < text.size() &&
                    display::width(std::string_view(text).substr(begin, space + 1 - begin)) <= longest_left_out;
  return text.substr(near ? space + 1 : begin);
}

std::string first_columns(const std::string& text) {
  std::size_t width = 0, end = 0;
  while (end < text.size()) {
    const display::Cluster cluster = display::cluster_at(text, end);
    if (width + cluster.width > context_columns) break;
    width += cluster.width;
    end = cluster.end;
  }
  if (end == text.size()) return text;
  const std::size_t space = text.rfind(' ', end);
  const bool near = space != std::string::npos && space > 0 &&
                    display::width(std::string_view(text).substr(space, end - space)) <= longest_left_out;
  return text.substr(0, near ? space : end);
}

/// Each match whole, the words of a phrase as one, in the order of the text; of matches that overlap one that is the
/// same or inside another is not told again.
std::vector<ByteRange> whole_places(const std::vector<MarkedPlace>& places) {
  std::vector<ByteRange> ranges;
  for (const MarkedPlace& place : places)
    if (place.whole_end != 0) ranges.emplace_back(place.begin, place.whole_end);
  std::ranges::sort(ranges, [](const ByteRange& a, const ByteRange& b) {
    return a.first != b.first ? a.first < b.first : a.second > b.second;
  });
  std::vector<ByteRange> outer;
  for (const ByteRange& range : ranges)
    if (outer.empty() || range.second > outer.back().second) outer.push_back(range);
  return outer;
}

}  // namespace

std::vector<KeywordInContext> keywords_in_context(std::string_view text, std::string_view language, bool in_title,
                                                  const std::vector<Mark>& marks, Analyser& analyser) {
  if (marks.empty() || text.empty()) return {};
  const auto places = find_marks(marks, text, text::stem_tag(language), in_title, analyser);
  std::vector<KeywordInContext> contexts;
  for (const auto& [begin, end] : whole_places(places)) {
    const std::size_t from = begin > context_bytes ? excerpt::character_border(text, begin - context_bytes) : 0;
    const std::size_t to = excerpt::character_border(text, end + context_bytes);
    contexts.push_back({in_title, last_columns(std::string(trimmed_end(flat(text.substr(from, begin - from))))),
                        flat(text.substr(begin, end - begin)),
                        first_columns(std::string(trimmed_end(flat(text.substr(end, to - end)))))});
  }
  return contexts;
}

}  // namespace dateline
