#include "indexer/glass/positions.h"

#include <bit>

#include "common/glass/numbers.h"

namespace dateline::glass {
namespace {

class Bits {
 public:
  explicit Bits(std::string& out) : out_(out) {}

  /// A value below `out_of`, as a truncated binary code whose short words are those in the middle.
  void put(std::uint64_t value, std::uint64_t out_of) {
    if (out_of <= 1) return;
    const auto bits = static_cast<unsigned>(std::bit_width(out_of - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - out_of, middle = (out_of - spare) / 2;
    if (value < middle)
      append(value, bits);
    else if (value >= middle + spare)
      append((value - (middle + spare)) | std::uint64_t{1} << (bits - 1), bits);
    else
      append(value, bits - 1);
  }

  void finish() {
    if (held_ > 0) out_ += static_cast<char>(pending_);
  }

 private:
  void append(std::uint64_t value, unsigned bits) {
    pending_ |= value << held_;
    held_ += bits;
    for (; held_ >= 8; held_ -= 8, pending_ >>= 8) out_ += static_cast<char>(pending_);
  }

  std::string& out_;
  std::uint64_t pending_ = 0;
  unsigned held_ = 0;
};

void interpolate(Bits& bits, std::span<const std::uint32_t> positions) {
  while (positions.size() > 2) {
    const std::size_t last = positions.size() - 1, middle = last / 2;
    bits.put(positions[middle] - positions[0] - middle, std::uint64_t{positions[last]} - positions[0] - last + 1);
    interpolate(bits, positions.first(middle + 1));
    positions = positions.subspan(middle);
  }
}

}  // namespace

void put_positions(std::string& out, std::span<const std::uint32_t> positions) {
  const std::uint32_t first = positions.front(), last = positions.back();
  put_number(out, last);
  if (positions.size() == 1) return;
  Bits bits(out);
  bits.put(first, last);
  bits.put(positions.size() - 2, std::uint64_t{last} - first);
  interpolate(bits, positions);
  bits.finish();
}

}  // namespace dateline::glass
