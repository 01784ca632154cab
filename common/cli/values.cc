#include "common/cli/values.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace dateline::cli {
namespace {

template <typename Number>
std::optional<Number> read_whole(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::uint64_t> read_number(std::string_view text) { return read_whole<std::uint64_t>(text); }

std::optional<double> read_seconds(std::string_view text) {
  const auto value = read_whole<double>(text);
  if (!value || !std::isfinite(*value) || *value < 0) return std::nullopt;
  return value;
}

std::optional<std::uint64_t> read_size(std::string_view text) {
  if (text.ends_with("iB")) {
    text.remove_suffix(2);
  } else if (text.ends_with('B') || text.ends_with('b')) {
    text.remove_suffix(1);
  }
  constexpr std::string_view units = "KMGTkmgt";
  double factor = 1;
  if (const std::size_t unit = text.empty() ? std::string_view::npos : units.find(text.back());
      unit != std::string_view::npos) {
    factor = std::pow(1024.0, static_cast<double>(unit % 4 + 1));
    text.remove_suffix(1);
  }
  while (text.ends_with(' ')) text.remove_suffix(1);
  const auto value = read_seconds(text);
  if (!value || *value * factor >= static_cast<double>(std::numeric_limits<std::uint64_t>::max())) return std::nullopt;
  return static_cast<std::uint64_t>(*value * factor);
}

}  // namespace dateline::cli
