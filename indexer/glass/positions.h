#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace dateline::glass {

/// Appends the tag of a position list: the last position and, if there are more, in bits from the low end: the first,
/// the count, and the others interpolated: the middle one out of the room that its neighbours leave it, then each half.
/// (Moffat and Stuiver, "Binary interpolative coding for effective index compression", 2000.)
///
/// The positions ascend, at least one.
void put_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace dateline::glass
