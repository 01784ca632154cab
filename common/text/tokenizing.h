#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/char_class.h"
#include "common/text/tokenizer.h"
#include "common/text/word_scanner.h"

namespace dateline::text {

/// Bytes that the folded text of a token may have.
inline constexpr std::size_t longest_token = 200;

/// Turns one text into tokens, in a list that is emptied before. The way through Unicode alone (`fast` false) is there
/// for tests to compare with.
class Tokenizing {
 public:
  Tokenizing(std::string_view text, CharClasses& classes, TokenList& tokens, bool fast);

  void run();

 private:
  [[nodiscard]] bool take_ascii_word(std::size_t& at);
  [[nodiscard]] std::size_t take_word(const Char& first);
  [[nodiscard]] std::size_t take_run(const Char& first);
  [[nodiscard]] Char read_cluster(const Char& first, RawWord& cluster) const;
  TokenView& add(std::size_t begin, std::size_t end);
  /// The word's letters, folded, in folded_ and accented_.
  void fold(const RawWord& word);
  void end_line();

  std::string_view text_;
  TokenList& list_;
  std::vector<TokenView>& tokens_;
  WordScanner scanner_;
  bool fast_;
  std::uint32_t position_ = 0;
  std::size_t line_begin_ = 0;  ///< first token of the line
  bool line_has_acronym_ = false;
  bool line_has_small_ = false;  ///< the line has a word that is not written in capitals
  RawWord word_;
  std::string folded_, accented_;  ///< of the last word that fold() was given
};

}  // namespace dateline::text
