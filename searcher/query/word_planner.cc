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

std::string joined(std::string_view prefix, std::string_view word) { return std::string(prefix).append(word); }

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

}  // namespace

/// The stems of a word in every language that the archive has it in.
struct WordPlanner::Stems {
  std::map<std::string, std::vector<std::string>, std::less<>> by_tag;
  double frequency = 0;  // articles with any of them
};

WordPlanner::WordPlanner(const PlanContext& context, Analyser& analyser, const Node& tree, Plan& plan)
    : context_(context), exact_(context), analyser_(analyser), plan_(plan), articles_(context.frequencies.articles()) {
  const Capitals capitals = capitals_of(tree);
  capitals_mean_acronyms_ = capitals.others_are_small || capitals.words == 1;
  longest_acronym_ =
      capitals.others_are_small ? ranking::longest_acronym_letters : ranking::longest_acronym_letters - 1;
}

double WordPlanner::frequency(const std::string& term) const { return context_.frequencies.of(term); }

double WordPlanner::rarity(double with_term) const { return ranking::rarity(articles_, with_term); }

WordPlanner::Stems WordPlanner::stems_of(const Token& token) const {
  Stems all;
  for (const std::string& tag : context_.stem_tags) {
    double most = 0;
    for (const std::string& stem : analyser_.stemmer.stems(token, tag)) {
      const double articles = frequency(joined(schema::stem_prefix, tag + ':' + stem));
      if (articles == 0) continue;
      most = std::max(most, articles);
      all.by_tag[tag].push_back(stem);
    }
    all.frequency += most;
  }
  return all;
}

// An article is in one language, so the stems of a word in several of them add up to the one that it has; each is
// weighed as if it were as frequent as all together. The engine's synonyms would do, but they estimate how many
// articles hold any of their terms, and each shard differently. And only terms stand on the right of an AND_MAYBE, and
// under no OP_MAX: building the matcher for a shard without them, Xapian 1.4.22 may use a list of postings that it has
// deleted.
WordPlanner::Weighed WordPlanner::by_stems(const Token& token, Scope scope, Wanted wanted) const {
  const Stems stems = stems_of(token);
  const double all = rarity(stems.frequency);
  std::vector<Formula> both, text_only, title_only;
  for (const auto& [tag, forms] : stems.by_tag) {
    for (const std::string& stem : forms) {
      const std::string tagged = tag + ':' + stem;
      const std::string name = joined(scope == Scope::title ? schema::title_stem_prefix : schema::stem_prefix, tagged);
      const double articles = frequency(name);
      if (articles == 0) continue;
      if (wanted == Wanted::no) {
        both.push_back(term(name));
        continue;
      }
      // A word whose accents make two stems has both in the article.
      const double share = 1.0 / static_cast<double>(forms.size());
      const Formula in_text = scaled(share * all / rarity(articles), term(name));
      const std::string title_term = joined(schema::title_stem_prefix, tagged);
      const double titles = scope == Scope::title ? 0 : frequency(title_term);
      text_only.push_back(in_text);
      if (titles == 0) {
        both.push_back(in_text);
        continue;
      }
      const Formula in_title = scaled(share * ranking::title_boost * all / rarity(titles), term(title_term));
      title_only.push_back(in_title);
      both.push_back(maybe(in_text, in_title));
    }
  }
  return {any_of(both), any_of(text_only), any_of(title_only)};
}

// Pairs have no stems: their terms of the text and of the title weigh themselves, each as if it were as frequent as
// both.
WordPlanner::Weighed WordPlanner::by_word(const Token& token, Scope scope, Wanted wanted) const {
  if (wanted == Wanted::no) return {exact_.side_by_side({token}, scope), {}, {}};
  const double all = rarity(exact_.frequency(token.text, scope));
  const std::string title_term = joined(schema::title_word_prefix, token.text);
  const double texts = scope == Scope::title ? 0 : frequency(token.text), titles = frequency(title_term);
  const double in_title_counts = scope == Scope::title ? 1 : 1 + ranking::title_boost;
  const Formula in_text = texts == 0 ? Formula() : scaled(all / rarity(texts), term(token.text));
  const Formula in_title = titles == 0 ? Formula() : scaled(in_title_counts * all / rarity(titles), term(title_term));
  return {any_of({in_text, in_title}), in_text, in_title};
}

Formula WordPlanner::weight(const Token& token, Scope scope, Wanted wanted) {
  const bool is_stemmed = token.kind == TokenKind::word;
  const Weighed weighed = is_stemmed ? by_stems(token, scope, wanted) : by_word(token, scope, wanted);
  if (wanted == Wanted::no || weighed.query.empty()) return weighed.query;

  Formula accents;
  if (!token.accented.empty()) {
    const std::string name = joined(schema::accented_prefix, token.accented);
    if (frequency(name) > 0) accents = scaled(ranking::accent_boost, term(name));
  }
  const std::string where = scope == Scope::title ? " in the title" : is_stemmed ? ", any form" : "";
  plan_.parts.push_back({token.text + where, weighed.in_text});
  if (!weighed.in_title.empty()) plan_.parts.push_back({token.text + ", in the title too", weighed.in_title});
  if (!accents.empty()) plan_.parts.push_back({token.accented + ", accents as typed", accents});
  return maybe(weighed.query, accents);
}

