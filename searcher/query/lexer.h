#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/schema.h"

namespace dateline::query {

enum class TokenKind {
  end,
  open,           ///< (
  close,          ///< )
  exclude,        ///< - before something; the text is the run of signs
  require,        ///< + before something
  exact,          ///< = before something
  field,          ///< name: before a value; the text is the name as typed
  unknown_field,  ///< the text is the name and its value as far as it is one word
  lone_field,     ///< a known name: before white space or the end, which makes it a word
  word,
  quoted,    ///< the text is what stands inside
  unclosed,  ///< a quote without its end
  op_and,
  op_or,
  op_not,
  op_near,  ///< the text is NEAR or NEAR/...
};

/// A piece of the query. Its text is part of the query's bytes.
struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;
  std::size_t column = 1;  ///< code point of the query, from 1; one past the last at the end
  bool glued = false;      ///< no white space before it, and it is not the first
  std::optional<schema::Field> field;
};

/// The column of that byte of a token's text.
[[nodiscard]] std::size_t column_in(const Token& token, std::size_t offset);

/// How bare words are cut.
enum class Reading {
  words,   ///< `name:` begins a field
  values,  ///< the same for known fields; any other colon is part of the word
  raw,     ///< ids and urls: quotes, and brackets that the word opens itself, are part of it too
};

/// Cuts a query into tokens, on demand since what a word is depends on the field that it stands in. Each byte is looked
/// at a bounded number of times.
class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  [[nodiscard]] Token next(Reading reading);

  /// What stands behind `field:`, without operators and signs: open, quoted, unclosed or word; close or end when
  /// nothing does.
  [[nodiscard]] Token next_value(Reading reading);

  /// Takes `c` when it comes next.
  bool take(char c);

  /// What is stuck behind a closing quote when it begins with ~ or *; else empty.
  [[nodiscard]] Token suffix();

  /// Whether what was read last stands apart from what follows: white space, a closing bracket or the end comes next.
  [[nodiscard]] bool at_border() const;

 private:
  [[nodiscard]] char32_t peek() const;
  void skip_separators();
  void advance(std::size_t end);
  [[nodiscard]] Token begin(TokenKind kind) const;
  Token& finish(Token& token, std::size_t end);
  Token bracket();
  Token quoted();
  [[nodiscard]] std::size_t word_end(std::size_t at, Reading reading) const;
  [[nodiscard]] std::size_t name_end() const;
  std::optional<Token> field_name(Reading reading);

  std::string_view query_;
  std::size_t at_ = 0;
  std::size_t column_ = 1;
  std::size_t blank_end_ = 0;  ///< where white space last ended
  bool signed_ = false;        ///< a sign came just before
};

}  // namespace dateline::query
