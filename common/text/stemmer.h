#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"

namespace dateline::text {

/// The tag under which stems of a language are stored: "en" for "en-GB"; "und" where there is no stemmer for it.
[[nodiscard]] std::string stem_tag(std::string_view bcp47);

/// Stems words of many languages with Snowball's stemmers, and remembers what it has stemmed: one per thread.
class Stemmer {
 public:
  /// So many words are remembered, of all languages together; a stem and its key take about a hundred bytes.
  explicit Stemmer(std::size_t most_remembered = 200'000);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The stems of a word in the language of `tag`, folded, without prefix or tag: usually one; two where folding
  /// accents before and after stemming differ (both are indexed and both asked for). Of "und", of a word with a digit,
  /// and of an ideograph or pair: the word itself. The reference holds until the next call.
  const std::vector<std::string>& stems(const TokenView& word, std::string_view tag);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::text
