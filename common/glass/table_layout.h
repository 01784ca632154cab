#pragma once

#include <cstddef>
#include <cstdint>

/// Xapian's glass format, version of 2016-03-14.
namespace dateline::glass {

inline constexpr std::size_t block_size = 8192;
/// Of every block: revision (4 bytes, big-endian), level (1; 0 is a leaf), gap between directory and items (2), free
/// bytes (2), end of the directory (2). The directory follows: the offset of each item (2), in the order of keys.
inline constexpr std::size_t head_size = 11, directory_entry = 2;
/// Of what was written in bulk: that of every block, and of its table.
inline constexpr std::uint32_t revision = 1;
/// Of a table, the leaves among them.
inline constexpr unsigned most_levels = 10;

/// Flags of a leaf item, in the top bits of its size.
inline constexpr unsigned item_compressed = 0x8000, item_last = 0x4000, item_first = 0x2000, item_size = 0x1fff;

/// What the version file says of a table.
struct TableRoot {
  std::uint32_t root = 0;
  unsigned level = 0;
  bool fake = true;  ///< without a file
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;
};

}  // namespace dateline::glass
