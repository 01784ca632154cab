#include "tests/bench/generator/words.h"

#include <charconv>
#include <cmath>

namespace dateline::bench {
namespace {

// No run of vowels is two nuclei, no coda begins another syllable's onset: a word tells its syllables, so none is made
// twice.
constexpr std::array<std::string_view, 18> onsets{"b", "c", "d", "f", "g", "h", "j",  "l",  "m",
                                                  "n", "p", "r", "s", "t", "v", "st", "tr", "pl"};
constexpr std::array<std::string_view, 10> nuclei{"a", "e", "i", "o", "u", "ai", "ea", "ou", "oo", "ie"};
constexpr std::array<std::string_view, 7> codas{"", "n", "r", "l", "t", "m", "ck"};
constexpr std::array<std::string_view, 4> endings{"s", "ed", "ing", "ments"};
constexpr std::uint32_t syllables = onsets.size() * nuclei.size();

constexpr std::array<std::string_view, 56> english{
    "the",   "of",   "to",    "and",   "in",    "a",     "said", "for",  "on",    "that", "is",   "was",
    "it",    "with", "by",    "from",  "at",    "as",    "be",   "its",  "he",    "has",  "will", "an",
    "have",  "not",  "are",   "were",  "but",   "which", "this", "been", "had",   "or",   "his",  "more",
    "year",  "they", "also",  "new",   "would", "about", "than", "up",   "after", "last", "over", "some",
    "other", "two",  "their", "could", "she",   "when",  "one",  "who"};

double zipf(std::uint32_t rank) { return 1 / (rank + 2.7); }

}  // namespace

Word spelled(std::uint32_t number) {
  std::uint64_t left = number, size = syllables * codas.size();
  int count = 1;
  for (; left >= size; ++count) {
    left -= size;
    size *= syllables;
  }
  // Neighbours should not look alike; the factor is prime to all sizes.
  left = left * 1'000'003 % size;
  Word word;
  const std::string_view coda = codas[left % codas.size()];
  left /= codas.size();
  for (; count > 0; --count) {
    word.append(onsets[left % onsets.size()]);
    left /= onsets.size();
    word.append(nuclei[left % nuclei.size()]);
    left /= nuclei.size();
  }
  word.append(coda);
  return word;
}

Vocabulary::Vocabulary() : slots_(core) {
  for (std::uint32_t rank = 0; rank < core; ++rank) core_.push_back(word(rank));
  double sum = 0;
  for (std::uint32_t rank = 0; rank < core; ++rank) sum += zipf(rank);
  std::vector<double> weight(core);
  std::vector<std::uint16_t> small, large;
  for (std::uint16_t rank = 0; rank < core; ++rank) {
    weight[rank] = zipf(rank) / sum * core;
    (weight[rank] < 1 ? small : large).push_back(rank);
  }
  constexpr double whole = 65535;
  for (std::uint16_t rank = 0; rank < core; ++rank) slots_[rank] = {65535, rank};
  while (!small.empty() && !large.empty()) {
    const std::uint16_t little = small.back(), big = large.back();
    small.pop_back();
    slots_[little] = {static_cast<std::uint16_t>(std::lround(weight[little] * whole)), big};
    weight[big] -= 1 - weight[little];
    if (weight[big] < 1) {
      large.pop_back();
      small.push_back(big);
    }
  }
}

Word Vocabulary::word(std::uint32_t rank) const {
  Word word;
  if (rank < english.size()) {
    word.append(english[rank]);
    return word;
  }
  if (rank >= core && rank % 8 == 0) {
    const auto end = std::to_chars(word.letters.data(), word.letters.data() + Word::most, rank / 8).ptr;
    word.length = static_cast<std::uint8_t>(end - word.letters.data());
    return word;
  }
  const std::uint32_t stem = rank / 2;
  word = spelled(stem);
  if (rank % 2 == 1) word.append(endings[stem % endings.size()]);
  return word;
}

}  // namespace dateline::bench
