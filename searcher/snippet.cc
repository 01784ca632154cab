#include "searcher/snippet.h"

#include <algorithm>
#include <map>

#include "searcher/excerpt.h"

namespace dateline {
namespace {

constexpr std::size_t snippet_bytes = 240;
constexpr std::size_t lead_characters = 200;
constexpr std::size_t reach_back = 100;
/// Kept for what stands before the first match.
constexpr std::size_t least_context = 40;

/// So much of a body is read word by word: most stories say it early. In the rest only places are read where the bytes
/// look like a mark's, so that the longest body costs no more than a few milliseconds.
constexpr std::size_t first_look = 64 * 1024;
constexpr std::size_t place_bytes = 1024;
constexpr unsigned most_looks_a_word = 16;

/// How the marks' words may begin in a text: as they are, capitalised, in capitals.
std::vector<std::string> beginnings_of(const std::vector<Mark>& marks, std::string_view tag) {
  std::vector<std::string> words;
  for (const Mark& mark : marks) {
    if (mark.title_only) continue;
    if (!mark.beginning.empty()) words.push_back(mark.beginning);
    if (!mark.sequence.empty()) words.push_back(mark.sequence.front());
    if (const auto stems = mark.stems.find(tag); stems != mark.stems.end())
      words.insert(words.end(), stems->second.begin(), stems->second.end());
  }
  const auto capital = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  std::vector<std::string> all;
  for (std::string& word : words) {
    // Stems may end in another letter than their words ("happi"): the beginning tells enough.
    if (word.size() > 4) word.erase(excerpt::character_border(word, std::max<std::size_t>(4, word.size() - 2)));
    std::string upper = word;
    std::ranges::transform(upper, upper.begin(), capital);
    std::string title = word;
    title.front() = capital(title.front());
    all.insert(all.end(), {word, title, upper});
  }
  std::ranges::sort(all);
  const auto doubles = std::ranges::unique(all);
  all.erase(doubles.begin(), doubles.end());
  return all;
}

/// Reads the places, from `from` on, where one of the marks may stand, until one does.
std::vector<MarkedPlace> look_further(const std::vector<Mark>& marks, std::string_view body, std::size_t from,
                                      std::string_view tag, Analyser& analyser) {
  struct Candidate {
    std::string word;
    std::size_t at;
    unsigned looks = 0;
  };
  std::vector<Candidate> candidates;
  for (std::string& word : beginnings_of(marks, tag)) {
    const std::size_t at = body.find(word, from);
    if (at != std::string_view::npos) candidates.push_back({std::move(word), at, 0});
  }
  while (!candidates.empty()) {
    const auto next = std::ranges::min_element(candidates, {}, &Candidate::at);
    const std::size_t begin = excerpt::good_begin(body, next->at, reach_back);
    const std::size_t end = excerpt::character_border(body, next->at + place_bytes);
    auto places = find_marks(marks, body.substr(begin, end - begin), tag, false, analyser);
    if (!places.empty()) {
      for (MarkedPlace& place : places) {
        place.begin += begin;
        place.end += begin;
      }
      return places;
    }
    for (Candidate& candidate : candidates)
      if (candidate.at < end) candidate.at = body.find(candidate.word, end);
    ++next->looks;
    std::erase_if(candidates, [](const Candidate& one) {
      return one.at == std::string_view::npos || one.looks == most_looks_a_word;
    });
  }
  return {};
}

std::vector<MarkedPlace> look_for(const std::vector<Mark>& marks, std::string_view body, std::string_view tag,
                                  Analyser& analyser) {
  const std::string_view beginning = body.substr(0, excerpt::character_border(body, first_look));
  auto places = find_marks(marks, beginning, tag, false, analyser);
  if (!places.empty() || beginning.size() == body.size()) return places;
  return look_further(marks, body, beginning.size(), tag, analyser);
}

/// The stretch of places that fits a snippet and tells most: each mark once, repetitions a little, the earlier of
/// equals.
ByteRange best_stretch(const std::vector<MarkedPlace>& places, const std::vector<Mark>& marks) {
  constexpr double repetition = 0.05;
  std::map<std::size_t, std::size_t> inside;  // mark -> times
  double worth = 0, best_worth = -1;
  ByteRange best;
  std::size_t last = 0;
  const auto value = [&](std::size_t mark, std::size_t times) {
    return marks[mark].weight * (times == 0 ? 1 : repetition);
  };
  for (std::size_t first = 0; first < places.size(); ++first) {
    while (last < places.size() &&
           (last == first || places[last].end - places[first].begin <= snippet_bytes - least_context)) {
      worth += value(places[last].mark, inside[places[last].mark]++);
      ++last;
    }
    if (worth > best_worth + 1e-9) {
      best_worth = worth;
      best = {places[first].begin, places[last - 1].end};
    }
    worth -= value(places[first].mark, --inside[places[first].mark]);
  }
  return best;
}

Snippet lead_of(std::string_view body) {
  std::size_t end = 0;
  for (std::size_t characters = 0; end < body.size() && characters < lead_characters; ++characters)
    for (++end; end < body.size() && (static_cast<unsigned char>(body[end]) & 0xc0) == 0x80;) ++end;
  return excerpt::cut_out(body, 0, excerpt::good_end(body, 0, 0, end), {});
}

}  // namespace

Snippet make_snippet(std::string_view body, std::string_view language, const std::vector<Mark>& marks,
                     Analyser& analyser) {
  const auto in_text = [](const Mark& mark) { return !mark.title_only; };
  if (body.empty() || std::ranges::none_of(marks, in_text)) return lead_of(body);
  const std::vector<MarkedPlace> places = look_for(marks, body, text::stem_tag(language), analyser);
  if (places.empty()) return lead_of(body);

  const ByteRange stretch = best_stretch(places, marks);
  const std::size_t spare = snippet_bytes - std::min(snippet_bytes, stretch.second - stretch.first);
  const std::size_t begin =
      body.size() <= snippet_bytes ? 0 : excerpt::good_begin(body, stretch.first, std::min(spare, reach_back));
  const std::size_t end = excerpt::good_end(body, begin, stretch.second, snippet_bytes);
  return excerpt::cut_out(body, begin, end, merge_places(places));
}

std::vector<ByteRange> highlight_title(std::string_view title, std::string_view language,
                                       const std::vector<Mark>& marks, Analyser& analyser) {
  if (marks.empty() || title.empty()) return {};
  return merge_places(find_marks(marks, title, text::stem_tag(language), true, analyser));
}

}  // namespace dateline
