#include "searcher/query/exact_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "common/schema.h"
#include "searcher/ranking.h"

namespace dateline::query {
namespace {

using text::Token;
using Word = ExactWords::Endings::Word;

/// A field's terms of exact words.
struct WordField {
  std::string_view prefix;
  Xapian::doccount Word::*articles;
};
constexpr std::array<WordField, 2> word_fields{
    {{schema::title_word_prefix, &Word::in_title}, {std::string_view{}, &Word::in_body}}};

std::span<const WordField> fields_of(Scope scope) {
  return std::span(word_fields).first(scope == Scope::title ? 1 : word_fields.size());
}

std::string term_of(const WordField& field, std::string_view word) { return std::string(field.prefix).append(word); }

/// Both ascending, as is the result.
std::vector<Word> joined(const std::vector<Word>& a, std::vector<Word> b) {
  if (a.empty()) return b;
  std::vector<Word> all;
  all.reserve(a.size() + b.size());
  std::ranges::merge(a, b, std::back_inserter(all), {}, &Word::text, &Word::text);
  std::size_t kept = 0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].text == all[kept].text) {
      all[kept].in_body += all[i].in_body;
      all[kept].in_title += all[i].in_title;
    } else if (++kept != i) {
      all[kept] = std::move(all[i]);
    }
  }
  all.resize(std::min(all.size(), kept + 1));
  return all;
}

}  // namespace

double ExactWords::frequency(std::string_view word, Scope scope) const {
  std::uint32_t sum = 0;
  for (const WordField& field : fields_of(scope)) sum += context_.frequencies.of(term_of(field, word));
  return std::min(sum, context_.frequencies.articles());
}

std::size_t ExactWords::articles_with(std::string_view word) const {
  const std::string title = term_of(word_fields[0], word), body = term_of(word_fields[1], word);
  std::size_t articles = context_.frequencies.of(body);
  auto in_body = context_.database.postlist_begin(body);
  const auto body_end = context_.database.postlist_end(body);
  for (auto at = context_.database.postlist_begin(title), end = context_.database.postlist_end(title); at != end;
       ++at) {
    if (in_body != body_end) in_body.skip_to(*at);
    if (in_body == body_end || *in_body != *at) ++articles;
  }
  return articles;
}

Formula ExactWords::side_by_side(const std::vector<Token>& words, Scope scope) const {
  std::vector<Formula> any;
  for (const WordField& field : fields_of(scope)) {
    std::vector<Formula> terms;
    for (const Token& word : words)
      if (std::string name = term_of(field, word.text); context_.frequencies.of(name) > 0)
        terms.push_back(term(std::move(name)));
    if (terms.size() == words.size()) any.push_back(in_order(std::move(terms)));
  }
  return any_of(std::move(any));
}

ExactWords::Endings ExactWords::endings(std::string_view beginning, Scope scope) const {
  Endings endings;
  for (const WordField& field : fields_of(scope)) {
    std::vector<Word> words;
    std::size_t scanned = 0;
    const std::string prefix = term_of(field, beginning);
    for (auto at = context_.database.allterms_begin(prefix), end = context_.database.allterms_end(prefix);
         at != end && scanned < ranking::most_terms_scanned; ++at, ++scanned) {
      words.push_back({(*at).substr(field.prefix.size())});
      words.back().*field.articles = at.get_termfreq();
    }
    endings.words = joined(endings.words, std::move(words));
  }
  endings.found = endings.words.size();
  if (endings.found > ranking::most_words_of_prefix) {
    const auto more_frequent = [](const Word& a, const Word& b) {
      const std::size_t in_a = std::size_t{a.in_body} + a.in_title, in_b = std::size_t{b.in_body} + b.in_title;
      return in_a != in_b ? in_a > in_b : a.text < b.text;
    };
    const auto cut = endings.words.begin() + static_cast<std::ptrdiff_t>(ranking::most_words_of_prefix);
    std::nth_element(endings.words.begin(), cut, endings.words.end(), more_frequent);
    endings.words.erase(cut, endings.words.end());
    std::ranges::sort(endings.words, {}, &Word::text);
  }
  for (const Word& word : endings.words)
    endings.articles += static_cast<double>(std::size_t{word.in_body} + word.in_title);
  return endings;
}

Formula ExactWords::any_ending(const std::vector<Token>& before, const Endings& endings, Scope scope) const {
  std::vector<Formula> any;
  for (const WordField& field : fields_of(scope)) {
    std::vector<std::string> terms;
    for (const Word& word : endings.words)
      if (word.*field.articles > 0) terms.push_back(term_of(field, word.text));
    std::vector<Formula> words;
    for (const Token& token : before) words.push_back(term(term_of(field, token.text)));
    words.push_back(any_term(terms));
    any.push_back(in_order(std::move(words)));
  }
  return any_of(std::move(any));
}

}  // namespace dateline::query
