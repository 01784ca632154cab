#include "searcher/ranked_search.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {
namespace {

using archive::Number;
using query::Formula;
using Kind = Formula::Kind;

/// The next of a word's articles is found by looking at each of its terms: of more they are put into a list first.
constexpr std::size_t most_terms = 24;

}  // namespace

std::optional<RankedSearch> RankedSearch::of(const Formula& formula) {
  RankedSearch search;
  if (needs_matcher(formula) || !search.take(formula, 1) || search.words_.empty()) return std::nullopt;
  return search;
}

bool RankedSearch::take(const Formula& formula, double factor) {
  switch (formula.kind) {
    case Kind::all: return std::ranges::all_of(formula.parts, [&](const Formula& part) { return take(part, factor); });
    case Kind::where: return take(formula.parts[0], factor) && take_filter(formula.parts[1]);
    case Kind::without: excluded_.push_back(&formula.parts[1]); return take(formula.parts[0], factor);
    case Kind::fixed: fixed_ += formula.factor * factor; return true;
    default: {
      Word word;
      if (!take_word(formula, factor, word) || word.any.size() + word.more.size() > most_terms) return false;
      words_.push_back(std::move(word));
      return true;
    }
  }
}

bool RankedSearch::take_filter(const Formula& formula) {
  if (formula.kind == Kind::all)
    return std::ranges::all_of(formula.parts, [&](const Formula& part) { return take_filter(part); });
  Word word;
  if (take_terms(formula, 0, word.any) && word.any.size() <= most_terms)
    words_.push_back(std::move(word));
  else
    filters_.push_back(&formula);
  return true;
}

// What only adds to one of the terms is taken to add to any: a title's stem never comes without the text's.
bool RankedSearch::take_word(const Formula& formula, double factor, Word& word) {
  switch (formula.kind) {
    case Kind::any:
      return std::ranges::all_of(formula.parts, [&](const Formula& part) { return take_word(part, factor, word); });
    case Kind::maybe:
      return take_word(formula.parts[0], factor, word) && take_terms(formula.parts[1], factor, word.more);
    case Kind::scaled: return take_word(formula.parts[0], factor * formula.factor, word);
    default: return take_terms(formula, factor, word.any);
  }
}

bool RankedSearch::take_terms(const Formula& formula, double factor, std::vector<Term>& terms) {
  switch (formula.kind) {
    case Kind::term: terms.push_back({&formula.name, factor}); return true;
    case Kind::scaled: return take_terms(formula.parts[0], factor * formula.factor, terms);
    case Kind::any:
      return std::ranges::all_of(formula.parts, [&](const Formula& part) { return take_terms(part, factor, terms); });
    default: return false;
  }
}

/// The search in one shard.
class RankedSearch::InShard {
 public:
  InShard(const RankedSearch& search, const Postings& postings, const Postings::Shard& shard,
          const ArchiveStatistics& archive, const std::function<bool()>& too_late)
      : search_(search), postings_(postings), shard_(shard), archive_(archive), too_late_(too_late) {
    for (const Word& word : search.words_) words_.emplace_back(scored(word.any), scored(word.more));
    std::ranges::stable_sort(words_, {}, &ScoredWord::frequency);
    for (const ScoredWord& word : words_) at_most_ += word.at_most();
  }

  void run(const std::function<bool(Number)>& counts, const std::function<bool()>& wants_all, TopMatches& top) {
    ScoredWord& lead = words_.front();
    if (lead.article() == glass::no_document || !read_filters()) return;
    const double others_at_most = at_most_ - lead.at_most() + search_.fixed_;
    bool counts_each = wants_all();
    constexpr unsigned now_and_then = 16;  // and too_late() looks at the clock now and then
    unsigned steps = 0;
    lead.skip_to(shard_.first());
    while (lead.article() <= shard_.last()) {
      if (steps++ % now_and_then == 0 && too_late_()) return;
      if (!counts_each && lead.at_most_here() + others_at_most < top.least_weight()) {
        lead.next();
        continue;
      }
      const Number article = lead.article();
      const Number next = first_from(article);
      if (next > shard_.last()) return;
      if (next != article) {
        lead.skip_to(next);
        continue;
      }
      if (!excluded(article)) {
        if (counts_each) {
          if (counts(article)) {
            add(article, top);
            counts_each = wants_all();
          }
        } else if (weight(article) >= top.least_weight() && counts(article)) {
          add(article, top);
        }
      }
      lead.next();
    }
  }

