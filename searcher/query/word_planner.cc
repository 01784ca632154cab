#include "searcher/query/word_planner.h"

#include <algorithm>
#include <utility>

#include "common/schema.h"
#include "searcher/query/capitals.h"
#include "searcher/ranking.h"

namespace dateline::query {
namespace {

using text::Token;
using text::TokenKind;
using Xapian::Query;

std::string joined(std::string_view prefix, std::string_view word) { return std::string(prefix).append(word); }

std::string_view word_prefix(WordPlanner::Scope scope) {
  return scope == WordPlanner::Scope::title ? schema::title_word_prefix : std::string_view{};
}

/// One token a position: of a run of ideographs its pairs, which say all that single characters would. The run's last
/// character is needed only to hold on to what follows, or when it is the whole run.
std::vector<Token> sequence_of(const std::vector<Token>& tokens) {
  std::vector<Token> sequence;
  for (const Token& token : tokens) {
    if (!sequence.empty() && sequence.back().position == token.position) {
      if (token.kind == TokenKind::pair) sequence.back() = token;
    } else {
      sequence.push_back(token);
    }
  }
  const std::size_t n = sequence.size();
  if (n >= 2 && sequence[n - 1].kind == TokenKind::ideograph && sequence[n - 2].kind == TokenKind::pair)
    sequence.pop_back();
  return sequence;
}

Query maybe(const Query& query, const Query& more) {
  return more.empty() ? query : Query(Query::OP_AND_MAYBE, query, more);
}

Query scaled(double factor, const Query& query) { return factor == 1.0 ? query : Query(factor, query); }

}  // namespace

/// The stems of a word in every language that the archive has it in.
struct WordPlanner::Stems {
  std::vector<std::string> tagged;  // "en:talk"
  std::map<std::string, std::vector<std::string>, std::less<>> by_tag;
  double frequency = 0;  // articles with any of them
};

WordPlanner::WordPlanner(const PlanContext& context, Analyser& analyser, const Node& tree, Plan& plan)
    : context_(context), analyser_(analyser), plan_(plan), articles_(context.database.get_doccount()) {
  const Capitals capitals = capitals_of(tree);
  capitals_mean_acronyms_ = capitals.others_are_small || capitals.words == 1;
  longest_acronym_ =
      capitals.others_are_small ? ranking::longest_acronym_letters : ranking::longest_acronym_letters - 1;
}

double WordPlanner::frequency(const std::string& term) const { return context_.database.get_termfreq(term); }

double WordPlanner::rarity(double with_term) const { return ranking::rarity(articles_, with_term); }

WordPlanner::Stems WordPlanner::stems_of(const Token& token) const {
  Stems all;
  for (const std::string& tag : context_.stem_tags) {
    double most = 0;
    for (const std::string& stem : analyser_.stemmer.stems(token, tag)) {
      std::string tagged = tag + ':' + stem;
      const double articles = frequency(joined(schema::stem_prefix, tagged));
      if (articles == 0) continue;
      most = std::max(most, articles);
      all.by_tag[tag].push_back(stem);
      all.tagged.push_back(std::move(tagged));
    }
    all.frequency += most;
  }
  return all;
}

// The engine's synonyms would do, but they estimate how many articles hold any of their terms, and each shard
// differently. An article is in one language: the best of its stems, each weighed as if it were as frequent as all
// together, is the same and exact.
Query WordPlanner::stems_query(const Stems& stems, std::string_view prefix, double factor) const {
  std::vector<Query> terms;
  for (const std::string& tagged : stems.tagged) {
    const std::string term = joined(prefix, tagged);
    const double articles = frequency(term);
    if (articles == 0) continue;
    terms.push_back(scaled(factor * rarity(stems.frequency) / rarity(articles), Query(term)));
  }
  return {Query::OP_MAX, terms.begin(), terms.end()};
}

Query WordPlanner::weight(const Token& token, Scope scope, Wanted wanted) {
  const bool by_stem = token.kind == TokenKind::word;
  const auto text_title = [&]() -> std::pair<Query, Query> {
    if (by_stem) {
      const Stems stems = stems_of(token);
      if (scope == Scope::title) return {stems_query(stems, schema::title_stem_prefix, 1), {}};
      return {stems_query(stems, schema::stem_prefix, 1),
              stems_query(stems, schema::title_stem_prefix, ranking::title_boost)};
    }
    const std::string term = joined(word_prefix(scope), token.text);
    if (scope == Scope::title) return {Query(term), {}};
    const std::string title_term = joined(schema::title_word_prefix, token.text);
    const double in_text = frequency(term), in_title = frequency(title_term);
    if (in_title == 0) return {Query(term), {}};
    return {Query(term), Query(ranking::title_boost * rarity(in_text) / rarity(in_title), Query(title_term))};
  };
  const auto [in_text, in_title] = text_title();
  if (wanted == Wanted::no || in_text.empty()) return in_text;

  Query accents;
  if (!token.accented.empty()) {
    const std::string term = joined(schema::accented_prefix, token.accented);
    if (frequency(term) > 0) accents = Query(ranking::accent_boost, Query(term));
  }
  const std::string where = scope == Scope::title ? " in the title" : by_stem ? ", any form" : "";
  plan_.parts.push_back({token.text + where, in_text});
  if (!in_title.empty()) plan_.parts.push_back({token.text + ", in the title too", in_title});
  if (!accents.empty()) plan_.parts.push_back({token.accented + ", accents as typed", accents});
  return maybe(maybe(in_text, in_title), accents);
}

bool WordPlanner::is_acronym(const Token& token, std::string_view typed) const {
  if (token.kind != TokenKind::word || !all_capitals(typed)) return false;
  const std::size_t letters = letters_of(typed);
  const bool dotted = typed.find('.') != std::string_view::npos;
  if (!dotted && (!capitals_mean_acronyms_ || letters > longest_acronym_)) return false;
  const double in_capitals = frequency(joined(schema::acronym_prefix, token.text));
  if (in_capitals == 0) return false;
  return dotted || letters <= ranking::sure_acronym_letters || in_capitals * 2 >= frequency(token.text);
}

Query WordPlanner::side_by_side(const std::vector<Token>& sequence, Scope scope) const {
  std::vector<Query> terms;
  for (const Token& token : sequence) terms.emplace_back(joined(word_prefix(scope), token.text));
  if (terms.size() == 1) return terms.front();
  return {Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size())};
}

