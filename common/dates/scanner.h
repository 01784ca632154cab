#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

/// Reading a short text from left to right. A value: keep a copy to come back to it.
namespace dateline::dates {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters are those of ASCII and every byte beyond it.
[[nodiscard]] constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// At most nine digits.
[[nodiscard]] constexpr int to_number(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 9)) value = value * 10 + (c - '0');
  return value;
}

class Scanner {
 public:
  constexpr explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] constexpr bool done() const { return rest_.empty(); }
  [[nodiscard]] constexpr std::string_view rest() const { return rest_; }
  /// NUL behind the end.
  [[nodiscard]] constexpr char peek(std::size_t ahead = 0) const { return ahead < rest_.size() ? rest_[ahead] : '\0'; }

  constexpr bool take(char c) {
    if (peek() != c || done()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  constexpr bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  constexpr void skip(std::string_view any_of) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(any_of), rest_.size()));
  }
  constexpr void skip_bytes(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }

  /// The digits that stand here, maybe none.
  constexpr std::string_view digits() { return run(is_digit); }
  /// The letters that stand here, maybe none.
  constexpr std::string_view word() { return run(is_letter); }
  /// Such a word when it is one of the given, else nothing is taken.
  template <class Accept>
  constexpr bool take_word(Accept accept) {
    const Scanner before = *this;
    if (const std::string_view here = word(); !here.empty() && accept(here)) return true;
    *this = before;
    return false;
  }

 private:
  template <class Kind>
  constexpr std::string_view run(Kind kind) {
    std::size_t length = 0;
    while (length < rest_.size() && kind(rest_[length])) ++length;
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }

  std::string_view rest_;
};

}  // namespace dateline::dates
