#include "common/text/tokenizer.h"

#include <algorithm>

#include "common/text/tokenizing.h"

namespace dateline::text {

void TokenList::clear() {
  tokens_.clear();
  block_ = used_ = 0;
}

char* TokenList::room(std::size_t letters) {
  constexpr std::size_t block_bytes = 1 << 14;
  while (block_ < blocks_.size() && used_ + letters > blocks_[block_].size()) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) blocks_.emplace_back(std::max(block_bytes, letters), '\0');
  char* const here = blocks_[block_].data() + used_;
  used_ += letters;
  return here;
}

std::string_view TokenList::keep(std::string_view letters) {
  if (letters.empty()) return {};
  char* const here = room(letters.size());
  std::ranges::copy(letters, here);
  return {here, letters.size()};
}

struct Tokenizer::Impl {
  CharClasses classes;
  TokenList list;
};

Tokenizer::Tokenizer() : impl_(std::make_unique<Impl>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::tokenize(std::string_view text, TokenList& tokens) {
  Tokenizing(text, impl_->classes, tokens, true).run();
}

void Tokenizer::tokenize(std::string_view text, std::vector<Token>& tokens) {
  tokenize(text, impl_->list);
  for (const TokenView& view : impl_->list)
    tokens.push_back({std::string(view.text), std::string(view.accented), view.begin, view.end, view.position,
                      view.kind, view.acronym});
}

std::vector<Token> Tokenizer::tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  return tokens;
}

}  // namespace dateline::text
