#include "common/text/amounts.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace dateline::display {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string counted(std::uint64_t number, std::string_view singular) {
  std::string text = grouped(number).append(" ").append(singular);
  if (number != 1) text += singular.ends_with('y') ? (text.pop_back(), "ies") : "s";
  return text;
}

std::string byte_size(std::uint64_t bytes) {
  constexpr std::uint64_t step = 1000;
  if (bytes < step) return counted(bytes, "byte");
  constexpr std::array<const char*, 5> units = {"kB", "MB", "GB", "TB", "PB"};
  std::size_t unit = 0;
  double size = static_cast<double>(bytes) / step;
  while (size >= 999.95 && unit + 1 < units.size()) {
    size /= step;
    ++unit;
  }
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), size < 99.95 ? "%.1f %s" : "%.0f %s", size, units.at(unit));
  return text.data();
}

std::string duration(double seconds) {
  if (seconds < 59.95) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.1f s", seconds);
    return text.data();
  }
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

}  // namespace dateline::display
