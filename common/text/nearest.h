#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace dateline::text {

/// The name that was probably meant: the one with the fewest letters different, when those are few. Of equals the
/// first.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view typed, std::span<const std::string_view> names);

}  // namespace dateline::text
