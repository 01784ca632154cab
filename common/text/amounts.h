#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Amounts for people to read.
namespace dateline::display {

/// "21,578".
[[nodiscard]] std::string grouped(std::uint64_t number);

/// "1 article", "21,578 articles", "2 copies".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view singular);

/// "512 bytes", "1.4 MB", "27.0 MB", "120 MB" (powers of 1,000).
[[nodiscard]] std::string byte_size(std::uint64_t bytes);

/// "0.4 s", "8.1 s", "3 min 20 s", "2 h 5 min".
[[nodiscard]] std::string duration(double seconds);

}  // namespace dateline::display
