#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Values of options as people write them. Nothing when the text is none.
namespace dateline::cli {

/// Digits only.
[[nodiscard]] std::optional<std::uint64_t> read_number(std::string_view text);

/// A time, not negative: "5", "0.5".
[[nodiscard]] std::optional<double> read_seconds(std::string_view text);

/// Bytes: "1000", "512M", "2GiB", "1.5G"; every unit counts in 1024s.
[[nodiscard]] std::optional<std::uint64_t> read_size(std::string_view text);

}  // namespace dateline::cli
