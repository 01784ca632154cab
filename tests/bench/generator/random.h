#pragma once

#include <cmath>
#include <cstdint>

namespace dateline::bench {

/// A well mixed 64-bit number of another (Steele, Lea, Flood: SplitMix, 2014).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

/// Numbers that follow from the seed alone, on any machine; one is made for each article, so that any can be begun
/// with.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(mixed(seed)) {}

  std::uint64_t bits() { return mixed(state_ += 0x9e3779b97f4a7c15); }

  /// Of 0 ... n - 1.
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((bits() >> 32) * n) >> 32); }

  /// In (0, 1].
  double unit() { return static_cast<double>((bits() >> 11) + 1) * 0x1p-53; }

  bool chance(double probability) { return unit() <= probability; }

  /// Standard normal (Box and Muller, 1958).
  double normal() {
    constexpr double two_pi = 6.283185307179586;
    const double radius = std::sqrt(-2 * std::log(unit()));
    return radius * std::cos(two_pi * unit());
  }

  /// A whole number without an upper bound: of n drawn, about n^(1 / exponent) differ. Half are below `scale` or near.
  std::uint32_t skewed(double scale, double exponent) {
    const double rank = scale * (std::pow(unit(), -1 / (exponent - 1)) - 1);
    return rank < 2e9 ? static_cast<std::uint32_t>(rank) : 2'000'000'000 + below(1'000'000'000);
  }

 private:
  std::uint64_t state_;
};

}  // namespace dateline::bench
