#pragma once

#include <string>
#include <string_view>

namespace dateline::readers {

/// The bytes as UTF-8: themselves when they are; else read in `charset` when a byte order mark told it, or the charset
/// that ICU's detector finds likeliest, windows-1252 where it is not sure. What cannot be read becomes U+FFFD.
/// `storage` holds the result when it is not the bytes themselves.
[[nodiscard]] std::string_view to_utf8(std::string_view bytes, std::string_view charset, std::string& storage);

}  // namespace dateline::readers
