#include "indexer/commands/amounts.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace dateline::cli {
namespace {

std::string with_one_decimal(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", number);
  return text.data();
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string counted(std::uint64_t number, const std::string& noun) {
  return grouped(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string bytes(std::uint64_t number) {
  if (number < 1000) return counted(number, "byte");
  constexpr std::array units{"kB", "MB", "GB", "TB"};
  double amount = static_cast<double>(number) / 1000;
  std::size_t unit = 0;
  while (amount >= 999.5 && unit + 1 < units.size()) {
    amount /= 1000;
    ++unit;
  }
  return (amount < 9.95 ? with_one_decimal(amount) : std::to_string(std::lround(amount))) + " " + units.at(unit);
}

std::string duration(double seconds) {
  if (seconds < 59.95) return with_one_decimal(seconds) + " s";
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

}  // namespace dateline::cli
