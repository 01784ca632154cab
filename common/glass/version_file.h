#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "common/glass/numbers.h"
#include "common/glass/table_layout.h"

namespace dateline::glass {

enum class TableKind : std::size_t { postlist, docdata, termlist, position, spelling, synonym };
inline constexpr std::size_t table_count = 6;

/// Counts that hold for a whole shard.
struct Statistics {
  std::uint64_t documents = 0;
  DocId last = 0;
  std::uint64_t total_length = 0;
  std::uint32_t shortest = 0;  ///< of the lengths above 0
  std::uint32_t longest = 0;
  std::uint32_t greatest_wdf = 0;
};

struct Version {
  std::array<unsigned char, 16> uuid{};
  std::array<TableRoot, table_count> roots;
  Statistics statistics;
};

/// The bytes of `iamglass`, which make a folder of tables a database.
[[nodiscard]] std::string encode(const Version& version);

/// Throws Error of kind archive when the bytes are none of this format.
[[nodiscard]] Version decode_version(std::string_view bytes);

}  // namespace dateline::glass