 private:
  [[nodiscard]] std::vector<ScoredTerm> scored(const std::vector<Term>& terms) const {
    std::vector<ScoredTerm> scored;
    for (const Term& term : terms) {
      auto at = shard_.postings(*term.name);
      if (at.document() == glass::no_document) continue;
      const double articles = postings_.shards().size() == 1 ? at.frequency() : postings_.frequency(*term.name);
      scored.push_back({std::move(at), TermWeight(archive_, articles, term.factor)});
    }
    return scored;
  }

  /// False when nothing is left.
  bool read_filters() {
    for (const Formula* filter : search_.filters_) {
      auto numbers = matching_numbers(*filter, shard_, too_late_);
      if (!numbers || numbers->empty()) return false;
      filters_.push_back({std::move(*numbers)});
    }
    for (const Formula* formula : search_.excluded_) {
      std::vector<Term> terms;
      if (take_terms(*formula, 0, terms) && terms.size() <= most_terms) {
        excluded_words_.emplace_back(scored(terms), std::vector<ScoredTerm>());
      } else {
        auto numbers = matching_numbers(*formula, shard_, too_late_);
        if (!numbers) return false;
        excluded_.push_back({std::move(*numbers)});
      }
    }
    return true;
  }

  /// The article, if everything else holds for it, or one before which nothing can match.
  Number first_from(Number article) {
    for (auto word = std::next(words_.begin()); word != words_.end(); ++word) {
      word->skip_to(article);
      if (word->article() != article) return word->article();
    }
    for (List& list : filters_)
      if (const Number next = list.from(article); next != article) return next;
    return article;
  }

  bool excluded(Number article) {
    for (ScoredWord& word : excluded_words_) {
      word.skip_to(article);
      if (word.article() == article) return true;
    }
    return std::ranges::any_of(excluded_, [&](List& list) { return list.from(article) == article; });
  }

  double weight(Number article) {
    const std::uint32_t length = shard_.lengths()[article - shard_.first()];
    double sum = search_.fixed_;
    for (ScoredWord& word : words_) sum += word.weight(length);
    return sum;
  }

  void add(Number article, TopMatches& top) {
    if (const double sum = weight(article); sum >= top.least_weight()) top.add({article, sum});
  }

  /// Numbers asked for in ascending order.
  struct List {
    NumberList numbers;
    std::size_t at = 0;
    Number from(Number wanted) {
      at = static_cast<std::size_t>(
          std::lower_bound(numbers.begin() + static_cast<std::ptrdiff_t>(at), numbers.end(), wanted) - numbers.begin());
      return at == numbers.size() ? glass::no_document : numbers[at];
    }
  };

  const RankedSearch& search_;
  const Postings& postings_;
  const Postings::Shard& shard_;
  const ArchiveStatistics& archive_;
  const std::function<bool()>& too_late_;
  std::vector<ScoredWord> words_, excluded_words_;
  std::vector<List> filters_, excluded_;
  double at_most_ = 0;
};

void RankedSearch::run(const Postings& postings, const ArchiveStatistics& archive,
                       const std::function<bool(Number)>& counts, const std::function<bool()>& wants_all,
                       const std::function<bool()>& too_late, TopMatches& top) const {
  for (const Postings::Shard& shard : postings.shards())
    InShard(*this, postings, shard, archive, too_late).run(counts, wants_all, top);
}

}  // namespace dateline
