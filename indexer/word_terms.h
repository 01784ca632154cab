#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "indexer/glass/run.h"

namespace dateline {

/// The terms that an occurrence of a word gives, numbered by a run. A word that occurs again costs one look-up: neither
/// a stemmer nor a term's text. One thread.
class WordTerms {
 public:
  using TermNumber = glass::RunWriter::TermNumber;

  static constexpr TermNumber none = std::numeric_limits<TermNumber>::max();

  /// One cache line.
  struct Word {
    std::uint64_t hash = 0;  ///< XXH3 of its folded text
    TermNumber exact = none;
    std::array<TermNumber, 2> stems{none, none};
    TermNumber accented = none, acronym = none;
    // Of the title; made when a title has the word.
    TermNumber title_exact = none;
    std::array<TermNumber, 2> title_stems{none, none};

   private:
    friend class WordTerms;
    // What it is found by.
    std::uint32_t key_begin = 0;
    std::uint16_t key_size = 0;
    std::array<char, 18> key_beginning{};
  };

  /// The run must outlive this.
  explicit WordTerms(glass::RunWriter& run) : run_(run) {}

  /// Tells the languages apart: what of() is given for words of this stem tag.
  class Language;
  [[nodiscard]] Language& language(const std::string& stem_tag);

  /// The word's terms, those of a title too when it stands in one; an acronym's only if the token is one. Stands until
  /// the next call.
  [[nodiscard]] const Word& of(const text::TokenView& token, bool in_title, Language& language);

  /// Bytes that it holds, about.
  [[nodiscard]] std::size_t memory() const;

  class Language {
   public:
    explicit Language(std::string stem_tag);

   private:
    friend class WordTerms;
    struct Slot {
      std::uint32_t hash = 0;  // the upper half
      std::uint32_t word = 0;  // index + 1; 0 for none
    };

    /// The word under that key; one without terms when it was not met before.
    [[nodiscard]] Word& find(std::string_view key, std::uint64_t hash);
    [[nodiscard]] std::string_view key_of(const Word& word) const;
    void grow();

    std::string tag_, stem_prefix_, title_stem_prefix_;
    std::vector<Slot> slots_;  // open addressing
    std::vector<Word> words_;
    std::string keys_;
  };

 private:
  [[nodiscard]] TermNumber number(std::string_view prefix, std::string_view text);
  void add_stems(std::array<TermNumber, 2>& to, const text::TokenView& token, const Language& language,
                 std::string_view prefix);
  void add_terms(Word& word, const text::TokenView& token, Language& language);
  void add_title_terms(Word& word, const text::TokenView& token, Language& language);

  glass::RunWriter& run_;
  std::uint64_t forgotten_ = 0;  // by the run, when the terms were numbered
  std::map<std::string, Language, std::less<>> languages_;
  text::Stemmer stemmer_{0};
  Word unkept_;  // of a token that no language keeps
  std::string key_, term_;
};

}  // namespace dateline
