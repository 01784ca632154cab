#include "indexer/readers/json_scanner.h"

#include <array>
#include <cstring>

namespace dateline::readers {
namespace {

enum class Class : unsigned char { wrong, space, word, quote, open, close, separator };

constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> table{};
  const auto set = [&table](std::string_view bytes, Class to) {
    for (const char c : bytes) table[static_cast<unsigned char>(c)] = to;
  };
  set(" \t\r\n\x1e", Class::space);
  set("0123456789+-.eE", Class::word);
  set("truefalsenullNaNInfinity", Class::word);
  set("\"", Class::quote);
  set("{[", Class::open);
  set("}]", Class::close);
  set(",:", Class::separator);
  return table;
}();

}  // namespace

JsonScanner::State JsonScanner::feed(std::string_view bytes, std::size_t& used) {
  std::size_t at = 0;
  const auto stop = [&](State state) {
    used = at;
    return state;
  };
  while (at < bytes.size()) {
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
        ++at;
        continue;
      }
      const auto rest = bytes.substr(at);
      const auto* quote = static_cast<const char*>(std::memchr(rest.data(), '"', rest.size()));
      const auto before = quote != nullptr ? static_cast<std::size_t>(quote - rest.data()) : rest.size();
      const auto* slash = static_cast<const char*>(std::memchr(rest.data(), '\\', before));
      if (slash != nullptr) {
        at += static_cast<std::size_t>(slash - rest.data()) + 1;
        escaped_ = true;
        continue;
      }
      at += before;
      if (quote == nullptr) continue;
      ++at;
      in_string_ = false;
      if (open_.empty()) return stop(State::done);
      continue;
    }
    const char c = bytes[at];
    const auto kind = classes[static_cast<unsigned char>(c)];
    if (open_.empty() && in_word_ && kind != Class::word) return stop(State::done);
    switch (kind) {
      case Class::wrong: return stop(State::broken);
      case Class::separator:
        if (open_.empty()) return stop(State::broken);
        break;
      case Class::space: break;
      case Class::word: in_word_ = open_.empty(); break;
      case Class::quote: in_string_ = true; break;
      case Class::open: open_ += c; break;
      case Class::close:
        if (open_.empty() || open_.back() != (c == '}' ? '{' : '[')) return stop(State::broken);
        open_.pop_back();
        if (open_.empty()) {
          ++at;
          return stop(State::done);
        }
        break;
    }
    ++at;
  }
  return stop(State::inside);
}

bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\x1e' || c == '\0'; }

}  // namespace dateline::readers
