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
  if (full()) return;
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

std::optional<archive::TextDictionary> renewed_dictionary(const Generation& generation,
                                                          const archive::TextDictionary& there) {
  const archive::Snapshot& snapshot = *generation.snapshot;
  const bool from_few = there.body().size() < TextSample::most_for_bodies;
  const bool from_gone = snapshot.removed_count() > 0 || generation.dropped.size() > 0;
  if (!from_few && !from_gone) return std::nullopt;
  std::uint64_t articles = 0;
  for (const archive::ShardEntry& shard : generation.manifest.shards) articles += shard.articles;
  const std::uint64_t step = articles / TextSample::enough_articles + 1;
  TextSample sample;
  const auto database = snapshot.lease();
  std::uint64_t passed = 0;
  for (std::size_t shard = 0; shard < snapshot.shard_count() && !sample.full(); ++shard)
    for (const archive::Number number : snapshot.columns(shard).numbers) {
      if (passed++ % step == 0 && !snapshot.removed(number)) sample.add(snapshot.article(*database, number));
      if (sample.full()) break;
    }
  archive::TextDictionary learnt = sample.train();
  if (!from_gone && learnt.body().size() <= there.body().size()) return std::nullopt;
  return learnt;
}

}  // namespace dateline