void WordPlanner::mark_sequence(const std::vector<Token>& sequence, Scope scope, Wanted wanted, bool acronym) {
  if (wanted == Wanted::no) return;
  Mark mark;
  for (const Token& token : sequence) {
    mark.sequence.push_back(token.text);
    mark.weight = std::max(mark.weight, rarity(frequency(token.text)));
  }
  mark.acronym = acronym;
  mark.title_only = scope == Scope::title;
  plan_.marks.push_back(std::move(mark));
}

// The phrase decides, its words weigh: exact words have no weight of their own, so that they cost little to store.
Query WordPlanner::as_written(const std::vector<Token>& sequence, Scope scope, Wanted wanted) {
  const Query phrase = side_by_side(sequence, scope);
  mark_sequence(sequence, scope, wanted);
  if (wanted == Wanted::no) return phrase;
  std::vector<Query> weights;
  for (const Token& token : sequence) {
    if (token.kind == TokenKind::ideograph) continue;
    const Query query = weight(token, scope, wanted);
    if (!query.empty()) weights.push_back(query);
  }
  if (weights.empty()) return phrase;
  return {Query::OP_FILTER, Query(Query::OP_AND, weights.begin(), weights.end()), phrase};
}

std::optional<Query> WordPlanner::word(const Word& word, Scope scope, Wanted wanted) {
  const std::vector<Token> sequence = sequence_of(analyser_.tokenizer.tokenize(word.text));
  if (sequence.empty()) return std::nullopt;
  const Token& token = sequence.front();
  if (sequence.size() > 1 || token.kind != TokenKind::word) return as_written(sequence, scope, wanted);

  if (is_acronym(token, std::string_view(word.text).substr(token.begin, token.end - token.begin))) {
    mark_sequence(sequence, scope, wanted, true);
    return Query(Query::OP_FILTER, weight(token, scope, wanted), Query(joined(schema::acronym_prefix, token.text)));
  }
  if (!context_.stem) return as_written(sequence, scope, wanted);
  if (wanted == Wanted::yes) {
    Stems stems = stems_of(token);
    Mark mark;
    mark.stems = std::move(stems.by_tag);
    mark.title_only = scope == Scope::title;
    mark.weight = rarity(stems.frequency);
    plan_.marks.push_back(std::move(mark));
  }
  return weight(token, scope, wanted);
}

