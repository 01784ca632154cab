#include "searcher/contexts.h"

#include <algorithm>
#include <map>

#include "common/text/display.h"
#include "searcher/excerpt.h"

namespace dateline {
namespace {

constexpr std::size_t context_columns = 40;
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

/// As many of the last columns as fit, from the beginning of a word where there is one.
std::string last_columns(const std::string& text) {
  std::size_t width = display::width(text), begin = 0;
  while (width > context_columns) {
    const display::Cluster cluster = display::cluster_at(text, begin);
    width -= std::min(width, cluster.width);
    begin = cluster.end;
  }
  if (begin == 0) return text;
  const std::size_t space = text.find(' ', begin > 0 ? begin - 1 : 0);
  return text.substr(space != std::string::npos && space + 1 < text.size() ? space + 1 : begin);
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
  return text.substr(0, space != std::string::npos && space > 0 ? space : end);
}

/// Places of marks with the words of each phrase made one, in the order of the text.
std::vector<ByteRange> whole_places(const std::vector<MarkedPlace>& places, const std::vector<Mark>& marks) {
  std::vector<ByteRange> ranges;
  std::map<std::size_t, std::pair<ByteRange, std::size_t>> open;  // mark -> its words so far, and how many
  for (const MarkedPlace& place : places) {
    const std::size_t words = marks[place.mark].sequence.size();
    if (words < 2) {
      ranges.emplace_back(place.begin, place.end);
      continue;
    }
    auto& [range, seen] = open[place.mark];
    if (seen == 0) range.first = place.begin;
    range.second = place.end;
    if (++seen < words) continue;
    ranges.push_back(range);
    seen = 0;
  }
  std::ranges::sort(ranges);
  const auto doubles = std::ranges::unique(ranges);
  ranges.erase(doubles.begin(), doubles.end());
  return ranges;
}

}  // namespace

std::vector<KeywordInContext> keywords_in_context(std::string_view text, std::string_view language, bool in_title,
                                                  const std::vector<Mark>& marks, Analyser& analyser) {
  if (marks.empty() || text.empty()) return {};
  const auto places =
      find_marks(marks, analyser.tokenizer.tokenize(text), text::stem_tag(language), in_title, analyser.stemmer);
  std::vector<KeywordInContext> contexts;
  for (const auto& [begin, end] : whole_places(places, marks)) {
    const std::size_t from = begin > context_bytes ? excerpt::character_border(text, begin - context_bytes) : 0;
    const std::size_t to = excerpt::character_border(text, end + context_bytes);
    contexts.push_back({in_title, last_columns(std::string(trimmed_end(flat(text.substr(from, begin - from))))),
                        flat(text.substr(begin, end - begin)),
                        first_columns(std::string(trimmed_end(flat(text.substr(end, to - end)))))});
  }
  return contexts;
}

}  // namespace dateline
