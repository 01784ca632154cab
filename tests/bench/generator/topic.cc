#include "tests/bench/generator/topic.h"

#include <limits>

#include "tests/bench/generator/names.h"

namespace dateline::bench {
namespace {

constexpr std::size_t kept = 1024;
constexpr std::uint32_t desks = 40, places = 4'000;

/// The first places are the common ones: about as frequent as their rank is high.
template <typename Things>
void fill(Things& things, Random& random, double scale, double exponent, std::uint32_t most,
          std::string (*name)(std::uint32_t)) {
  for (std::string& thing : things) thing = name(random.skewed(scale, exponent) % most);
}

}  // namespace

Topics::Topics(const Vocabulary& vocabulary, std::uint64_t seed) : vocabulary_(vocabulary), seed_(seed), lately_(kept) {
  for (Topic& topic : lately_) topic.number = std::numeric_limits<std::uint32_t>::max();
}

const Topic& Topics::operator[](std::uint32_t number) {
  Topic& topic = lately_[number % kept];
  if (topic.number != number) topic = make(number);
  return topic;
}

Topic Topics::make(std::uint32_t number) const {
  Random random(mixed(seed_ + 1) + number);
  Topic topic;
  topic.number = number;
  // Beyond the words that everything is told with.
  constexpr std::uint32_t common = 250;
  for (Word& word : topic.words) word = vocabulary_.word(common + random.skewed(2'500, 1.9));
  constexpr std::uint32_t without_end = 100'000'000;
  fill(topic.persons, random, 200, 1.6, without_end, person_name);
  fill(topic.orgs, random, 100, 1.7, without_end, org_name);
  fill(topic.places, random, 25, 1.8, places, place_name);
  topic.desk = spelled(200 + random.skewed(6, 2.2) % desks).text();
  return topic;
}

}  // namespace dateline::bench
