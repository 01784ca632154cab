#include "indexer/document_builder.h"

#include <algorithm>

#include "common/archive/sort_key.h"
#include "common/dates/date_terms.h"
#include "common/schema.h"
#include "common/text/fold.h"
#include "common/text/trim.h"
#include "common/text/url.h"

namespace dateline {
namespace {

using schema::Field;
using schema::value_term;

/// Adds terms of values to one document.
class ValueTerms {
 public:
  explicit ValueTerms(glass::RunWriter& run) : run_(run) {}

  void add(std::string_view prefix, std::string_view value) {
    if (!value.empty()) run_.term(value_term(prefix, value), 0);
  }

  void folded(Field field, std::string_view value) { add(schema::info(field).prefix, text::fold_value(value)); }

  void names(Field field, const std::vector<std::string>& spellings) {
    const std::string exact = schema::exact_name_prefix(field);
    for (const std::string& spelling : spellings) {
      folded(field, spelling);
      add(exact, text::casefold(text::trimmed(spelling)));
    }
  }

 private:
  glass::RunWriter& run_;
};

}  // namespace

// Each field's words have terms of their own, so both may count from 1: no phrase reaches from one into the other.
void DocumentBuilder::add_words(const text::TokenList& tokens, bool in_title, WordTerms::Language& language) {
  for (const text::TokenView& token : tokens) {
    const WordTerms::Word& word = words_.of(token, in_title, language);
    const std::uint32_t position = 1 + token.position;
    const std::uint32_t weight = token.kind == text::TokenKind::pair ? 1 : 0;
    const auto term = [&](WordTerms::TermNumber number) {
      if (number != WordTerms::none) run_.term(number, 1);
    };
    run_.posting(in_title ? word.title_exact : word.exact, position, weight);
    std::ranges::for_each(word.stems, term);
    if (in_title) std::ranges::for_each(word.title_stems, term);
    term(word.accented);
    if (token.acronym) term(word.acronym);
    if (!in_title && token.kind != text::TokenKind::pair) body_hashes_.push_back(word.hash);
  }
}

std::optional<Fingerprint> DocumentBuilder::build(const Article& article, glass::DocId number,
                                                  archive::TextEncoder& encoder) {
  run_.begin(number);
  body_hashes_.clear();
  tokenizer_.tokenize(article.title, title_);
  tokenizer_.tokenize(article.body, body_);
  const std::string tag = text::stem_tag(article.language);
  stem_tags_.insert(tag);
  WordTerms::Language& language = words_.language(tag);
  add_words(title_, true, language);
  add_words(body_, false, language);

  ValueTerms terms(run_);
  terms.add(schema::info(Field::id).prefix, article.id);
  terms.names(Field::person, article.entities.person);
  terms.names(Field::org, article.entities.org);
  terms.names(Field::place, article.entities.place);
  for (const std::string& topic : article.topics) terms.folded(Field::topic, topic);
  for (const std::string& author : article.authors) {
    terms.folded(Field::author, author);
    for (const text::Token& name : tokenizer_.tokenize(author))
      terms.add(schema::info(Field::author).prefix, name.text);
  }
  terms.folded(Field::source, article.source);
  terms.folded(Field::section, article.section);
  terms.folded(Field::language, article.language);
  if (!article.url.empty()) {
    terms.add(schema::info(Field::url).prefix, text::normalize_url(article.url));
    for (const std::string& host : text::url_hosts(article.url)) terms.add(schema::url_host_prefix, host);
  }
  for (const std::string& term : dates::date_terms(schema::info(Field::date).prefix, article.published))
    run_.term(term, 0);
  for (const std::string& term : dates::date_terms(schema::info(Field::indexed).prefix, indexed_)) run_.term(term, 0);

  run_.value(schema::sort_slot, archive::sort_key(article.published, article.id));
  run_.data(encoder.encode(article));
  run_.end();
  return fingerprint(body_hashes_);
}

}  // namespace dateline
