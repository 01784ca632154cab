#include <benchmark/benchmark.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "common/archive/text_decoder.h"
#include "common/archive/text_encoder.h"
#include "common/text/stemmer.h"
#include "common/text/tokenizer.h"
#include "indexer/glass/positions.h"
#include "indexer/text_sample.h"
#include "tests/bench/generator/random.h"
#include "tests/bench/generator/words.h"

/// The inner loops of building, each alone: bytes or items a second.
namespace {

using namespace dateline;

std::string some_text(std::size_t words, unsigned seed = 1) {
  static const bench::Vocabulary vocabulary;
  bench::Random random(seed);
  std::string text;
  for (std::size_t i = 0; i < words; ++i)
    vocabulary.draw(random,
                    [&](const bench::Word& word) { text.append(word.text()).append(i % 12 == 11 ? ". " : " "); });
  return text;
}

/// A text in which every tenth word has accents, so that no fast path holds.
std::string accented(std::string text) {
  constexpr std::size_t apart = 60;
  for (std::size_t at = text.find('e'); at != std::string::npos; at = text.find('e', at + apart))
    text.replace(at, 1, "\u00e9");
  return text;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void tokenize(benchmark::State& state, const std::string& text) {
  text::Tokenizer tokenizer;
  text::TokenList tokens;
  for (auto _ : state) {
    tokenizer.tokenize(text, tokens);
    benchmark::DoNotOptimize(tokens.size());
  }
  count_bytes(state, text.size());
}
BENCHMARK_CAPTURE(tokenize, ascii, some_text(1000));
BENCHMARK_CAPTURE(tokenize, accented, accented(some_text(1000)));

void stem(benchmark::State& state) {
  const std::vector<text::Token> tokens = text::Tokenizer().tokenize(some_text(1000));
  text::Stemmer stemmer;
  for (auto _ : state)
    for (const text::Token& token : tokens) benchmark::DoNotOptimize(stemmer.stems(token, "en").data());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * tokens.size()));
}
BENCHMARK(stem);

void encode_positions(benchmark::State& state) {
  std::vector<std::uint32_t> positions;
  bench::Random random(1);
  std::uint32_t last = 0;
  for (auto i = state.range(0); i > 0; --i) positions.push_back(last += 1 + random.below(100));
  std::string tag;
  for (auto _ : state) {
    tag.clear();
    glass::put_positions(tag, positions);
    benchmark::DoNotOptimize(tag.data());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * positions.size()));
}
BENCHMARK(encode_positions)->Arg(1)->Arg(3)->Arg(30);

Article some_article(unsigned seed) {
  Article article;
  article.id = "news-" + std::to_string(seed);
  article.title = some_text(8, seed);
  article.body = some_text(150, seed);
  article.source = "Meridian Wire";
  article.language = "en";
  return article;
}

std::shared_ptr<const archive::TextDictionary> dictionary_of_many() {
  TextSample sample;
  for (unsigned seed = 2; !sample.full(); ++seed) sample.add(some_article(seed));
  return std::make_shared<const archive::TextDictionary>(sample.train());
}

void encode_text(benchmark::State& state) {
  const Article article = some_article(1);
  archive::TextEncoder encoder(*dictionary_of_many());
  for (auto _ : state) benchmark::DoNotOptimize(encoder.encode(article).data());
  count_bytes(state, article.body.size());
}
BENCHMARK(encode_text);

void decode_text(benchmark::State& state) {
  const Article article = some_article(1);
  const auto dictionary = dictionary_of_many();
  const std::string stored(archive::TextEncoder(*dictionary).encode(article));
  const archive::TextDecoder decoder(dictionary);
  for (auto _ : state) {
    benchmark::DoNotOptimize(decoder.headline(stored).title.data());
    if (state.range(0) != 0) benchmark::DoNotOptimize(decoder.body(stored).data());
  }
  count_bytes(state, article.body.size());
}
BENCHMARK(decode_text)->ArgName("with_body")->Arg(0)->Arg(1);

}  // namespace

BENCHMARK_MAIN();