bool WordPlanner::is_acronym(const Token& token, std::string_view typed) const {
  if (token.kind != TokenKind::word || !all_capitals(typed)) return false;
  const std::size_t letters = letters_of(typed);
  const bool dotted = typed.find('.') != std::string_view::npos;
  if (!dotted && (!capitals_mean_acronyms_ || letters > longest_acronym_)) return false;
  const double in_capitals = frequency(joined(schema::acronym_prefix, token.text));
  if (in_capitals == 0) return false;
  return dotted || letters <= ranking::sure_acronym_letters ||
         in_capitals * 2 >= static_cast<double>(exact_.articles_with(token.text));
}

void WordPlanner::mark_sequence(const std::vector<Token>& sequence, Scope scope, Wanted wanted, bool acronym) {
  if (wanted == Wanted::no) return;
  Mark mark;
  for (const Token& token : sequence) {
    mark.sequence.push_back(token.text);
    mark.weight = std::max(mark.weight, rarity(exact_.frequency(token.text, scope)));
  }
  mark.acronym = acronym;
  mark.title_only = scope == Scope::title;
  plan_.marks.push_back(std::move(mark));
}

// The phrase decides, its words weigh: exact words have no weight of their own, so that they cost little to store.
Formula WordPlanner::as_written(const std::vector<Token>& sequence, Scope scope, Wanted wanted) {
  const Formula phrase = exact_.side_by_side(sequence, scope);
  mark_sequence(sequence, scope, wanted);
  if (wanted == Wanted::no) return phrase;
  const std::size_t first_part = plan_.parts.size();
  std::vector<Formula> weights;
  for (const Token& token : sequence) {
    if (token.kind == TokenKind::ideograph) continue;
    const Formula query = weight(token, scope, wanted);
    if (!query.empty()) weights.push_back(query);
  }
  if (weights.empty()) return phrase;
  plan_.count_parts_only_where(phrase, first_part);
  return where(all_of(std::move(weights)), phrase);
}

std::optional<Formula> WordPlanner::word(const Word& word, Scope scope, Wanted wanted) {
  const std::vector<Token> sequence = sequence_of(analyser_.tokenizer.tokenize(word.text));
  if (sequence.empty()) return std::nullopt;
  const Token& token = sequence.front();
  if (sequence.size() > 1 || token.kind != TokenKind::word) return as_written(sequence, scope, wanted);

  if (is_acronym(token, std::string_view(word.text).substr(token.begin, token.end - token.begin))) {
    mark_sequence(sequence, scope, wanted, true);
    const std::size_t first_part = plan_.parts.size();
    const Formula any_case = weight(token, scope, wanted);
    const Formula acronym = term(joined(schema::acronym_prefix, token.text));
    plan_.count_parts_only_where(acronym, first_part);
    return where(any_case, acronym);
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

std::optional<Formula> WordPlanner::phrase(const Phrase& phrase, Scope scope, Wanted wanted) {
  const std::vector<Token> sequence = sequence_of(analyser_.tokenizer.tokenize(phrase.text));
  if (sequence.empty()) return std::nullopt;
  return as_written(sequence, scope, wanted);
}

std::optional<Formula> WordPlanner::prefix(const Prefix& prefix, Scope scope, Wanted wanted, std::size_t column) {
  std::vector<Token> sequence = sequence_of(analyser_.tokenizer.tokenize(prefix.text));
  if (sequence.empty()) return std::nullopt;
  if (sequence.back().kind != TokenKind::word) return as_written(sequence, scope, wanted);

  const std::string beginning = sequence.back().text;
  sequence.pop_back();
  const ExactWords::Endings endings = exact_.endings(beginning, scope);
  if (endings.words.size() < endings.found)
    plan_.notes.push_back({"wildcard-cut",
                           prefix.text + "* stands for " + std::to_string(endings.found) + " words; the " +
                               std::to_string(endings.words.size()) + " most frequent were looked for",
                           column == 0 ? std::optional<std::size_t>{} : column});
  Formula query = exact_.any_ending(sequence, endings, scope);
  if (wanted == Wanted::no || query.empty()) return query;

  Mark mark;
  mark.beginning = beginning;
  mark.title_only = scope == Scope::title;
  mark.weight = rarity(endings.articles);
  plan_.marks.push_back(std::move(mark));
  // Exact words have no weight: all endings together weigh like one word of their frequency that is said once.
  query = where(fixed(ranking::on_grid(rarity(endings.articles))), std::move(query));
  plan_.parts.push_back({prefix.text + "*", query});
  return query;
}

}  // namespace dateline::query
