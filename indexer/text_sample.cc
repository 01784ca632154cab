#include "indexer/text_sample.h"

#define ZDICT_STATIC_LINKING_ONLY  // for parameters: the stable call tries many, for a hundredth less
#include <zdict.h>

#include <algorithm>
#include <string_view>

#include "common/archive/article_codec.h"

namespace dateline {
namespace {

constexpr std::size_t enough_bytes = 4 << 20, least_bytes = 64 << 10;

}  // namespace

void TextSample::add(const Article& article) {
  const std::size_t before = heads_.bytes.size();
  archive::encode_head(article, heads_.bytes);
  heads_.sizes.push_back(heads_.bytes.size() - before);
  const std::string_view body = std::string_view(article.body).substr(0, most_of_body);
  bodies_.bytes += body;
  bodies_.sizes.push_back(body.size());
  seen_ += heads_.sizes.back() + article.body.size();
}

bool TextSample::full() const { return heads_.sizes.size() >= enough_articles || seen_ >= enough_bytes; }

std::string TextSample::train(const Samples& samples, std::size_t most, unsigned segment) {
  ZDICT_fastCover_params_t parameters{};
  parameters.k = segment;
  parameters.d = 8;
  parameters.f = 18;
  parameters.accel = 1;
  std::string dictionary(std::min(most, samples.bytes.size() / 8), '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer_fastCover(dictionary.data(), dictionary.size(), samples.bytes.data(), samples.sizes.data(),
                                      static_cast<unsigned>(samples.sizes.size()), parameters);
  dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);  // an error: there is nothing to learn
  return dictionary;
}

archive::TextDictionary TextSample::train() const {
  if (bodies_.bytes.size() < least_bytes) return {};
  constexpr unsigned head_segment = 200, body_segment = 800;
  return {train(heads_, most_for_heads, head_segment), train(bodies_, most_for_bodies, body_segment)};
}

}  // namespace dateline
