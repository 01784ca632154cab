#include "searcher/marks.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <unordered_map>

namespace dateline {
namespace {

using text::Token;

/// Whether a word's stem begins with the same letter: the stemmers of these take beginnings off.
bool stems_keep_beginnings(std::string_view tag) {
  static constexpr std::array<std::string_view, 4> others{"ar", "ga", "id", "ta"};
  return std::ranges::find(others, tag) == others.end();
}

/// Which marks a word can begin, so that a text is read once whatever the number of marks.
struct Lookup {
  std::unordered_multimap<std::string_view, std::size_t> by_stem;   // of the text's language
  std::unordered_multimap<std::string_view, std::size_t> by_first;  // of sequences
  std::vector<std::size_t> beginnings;
  std::bitset<256> first_bytes;  // of words whose stems are worth a look

  Lookup(const std::vector<Mark>& marks, std::string_view tag, bool in_title) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const Mark& mark = marks[i];
      if (mark.title_only && !in_title) continue;
      if (!mark.beginning.empty()) beginnings.push_back(i);
      if (!mark.sequence.empty()) by_first.emplace(mark.sequence.front(), i);
      if (const auto stems = mark.stems.find(tag); stems != mark.stems.end())
        for (const std::string& stem : stems->second) {
          by_stem.emplace(stem, i);
          if (!stem.empty()) first_bytes.set(static_cast<unsigned char>(stem.front()));
        }
    }
    if (!stems_keep_beginnings(tag)) first_bytes.set();
  }

  [[nodiscard]] bool may_stem(const Token& word) const {
    return !word.text.empty() && first_bytes[static_cast<unsigned char>(word.text.front())];
  }
};

/// The token at a position that has that text, from `at` on.
std::size_t find_token(const std::vector<Token>& tokens, std::size_t at, std::uint32_t position,
                       std::string_view text) {
  while (at < tokens.size() && tokens[at].position < position) ++at;
  for (; at < tokens.size() && tokens[at].position == position; ++at)
    if (tokens[at].text == text) return at;
  return tokens.size();
}

void add_sequence(const Mark& mark, std::size_t index, const std::vector<Token>& tokens, std::size_t at,
                  std::vector<MarkedPlace>& places) {
  if (mark.acronym && !tokens[at].acronym) return;
  std::vector<MarkedPlace> found{{tokens[at].begin, tokens[at].end, index, 0}};
  std::size_t from = at;
  for (std::size_t k = 1; k < mark.sequence.size(); ++k) {
    const auto position = tokens[at].position + static_cast<std::uint32_t>(k);
    from = find_token(tokens, from, position, mark.sequence[k]);
    if (from == tokens.size()) return;
    found.push_back({tokens[from].begin, tokens[from].end, index, 0});
  }
  found.front().whole_end = found.back().end;
  places.insert(places.end(), found.begin(), found.end());
}

}  // namespace

std::vector<MarkedPlace> find_marks(const std::vector<Mark>& marks, std::string_view text, std::string_view tag,
                                    bool in_title, Analyser& analyser) {
  std::vector<MarkedPlace> places;
  if (marks.empty()) return places;
  const Lookup lookup(marks, tag, in_title);
  std::vector<Token>& tokens = analyser.words;
  tokens.clear();
  analyser.tokenizer.tokenize(text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const auto place = [&](std::size_t mark) { places.push_back({token.begin, token.end, mark, token.end}); };
    if (!lookup.by_stem.empty() && token.kind == text::TokenKind::word && lookup.may_stem(token))
      for (const std::string& stem : analyser.stemmer.stems(token, tag))
        for (auto [at, end] = lookup.by_stem.equal_range(stem); at != end; ++at) place(at->second);
    if (!lookup.by_first.empty())
      for (auto [at, end] = lookup.by_first.equal_range(token.text); at != end; ++at)
        add_sequence(marks[at->second], at->second, tokens, i, places);
    for (const std::size_t mark : lookup.beginnings)
      if (std::string_view(token.text).starts_with(marks[mark].beginning)) place(mark);
  }
  std::ranges::stable_sort(places, {}, &MarkedPlace::begin);
  return places;
}

std::vector<ByteRange> merge_places(std::vector<MarkedPlace> places) {
  std::ranges::sort(places, {}, &MarkedPlace::begin);
  std::vector<ByteRange> ranges;
  for (const MarkedPlace& place : places) {
    if (!ranges.empty() && place.begin < ranges.back().second) {
      ranges.back().second = std::max(ranges.back().second, place.end);
    } else if (ranges.empty() || ranges.back() != ByteRange{place.begin, place.end}) {
      ranges.emplace_back(place.begin, place.end);
    }
  }
  return ranges;
}

}  // namespace dateline
