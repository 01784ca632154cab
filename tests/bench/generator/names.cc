#include "tests/bench/generator/names.h"

#include <array>

#include "tests/bench/generator/words.h"

namespace dateline::bench {
namespace {

/// Beyond the words of one syllable, and apart for each kind.
constexpr std::uint32_t first_given = 1'300, given_names = 700, first_family = 3'000;
constexpr std::uint32_t first_org = 1'300'000, first_place = 40'000;

constexpr std::array<std::string_view, 8> kinds{" Group",      " Corp",       " Bank",  " Ministry",
                                                " University", " Industries", " Union", " Agency"};
constexpr std::array<std::string_view, 6> parts{"", "", "", "New ", "Port ", "North "};

std::string name(std::uint32_t number) { return std::string(spelled(number).capitalized().text()); }

}  // namespace

std::string person_name(std::uint32_t number) {
  const auto given = static_cast<std::uint32_t>(mixed(number) % given_names);
  return name(first_given + given) + ' ' + name(first_family + number);
}

std::string org_name(std::uint32_t number) {
  return name(first_org + number) + std::string(kinds[number % kinds.size()]);
}

std::string place_name(std::uint32_t number) {
  return std::string(parts[number % parts.size()]) + name(first_place + number);
}

}  // namespace dateline::bench
