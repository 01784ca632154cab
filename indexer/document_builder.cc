#include "indexer/document_builder.h"

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

/// Adds terms to one document.
class Terms {
 public:
  explicit Terms(glass::DocumentSink& document) : document_(document) {}

  void boolean(std::string_view prefix, std::string_view value) {
    if (!value.empty()) document_.term(value_term(prefix, value), 0);
  }

  void folded(Field field, std::string_view value) { boolean(schema::info(field).prefix, text::fold_value(value)); }

  void names(Field field, const std::vector<std::string>& spellings) {
    const std::string exact = schema::exact_name_prefix(field);
    for (const std::string& spelling : spellings) {
      folded(field, spelling);
      boolean(exact, text::casefold(text::trimmed(spelling)));
    }
  }

  void words(const std::vector<text::Token>& tokens, std::uint32_t first, bool in_title, text::Stemmer& stemmer,
             const std::string& tag) {
    const std::string stem_prefix = std::string(schema::stem_prefix) + tag + ':';
    const std::string title_stem_prefix = std::string(schema::title_stem_prefix) + tag + ':';
    std::string term;
    const auto with = [&term](std::string_view prefix, std::string_view word) -> const std::string& {
      return term.assign(prefix).append(word);
    };
    for (const text::Token& token : tokens) {
      const std::uint32_t position = first + token.position;
      const std::uint32_t weight = token.kind == text::TokenKind::pair ? 1 : 0;
      document_.posting(token.text, position, weight);
      if (in_title) document_.posting(with(schema::title_word_prefix, token.text), position, weight);
      if (token.kind != text::TokenKind::word) continue;
      for (const std::string& stem : stemmer.stems(token, tag)) {
        document_.term(with(stem_prefix, stem), 1);
        if (in_title) document_.term(with(title_stem_prefix, stem), 1);
      }
      if (!token.accented.empty()) document_.term(with(schema::accented_prefix, token.accented), 1);
      if (token.acronym) document_.term(with(schema::acronym_prefix, token.text), 1);
    }
  }

 private:
  glass::DocumentSink& document_;
};

}  // namespace

std::optional<Fingerprint> DocumentBuilder::build(const Article& article, glass::DocId number,
                                                  archive::TextEncoder& encoder, glass::DocumentSink& sink) {
  sink.begin(number);
  Terms terms(sink);

  title_.clear();
  body_.clear();
  tokenizer_.tokenize(article.title, title_);
  tokenizer_.tokenize(article.body, body_);
  const std::string tag = text::stem_tag(article.language);
  stem_tags_.insert(tag);
  const std::uint32_t after_title = title_.empty() ? 1 : title_.back().position + 2;
  terms.words(title_, 1, true, stemmer_, tag);
  terms.words(body_, after_title + schema::field_gap, false, stemmer_, tag);

  terms.boolean(schema::info(Field::id).prefix, article.id);
  terms.names(Field::person, article.entities.person);
  terms.names(Field::org, article.entities.org);
  terms.names(Field::place, article.entities.place);
  for (const std::string& topic : article.topics) terms.folded(Field::topic, topic);
  for (const std::string& author : article.authors) {
    terms.folded(Field::author, author);
    for (const text::Token& name : tokenizer_.tokenize(author))
      terms.boolean(schema::info(Field::author).prefix, name.text);
  }
  terms.folded(Field::source, article.source);
  terms.folded(Field::section, article.section);
  terms.folded(Field::language, article.language);
  if (!article.url.empty()) {
    terms.boolean(schema::info(Field::url).prefix, text::normalize_url(article.url));
    for (const std::string& host : text::url_hosts(article.url)) terms.boolean(schema::url_host_prefix, host);
  }
  for (const std::string& term : dates::date_terms(schema::info(Field::date).prefix, article.published))
    sink.term(term, 0);
  for (const std::string& term : dates::date_terms(schema::info(Field::indexed).prefix, indexed_)) sink.term(term, 0);

  sink.value(schema::sort_slot, archive::sort_key(article.published, article.id));
  sink.data(encoder.encode(article));
  sink.end();
  return fingerprint(body_);
}

}  // namespace dateline
