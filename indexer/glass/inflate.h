#pragma once

#include <string>
#include <string_view>

namespace dateline::glass {

/// The bytes of a tag that is compressed: raw deflate, without size or checksum. Throws Error of kind archive when it
/// is damaged.
[[nodiscard]] std::string inflate(std::string_view compressed);

}  // namespace dateline::glass
