#include "searcher/query/lexer.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/text/utf8.h"
#include "searcher/query/characters.h"

namespace dateline::query {
namespace {

bool is_bracket(char32_t c) { return c == U'(' || c == U')'; }
bool is_sign(char32_t c) { return c == U'-' || c == U'+'; }

std::string small_letters(std::string_view name) {
  std::string small(name);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

/// Names that are written with a colon and are no fields.
bool is_scheme(std::string_view name) {
  constexpr std::array<std::string_view, 4> schemes = {"http", "https", "ftp", "mailto"};
  return std::find(schemes.begin(), schemes.end(), name) != schemes.end();
}

TokenKind kind_of_word(std::string_view word) {
  if (word == "AND") return TokenKind::op_and;
  if (word == "OR") return TokenKind::op_or;
  if (word == "NOT") return TokenKind::op_not;
  if (word == "NEAR" || word.starts_with("NEAR/")) return TokenKind::op_near;
  return TokenKind::word;
}

}  // namespace

std::size_t column_in(const Token& token, std::size_t offset) {
  std::size_t column = token.column + (token.kind == TokenKind::quoted ? 1 : 0);
  for (std::size_t at = 0; at < offset; ++column) at += text::decode(token.text, at).length;
  return column;
}

char32_t Lexer::peek() const { return text::decode(query_, at_).code_point; }

bool Lexer::at_border() const { return at_ >= query_.size() || is_separator(peek()) || peek() == U')'; }

void Lexer::advance(std::size_t end) {
  while (at_ < end) {
    at_ += text::decode(query_, at_).length;
    ++column_;
  }
}

void Lexer::skip_separators() {
  while (at_ < query_.size() && is_separator(peek())) {
    advance(at_ + 1);
    blank_end_ = at_;
  }
}

Token Lexer::begin(TokenKind kind) const { return {kind, query_.substr(at_, 0), column_, at_ != blank_end_, {}}; }

Token& Lexer::finish(Token& token, std::size_t end) {
  token.text = query_.substr(at_, end - at_);
  advance(end);
  return token;
}

bool Lexer::take(char c) {
  if (at_ >= query_.size() || query_[at_] != c) return false;
  advance(at_ + 1);
  return true;
}

Token Lexer::bracket() {
  Token token = begin(query_[at_] == '(' ? TokenKind::open : TokenKind::close);
  return finish(token, at_ + 1);
}

Token Lexer::quoted() {
  Token token = begin(TokenKind::quoted);
  advance(at_ + 1);
  for (std::size_t end = at_; end < query_.size();) {
    const text::Decoded next = text::decode(query_, end);
    if (closes_quote(next.code_point)) {
      finish(token, end);
      advance(at_ + 1);
      return token;
    }
    end += next.length;
  }
  token.kind = TokenKind::unclosed;
  return finish(token, query_.size());
}

std::size_t Lexer::word_end(std::size_t at, Reading reading) const {
  std::size_t open = 0;
  while (at < query_.size()) {
    const text::Decoded next = text::decode(query_, at);
    if (is_separator(next.code_point)) break;
    if (reading == Reading::raw) {
      if (next.code_point == U'(') ++open;
      if (next.code_point == U')' && open-- == 0) break;
    } else if (is_bracket(next.code_point) || opens_quote(next.code_point)) {
      break;
    }
    at += next.length;
  }
  return at;
}

/// Where the letters, digits, _ and - end that begin with a letter here.
std::size_t Lexer::name_end() const {
  if (at_ >= query_.size() || !is_letter(peek())) return at_;
  std::size_t end = at_;
  while (end < query_.size()) {
    const text::Decoded next = text::decode(query_, end);
    if (!is_alphanumeric(next.code_point) && next.code_point != U'_' && next.code_point != U'-') break;
    end += next.length;
  }
  return end;
}

std::optional<Token> Lexer::field_name(Reading reading) {
  const std::size_t end = name_end();
  if (end == at_ || end >= query_.size() || query_[end] != ':') return std::nullopt;
  const std::string name = small_letters(query_.substr(at_, end - at_));
  const std::optional<schema::Field> field = schema::find_field(name);
  const std::string_view rest = query_.substr(end + 1);
  const char32_t follows = text::decode(rest, 0).code_point;
  const bool alone = rest.empty() || is_separator(follows);
  if (!field && (alone || follows == U')' || rest.starts_with("//") || follows == U':' || is_scheme(name))) {
    return std::nullopt;
  }
  if (reading == Reading::values && (!field || alone)) return std::nullopt;
  Token token = begin(TokenKind::field);
  token.field = field;
  if (!field || alone) {
    token.kind = field ? TokenKind::lone_field : TokenKind::unknown_field;
    return finish(token, word_end(at_, Reading::words));
  }
  finish(token, end);
  advance(at_ + 1);
  return token;
}

Token Lexer::next(Reading reading) {
  const bool after_sign = signed_;
  signed_ = false;
  skip_separators();
  if (at_ >= query_.size()) return begin(TokenKind::end);
  const char32_t c = peek();
  if (is_bracket(c)) return bracket();
  if (opens_quote(c)) return quoted();
  if (is_sign(c)) {
    const std::size_t end = std::min(query_.find_first_not_of("+-", at_), query_.size());
    Token token = begin(query_.substr(at_, end - at_).find('-') == std::string_view::npos ? TokenKind::require
                                                                                          : TokenKind::exclude);
    finish(token, end);
    signed_ = !at_border();
    if (!signed_) token.kind = TokenKind::word;
    return token;
  }
  if (c == U'=') {
    Token token = begin(TokenKind::exact);
    finish(token, at_ + 1);
    if (at_border()) token.kind = TokenKind::word;
    return token;
  }
  if (reading != Reading::raw) {
    if (const std::optional<Token> field = field_name(reading)) return *field;
  }
  Token token = begin(TokenKind::word);
  finish(token, word_end(at_, reading));
  if (!after_sign) token.kind = kind_of_word(token.text);
  return token;
}

Token Lexer::next_value(Reading reading) {
  signed_ = false;
  if (at_ >= query_.size() || is_separator(peek())) return begin(TokenKind::end);
  if (is_bracket(peek())) return bracket();
  if (opens_quote(peek())) return quoted();
  Token token = begin(TokenKind::word);
  return finish(token, word_end(at_, reading));
}

Token Lexer::suffix() {
  Token token = begin(TokenKind::word);
  if (at_ >= query_.size() || (query_[at_] != '~' && query_[at_] != '*')) return token;
  return finish(token, word_end(at_, Reading::words));
}

}  // namespace dateline::query
