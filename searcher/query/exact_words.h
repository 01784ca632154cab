#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"
#include "searcher/query/plan.h"

namespace dateline::query {

/// Where words must stand.
enum class Scope { anywhere, title };

/// Words as written: terms of the body and of the title, apart (see schema.h), so anywhere means either. None of these
/// queries has weight.
class ExactWords {
 public:
  /// The context must outlive this.
  explicit ExactWords(const PlanContext& context) : context_(context) {}

  /// Articles that have the word; those with it in both fields counted twice, but never more than there are.
  [[nodiscard]] double frequency(std::string_view word, Scope scope) const;
  /// Counted one by one.
  [[nodiscard]] std::size_t articles_with(std::string_view word) const;

  /// The words side by side in one field.
  [[nodiscard]] Formula side_by_side(const std::vector<text::Token>& words, Scope scope) const;

  /// The words that have a beginning.
  struct Endings {
    struct Word {
      std::string text;
      Xapian::doccount in_body = 0, in_title = 0;  ///< articles
    };
    std::vector<Word> words;  ///< ascending; of more than `most_words_of_prefix` the most frequent
    std::size_t found = 0;    ///< how many there are
    double articles = 0;      ///< sum over the words
  };
  [[nodiscard]] Endings endings(std::string_view beginning, Scope scope) const;

  /// Any of the endings, right after `before` when there is something.
  [[nodiscard]] Formula any_ending(const std::vector<text::Token>& before, const Endings& endings, Scope scope) const;

 private:
  const PlanContext& context_;
};

}  // namespace dateline::query
