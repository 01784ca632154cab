#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

enum class TokenKind : std::uint8_t {
  word,       ///< letters and digits of a script that separates words
  ideograph,  ///< one character of a run of Han, kana or Thai
  pair,       ///< two neighbours of such a run; shares the position of its first
};

/// One word of a text, its letters somewhere else. Byte offsets into the text as given drive highlighting.
struct TokenView {
  std::string_view text;      ///< folded (see fold())
  std::string_view accented;  ///< case-folded with its accents, when that differs from text; else empty
  std::uint32_t begin = 0;    ///< bytes [begin, end) of the text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< word number in the text, from 0
  TokenKind kind = TokenKind::word;
  bool acronym = false;  ///< written in capitals (US, U.S., WHO) in a line that is not all capitals
};

/// One word of a text, with its letters.
struct Token {
  std::string text;
  std::string accented;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t position = 0;
  TokenKind kind = TokenKind::word;
  bool acronym = false;

  operator TokenView() const {
    return {text, accented, begin, end, position, kind, acronym};
  }  // NOLINT: as a string is a view
  friend bool operator==(const Token&, const Token&) = default;
};

/// The words of a text: views into the text where it is folded already, else into the list. Filled again, it takes no
/// new memory.
class TokenList {
 public:
  [[nodiscard]] auto begin() const { return tokens_.begin(); }
  [[nodiscard]] auto end() const { return tokens_.end(); }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] bool empty() const { return tokens_.empty(); }
  [[nodiscard]] const TokenView& back() const { return tokens_.back(); }

 private:
  friend class Tokenizing;

  void clear();
  /// Room for so many letters, which stays where it is until clear().
  [[nodiscard]] char* room(std::size_t letters);
  [[nodiscard]] std::string_view keep(std::string_view letters);

  std::vector<TokenView> tokens_;
  std::vector<std::string> blocks_;
  std::size_t block_ = 0, used_ = 0;  // the block being filled, and how much of it is
};

/// Whether a word on its own is written as an acronym (US, U.S., G7), whatever its line: for queries, which have no
/// line around their words.
[[nodiscard]] bool written_as_acronym(std::string_view word);

/// Cuts text into words, the same way for articles and for queries.
///
/// Words follow Unicode's segmentation (UAX #29) with these differences: single letters with points are one word
/// without them
/// (`U.S.` is `us`); other points, colons, underscores and hyphens between letters separate; a closing 's or ’s is left
/// off and an elided article (l', d', qu') is a word of its own; AT&T, C++, C#, numbers with their points and commas
/// are one word (5.93; 1,750 is `1750`, as the comma groups three digits; 1,75 stays). Han, kana, Thai, Lao, Khmer and
/// Myanmar runs give every character (with its marks) and every pair of neighbours. Invisible characters (soft hyphen,
/// zero-width, bidirectional) are as if not there. Words longer than 64 characters are cut there, and the rest of them
/// is passed over, so that a term always fits. Plain ASCII takes a fast path with the same result.
///
/// Remembers what it has learnt of characters: one per thread.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  /// Fills the list, which then lives no longer than the text. Never throws on any bytes.
  void tokenize(std::string_view text, TokenList& tokens);
  /// Appends to `tokens`.
  void tokenize(std::string_view text, std::vector<Token>& tokens);
  [[nodiscard]] std::vector<Token> tokenize(std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::text
