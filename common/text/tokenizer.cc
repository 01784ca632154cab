#include "common/text/tokenizer.h"

#include "common/text/tokenizing.h"

namespace dateline::text {

struct Tokenizer::Impl {
  CharClasses classes;
};

Tokenizer::Tokenizer() : impl_(std::make_unique<Impl>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::tokenize(std::string_view text, std::vector<Token>& tokens) {
  Tokenizing(text, impl_->classes, tokens, true).run();
}

std::vector<Token> Tokenizer::tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  return tokens;
}

}  // namespace dateline::text
