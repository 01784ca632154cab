#include "indexer/word_terms.h"

#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "common/schema.h"

namespace dateline {

using text::TokenKind;

namespace {

std::uint64_t hash_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

std::uint32_t upper_half(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

WordTerms::Language::Language(std::string stem_tag)
    : tag_(std::move(stem_tag)),
      stem_prefix_(std::string(schema::stem_prefix) + tag_ + ':'),
      title_stem_prefix_(std::string(schema::title_stem_prefix) + tag_ + ':') {}

std::string_view WordTerms::Language::key_of(const Word& word) const {
  if (word.key_size <= word.key_beginning.size()) return {word.key_beginning.data(), word.key_size};
  return std::string_view(keys_).substr(word.key_begin, word.key_size);
}

WordTerms::Word& WordTerms::Language::find(std::string_view key, std::uint64_t hash) {
  if (2 * (words_.size() + 1) > slots_.size()) grow();
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    Slot& slot = slots_[at];
    if (slot.word == 0) {
      Word& word = words_.emplace_back();
      slot = {upper_half(hash), static_cast<std::uint32_t>(words_.size())};
      word.key_size = static_cast<std::uint16_t>(key.size());
      if (key.size() <= word.key_beginning.size()) {
        std::ranges::copy(key, word.key_beginning.begin());
      } else {
        word.key_begin = static_cast<std::uint32_t>(keys_.size());
        keys_ += key;
      }
      return word;
    }
    if (slot.hash == upper_half(hash) && key_of(words_[slot.word - 1]) == key) return words_[slot.word - 1];
  }
}

void WordTerms::Language::grow() {
  slots_.assign(std::max<std::size_t>(slots_.size() * 2, 1024), {});
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::uint64_t hash = hash_of(key_of(words_[i]));
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].word != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {upper_half(hash), static_cast<std::uint32_t>(i + 1)};
  }
}

WordTerms::Language& WordTerms::language(const std::string& stem_tag) {
  if (forgotten_ != run_.forgotten()) {
    languages_.clear();
    forgotten_ = run_.forgotten();
  }
  return languages_.try_emplace(stem_tag, stem_tag).first->second;
}

WordTerms::TermNumber WordTerms::number(std::string_view prefix, std::string_view text) {
  term_.assign(prefix).append(text);
  return run_.number(term_);
}

void WordTerms::add_stems(std::array<TermNumber, 2>& to, const text::TokenView& token, const Language& language,
                          std::string_view prefix) {
  const std::vector<std::string>& stems = stemmer_.stems(token, language.tag_);
  for (std::size_t i = 0; i < std::min(stems.size(), to.size()); ++i) to[i] = number(prefix, stems[i]);
}

void WordTerms::add_terms(Word& word, const text::TokenView& token, Language& language) {
  word.exact = number({}, token.text);
  if (token.kind != TokenKind::word) return;
  add_stems(word.stems, token, language, language.stem_prefix_);
  if (!token.accented.empty()) word.accented = number(schema::accented_prefix, token.accented);
}

void WordTerms::add_title_terms(Word& word, const text::TokenView& token, Language& language) {
  word.title_exact = number(schema::title_word_prefix, token.text);
  if (token.kind == TokenKind::word) add_stems(word.title_stems, token, language, language.title_stem_prefix_);
}

const WordTerms::Word& WordTerms::of(const text::TokenView& token, bool in_title, Language& language) {
  const std::uint64_t hash = hash_of(token.text);
  Word* word = &unkept_;
  if (token.kind != TokenKind::word) {
    unkept_ = {};
  } else if (token.accented.empty()) {
    word = &language.find(token.text, hash);
  } else {
    key_.assign(token.text).append(1, '\0').append(token.accented);
    word = &language.find(key_, hash_of(key_));
  }
  if (word->exact == none) {
    word->hash = hash;
    add_terms(*word, token, language);
  }
  if (in_title && word->title_exact == none) add_title_terms(*word, token, language);
  if (token.acronym && word->acronym == none) word->acronym = number(schema::acronym_prefix, token.text);
  return *word;
}

std::size_t WordTerms::memory() const {
  std::size_t bytes = 0;
  for (const auto& [tag, language] : languages_)
    bytes += language.slots_.capacity() * sizeof(Language::Slot) + language.keys_.capacity() +
             language.words_.capacity() * sizeof(Word);
  return bytes;
}

}  // namespace dateline