std::optional<Query> WordPlanner::phrase(const Phrase& phrase, Scope scope, Wanted wanted) {
  const std::vector<Token> sequence = sequence_of(analyser_.tokenizer.tokenize(phrase.text));
  if (sequence.empty()) return std::nullopt;
  return as_written(sequence, scope, wanted);
}

std::vector<std::string> WordPlanner::expand(const std::string& beginning, const std::string& typed, std::size_t column,
                                             Scope scope) {
  const std::string prefix = joined(word_prefix(scope), beginning);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  std::size_t scanned = 0;
  for (auto at = context_.database.allterms_begin(prefix), end = context_.database.allterms_end(prefix);
       at != end && scanned < ranking::most_terms_scanned; ++at, ++scanned)
    found.emplace_back(at.get_termfreq(), *at);
  if (found.size() > ranking::most_words_of_prefix) {
    const auto more_frequent = [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    const auto cut = found.begin() + static_cast<std::ptrdiff_t>(ranking::most_words_of_prefix);
    std::nth_element(found.begin(), cut, found.end(), more_frequent);
    plan_.notes.push_back({"wildcard-cut",
                           typed + "* stands for " + std::to_string(found.size()) + " words; the " +
                               std::to_string(ranking::most_words_of_prefix) + " most frequent were looked for",
                           column == 0 ? std::optional<std::size_t>{} : column});
    found.erase(cut, found.end());
  }
  std::vector<std::string> terms;
  for (auto& [articles, term] : found) terms.push_back(std::move(term));
  std::ranges::sort(terms);
  return terms;
}

std::optional<Query> WordPlanner::prefix(const Prefix& prefix, Scope scope, Wanted wanted, std::size_t column) {
  std::vector<Token> sequence = sequence_of(analyser_.tokenizer.tokenize(prefix.text));
  if (sequence.empty()) return std::nullopt;
  if (sequence.back().kind != TokenKind::word) return as_written(sequence, scope, wanted);

  const std::string beginning = sequence.back().text;
  const std::vector<std::string> terms = expand(beginning, prefix.text, column, scope);
  double articles = 0;
  for (const std::string& term : terms) articles += frequency(term);
  Query query(Query::OP_OR, terms.begin(), terms.end());
  if (sequence.size() > 1) {
    sequence.pop_back();
    std::vector<Query> words;
    for (const Token& token : sequence) words.emplace_back(joined(word_prefix(scope), token.text));
    words.push_back(query);
    query = Query(Query::OP_PHRASE, words.begin(), words.end(), static_cast<Xapian::termcount>(words.size()));
  }
  if (wanted == Wanted::no || query.empty()) return query;

  Mark mark;
  mark.beginning = beginning;
  mark.title_only = scope == Scope::title;
  mark.weight = rarity(articles);
  plan_.marks.push_back(std::move(mark));
  // Exact words have no weight: all endings together weigh like one word of their frequency that is said once.
  auto* source = new Xapian::FixedWeightPostingSource(ranking::on_grid(rarity(articles)));
  const Query fixed(source->release());
  query = Query(Query::OP_FILTER, fixed, query);
  plan_.parts.push_back({prefix.text + "*", query});
  return query;
}

}  // namespace dateline::query
