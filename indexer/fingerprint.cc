#include "indexer/fingerprint.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t least_words = 50;
constexpr std::size_t rows = 6;
constexpr std::size_t hashes = rows * std::tuple_size_v<Fingerprint>;

/// The finaliser of MurmurHash3 and SplitMix64: every bit of the input moves every bit of the output.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

}  // namespace

std::optional<Fingerprint> fingerprint(std::span<const std::uint64_t> words) {
  if (words.size() < least_words) return std::nullopt;

  std::array<std::uint64_t, hashes> least;
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::uint64_t sequence = mixed(words[i - 2] ^ mixed(words[i - 1] ^ mixed(words[i])));
    for (std::size_t h = 0; h < hashes; ++h) {
      static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;
      // Multiplying by an odd number permutes the integers: a family of cheap hashes of one good one.
      const std::uint64_t value = (sequence ^ (golden * (h + 1))) * (2 * golden * h + 0xd6e8feb86659fd93U);
      least[h] = std::min(least[h], value);
    }
  }
  Fingerprint bands;
  for (std::size_t b = 0; b < bands.size(); ++b)
    bands[b] = mixed(XXH3_64bits(&least[b * rows], rows * sizeof(std::uint64_t)) + b);
  return bands;
}

}  // namespace dateline
