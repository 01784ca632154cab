#include <unicode/uchar.h>

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "common/text/tokenizing.h"
#include "common/text/utf8.h"

using namespace dateline::text;

namespace {

constexpr int rounds = 20'000;

std::string random_text(std::mt19937& random, const std::vector<std::string>& pieces, std::size_t most) {
  std::string text;
  const std::size_t length = random() % most;
  for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
  return text;
}

/// ASCII, with the characters that rules are about more often than others.
std::vector<std::string> ascii_pieces() {
  std::vector<std::string> pieces;
  for (char c = 0; c < 127; ++c) pieces.emplace_back(1, c);
  for (const char* const often :
       {"'", ".", ",", "&", "+", "#", " ", "s", "l", "U", "1", "000", "\n", "the", "WHO", "'s"}) {
    for (int i = 0; i < 8; ++i) pieces.emplace_back(often);
  }
  return pieces;
}

/// Characters of every plane and script, and bytes that are none.
std::vector<std::string> unicode_pieces(std::mt19937& random) {
  std::vector<std::string> pieces = ascii_pieces();
  for (int i = 0; i < 3'000; ++i) {
    std::string piece;
    const auto c = static_cast<char32_t>(random() % (i % 2 == 0 ? 0x3100U : 0x110000U));
    if (c >= 0xD800 && c < 0xE000) continue;
    append_utf8(piece, c);
    pieces.push_back(piece);
  }
  for (int i = 0; i < 200; ++i) pieces.emplace_back(1, static_cast<char>(0x80 + random() % 0x80));
  for (const char* const often :
       {"中", "か", "ガ", "ー", "ก", "ที่", "é", "e\u0301", "’", "\u00AD", "\u200D", "צ", "Ж", "ж", "\u0301", "２"}) {
    for (int i = 0; i < 30; ++i) pieces.emplace_back(often);
  }
  return pieces;
}

std::vector<Token> tokenize(std::string_view text, bool fast) {
  CharClasses classes;
  TokenList list;
  Tokenizing(text, classes, list, fast).run();
  std::vector<Token> tokens;
  for (const TokenView& token : list)
    tokens.push_back({std::string(token.text), std::string(token.accented), token.begin, token.end, token.position,
                      token.kind, token.acronym});
  return tokens;
}

/// The borders of characters, found by walking over the whole text.
std::vector<bool> borders_of(std::string_view text) {
  std::vector<bool> borders(text.size() + 1);
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) borders[at] = true;
  borders[text.size()] = true;
  return borders;
}

/// Whether no rule about joined, dropped or cut characters can have had a say in the token.
bool is_plain(std::string_view written) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < written.size(); ++length) {
    const Decoded next = decode(written, at);
    if (u_isalnum(static_cast<UChar32>(next.code_point)) == 0) return false;
    at += next.length;
  }
  return length < WordScanner::longest_word;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tokenizing_anything)

BOOST_AUTO_TEST_CASE(the_fast_way_gives_what_the_slow_way_gives) {
  std::mt19937 random(1963);  // NOLINT: the same texts on every run
  const std::vector<std::string> ascii = ascii_pieces();
  const std::vector<std::string> unicode = unicode_pieces(random);
  for (int round = 0; round < rounds; ++round) {
    const std::string text = random_text(random, round % 10 == 0 ? unicode : ascii, 60);
    BOOST_TEST_CONTEXT("text: " << text) { BOOST_REQUIRE((tokenize(text, true) == tokenize(text, false))); }
  }
}

BOOST_AUTO_TEST_CASE(tokens_are_in_order_and_lie_on_borders_of_characters) {
  std::mt19937 random(1987);  // NOLINT
  const std::vector<std::string> pieces = unicode_pieces(random);
  Tokenizer tokenizer;
  int plain = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string text = random_text(random, pieces, 60);
    const std::vector<bool> borders = borders_of(text);
    const Token* before = nullptr;
    const std::vector<Token> tokens = tokenizer.tokenize(text);
    BOOST_TEST_CONTEXT("text: " << text) {
      for (const Token& token : tokens) {
        BOOST_REQUIRE(token.begin < token.end);
        BOOST_REQUIRE(token.end <= text.size());
        BOOST_REQUIRE(borders[token.begin]);
        BOOST_REQUIRE(borders[token.end]);
        BOOST_REQUIRE(!token.text.empty());
        BOOST_REQUIRE(token.text.size() <= longest_token);
        BOOST_REQUIRE(is_utf8(token.text));
        BOOST_REQUIRE(token.accented != token.text);
        const std::string_view written = std::string_view(text).substr(token.begin, token.end - token.begin);
        if (is_plain(written)) {
          ++plain;
          BOOST_REQUIRE(token.text == without_spaces(fold(written)));
        }
        if (before != nullptr) {
          BOOST_REQUIRE(before->begin <= token.begin);
          const bool same_place = token.kind == TokenKind::pair;
          BOOST_REQUIRE(token.position == before->position + (same_place ? 0U : 1U));
          if (token.kind == TokenKind::word) BOOST_REQUIRE(before->end <= token.begin);
        }
        before = &token;
      }
    }
  }
  BOOST_TEST(plain > rounds);
}

BOOST_AUTO_TEST_SUITE_END()
