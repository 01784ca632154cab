#include "searcher/render/fields.h"

#include <array>
#include <cstdio>

namespace dateline::render {

std::string day_text(const Timestamp& time) {
  constexpr std::size_t day_length = 10;
  return time.precision == Precision::unknown ? std::string() : to_string(time).substr(0, day_length);
}

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

}  // namespace dateline::render
