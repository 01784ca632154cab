#include "searcher/excerpt.h"

#include <algorithm>
#include <array>

namespace dateline::excerpt {
namespace {

constexpr std::string_view ellipsis = "…";

/// Bytes of the white space at `at`; 0 when there is none.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  static constexpr std::array<std::string_view, 6> wide{"\u00a0", "\u3000", "\u2028", "\u2029", "\u2003", "\u2009"};
  for (const std::string_view space : wide)
    if (text.substr(at).starts_with(space)) return space.size();
  return 0;
}

std::size_t next_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  for (++at; at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;) ++at;
  return at;
}

std::size_t previous_character(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : character_border(text, at - 1);
}

bool ends_sentence(std::string_view character) {
  static constexpr std::array<std::string_view, 8> stops{".", "!", "?", "…", "。", "！", "？", "।"};
  return std::ranges::find(stops, character) != stops.end();
}

bool needs_no_space(std::string_view stop) { return stop.size() == 3 && stop != "…"; }

bool closes(std::string_view character) {
  static constexpr std::array<std::string_view, 8> closing{"\"", "'", ")", "]", "”", "’", "»", "」"};
  return std::ranges::find(closing, character) != closing.end();
}

/// "U.S. " and "J. Smith" end no sentence.
bool is_initial(std::string_view text, std::size_t stop) {
  if (stop == 0 || text[stop] != '.') return false;
  const char before = text[stop - 1];
  if (before < 'A' || before > 'Z') return false;
  return stop == 1 || text[stop - 2] == '.' || space_at(text, previous_character(text, stop - 1)) > 0;
}

/// Lines may be broken anywhere in a sentence; an empty line or an indented one begins another.
bool is_paragraph_gap(std::string_view gap) {
  const auto line = gap.rfind('\n');
  return line != std::string_view::npos && (gap.find('\n') != line || gap.size() - line > 2);
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (const std::size_t bytes = space_at(text, at)) at += bytes;
  return at;
}

bool is_word_border(std::string_view text, std::size_t at) {
  return at == 0 || at >= text.size() || space_at(text, previous_character(text, at)) > 0;
}

}  // namespace

std::size_t character_border(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return at;
}

bool starts_sentence(std::string_view text, std::size_t at) {
  std::size_t back = at;
  while (back > 0 && space_at(text, previous_character(text, back)) > 0) back = previous_character(text, back);
  const std::string_view gap = text.substr(back, at - back);
  if (is_paragraph_gap(gap)) return true;
  const bool spaced = !gap.empty();
  if (back == 0) return true;
  std::size_t stop = previous_character(text, back);
  while (stop > 0 && closes(text.substr(stop, back - stop))) {
    back = stop;
    stop = previous_character(text, back);
  }
  const std::string_view character = text.substr(stop, back - stop);
  return ends_sentence(character) && (spaced || needs_no_space(character)) && !is_initial(text, stop);
}

std::size_t good_begin(std::string_view text, std::size_t at, std::size_t reach) {
  const std::size_t least = at > reach ? character_border(text, at - reach) : 0;
  std::size_t word = at, sentence = at;
  bool found = false;
  for (std::size_t i = at;; i = previous_character(text, i)) {
    if (space_at(text, i) == 0 && starts_sentence(text, i)) {
      sentence = i;
      found = true;
      break;
    }
    // Half the reach is enough before the match when no sentence begins there.
    if (at - i <= reach / 2 && is_word_border(text, i) && space_at(text, i) == 0) word = i;
    if (i <= least) break;
  }
  return found ? sentence : word;
}

std::size_t good_end(std::string_view text, std::size_t begin, std::size_t keep, std::size_t length) {
  const std::size_t most = std::max(keep, character_border(text, begin + length));
  if (most >= text.size()) return text.size();
  // The last sentence's end in the last third, else the last word's.
  const std::size_t least = std::max(keep, begin + length * 2 / 3);
  std::size_t word = keep, sentence = 0;
  for (std::size_t i = most; i > keep; i = previous_character(text, i)) {
    const bool at_space = space_at(text, i) > 0;
    if (word == keep && at_space && space_at(text, previous_character(text, i)) == 0) word = i;
    if (i >= least && starts_sentence(text, skip_spaces(text, i))) {
      sentence = i;
      break;
    }
    if (i < least && word != keep) break;
  }
  if (sentence > 0) return sentence;
  const bool unspaced = most - word > 40;  // a script without spaces
  return unspaced ? most : std::max(word, keep);
}

Snippet cut_out(std::string_view text, std::size_t begin, std::size_t end, const std::vector<ByteRange>& marked) {
  Snippet snippet;
  begin = skip_spaces(text, begin);
  end = std::max(begin, end);
  if (begin > 0 && !starts_sentence(text, begin)) snippet.text = ellipsis;

  // Where the beginnings and ends of marked ranges come to lie.
  auto next = std::ranges::find_if(marked, [&](const ByteRange& range) { return range.first >= begin; });
  bool open = false;
  bool space = false;
  for (std::size_t i = begin; i < end;) {
    if (const std::size_t bytes = space_at(text, i)) {
      space = true;
      i += bytes;
      continue;
    }
    if (space) snippet.text += ' ';
    space = false;
    if (!open && next != marked.end() && next->first == i && next->second <= end) {
      snippet.highlights.emplace_back(snippet.text.size(), snippet.text.size());
      open = true;
    }
    const std::size_t after = std::min(next_character(text, i), end);
    snippet.text.append(text.substr(i, after - i));
    i = after;
    if (open && i >= next->second) {
      snippet.highlights.back().second = snippet.text.size();
      open = false;
      ++next;
    }
  }
  const std::size_t rest = skip_spaces(text, end);
  if (rest < text.size() && !starts_sentence(text, rest)) snippet.text += ellipsis;
  return snippet;
}

}  // namespace dateline::excerpt
