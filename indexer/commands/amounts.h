#pragma once

#include <cstdint>
#include <string>

/// Amounts for people to read.
namespace dateline::cli {

/// "21,578".
[[nodiscard]] std::string grouped(std::uint64_t number);
/// "1 article", "21,578 articles".
[[nodiscard]] std::string counted(std::uint64_t number, const std::string& noun);
/// "840 bytes", "27 MB".
[[nodiscard]] std::string bytes(std::uint64_t number);
/// "0.4 s", "8.1 s", "3 min 20 s", "2 h 5 min".
[[nodiscard]] std::string duration(double seconds);

}  // namespace dateline::cli
