#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/generator/words.h"

namespace dateline::bench {

/// What a story is about while it is news: words that it brings up, and whom it names. The first of each most often.
struct Topic {
  static constexpr std::size_t words_each = 48, persons_each = 6, orgs_each = 3, places_each = 3;

  std::uint32_t number = 0;
  std::array<Word, words_each> words;
  std::array<std::string, persons_each> persons;
  std::array<std::string, orgs_each> orgs;
  std::array<std::string, places_each> places;
  std::string desk;  ///< one of some dozen
};

/// Topics by number; those used lately are kept.
class Topics {
 public:
  Topics(const Vocabulary& vocabulary, std::uint64_t seed);

  [[nodiscard]] const Topic& operator[](std::uint32_t number);

 private:
  [[nodiscard]] Topic make(std::uint32_t number) const;

  const Vocabulary& vocabulary_;
  std::uint64_t seed_;
  std::vector<Topic> lately_;
};

}  // namespace dateline::bench
