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

/// A long body is read a piece further only when nothing was found before: most stories say it early.
constexpr std::size_t first_look = 64 * 1024;
constexpr std::size_t last_look = 300 * 1024;

struct Found {
  std::string_view text;
  std::vector<MarkedPlace> places;
};

Found look_for(const std::vector<Mark>& marks, std::string_view body, std::string_view tag, Analyser& analyser) {
  for (const std::size_t bytes : {first_look, last_look}) {
    const std::string_view text = body.substr(0, excerpt::character_border(body, bytes));
    auto places = find_marks(marks, analyser.tokenizer.tokenize(text), tag, false, analyser.stemmer);
    if (!places.empty() || text.size() == body.size()) return {body, std::move(places)};
  }
  return {body, {}};
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
  const Found found = look_for(marks, body, text::stem_tag(language), analyser);
  if (found.places.empty()) return lead_of(body);

  const ByteRange stretch = best_stretch(found.places, marks);
  const std::size_t spare = snippet_bytes - std::min(snippet_bytes, stretch.second - stretch.first);
  const std::size_t begin =
      body.size() <= snippet_bytes ? 0 : excerpt::good_begin(body, stretch.first, std::min(spare, reach_back));
  const std::size_t end = excerpt::good_end(body, begin, stretch.second, snippet_bytes);
  return excerpt::cut_out(body, begin, end, merge_places(found.places));
}

std::vector<ByteRange> highlight_title(std::string_view title, std::string_view language,
                                       const std::vector<Mark>& marks, Analyser& analyser) {
  if (marks.empty() || title.empty()) return {};
  const auto tokens = analyser.tokenizer.tokenize(title);
  return merge_places(find_marks(marks, tokens, text::stem_tag(language), true, analyser.stemmer));
}

}  // namespace dateline
