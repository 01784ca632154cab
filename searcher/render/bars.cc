#include "searcher/render/bars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "searcher/render/fields.h"

namespace dateline::render {
namespace {

constexpr std::size_t eighths_each = 8;

/// Eighths of a cell; at least one for what is there.
std::size_t eighths(double share, std::size_t cells) {
  if (!(share > 0)) return 0;
  const auto steps = static_cast<std::size_t>(std::lround(std::min(share, 1.0) * static_cast<double>(cells) * 8));
  return std::clamp<std::size_t>(steps, 1, std::max<std::size_t>(cells, 1) * eighths_each);
}

}  // namespace

std::string percent(std::size_t part, std::size_t whole) {
  if (whole == 0 || part == 0) return "0%";
  if (part >= whole) return "100%";
  const double exact = 100 * static_cast<double>(part) / static_cast<double>(whole);
  if (exact < 0.05) return "<0.1%";
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%.1f%%", std::min(exact, 99.9));
  return digits.data();
}

std::string bar(double share, std::size_t columns, bool unicode) {
  const std::size_t length = eighths(share, columns);
  if (!unicode) return std::string((length + eighths_each / 2) / eighths_each + (length > 0 && length < 4), '#');
  constexpr std::string_view partial[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string out;
  for (std::size_t i = 0; i < length / eighths_each; ++i) out += "█";
  return out.append(partial[length % eighths_each]);
}

std::string_view upright(double share, std::size_t row, std::size_t rows, bool unicode) {
  constexpr std::string_view blocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr std::string_view letters[] = {" ", ".", ".", ".", ":", ":", ":", "#", "#"};
  const std::size_t height = eighths(share, rows);
  const std::size_t below = row * eighths_each;
  const std::size_t here = height <= below ? 0 : std::min(height - below, eighths_each);
  return unicode ? blocks[here] : letters[here];
}

std::size_t round_top(std::size_t highest) {
  constexpr std::size_t tenths[] = {10, 12, 15, 20, 25, 30, 40, 50, 60, 80};
  if (highest <= 10) return std::max<std::size_t>(highest, 1);
  std::size_t ten = 1;
  while (highest / ten >= 100) ten *= 10;
  for (const std::size_t each : tenths) {
    if (each * ten >= highest) return each * ten;
  }
  return 100 * ten;
}

std::string scale_text(std::size_t number) {
  if (number < 10'000) return grouped(number);
  auto rest = static_cast<double>(number) / 1000;
  std::string_view units = "kMGTPE";
  for (; rest >= 1000; rest /= 1000) units.remove_prefix(1);
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.3g%c", rest, units.front());
  return digits.data();
}

}  // namespace dateline::render
