#pragma once

#include <string_view>

namespace dateline::text {

/// What fold() writes for a small letter that has no decomposition (ø o, ł l, þ th) or is spelled in more than one way
/// (أ ا, ی ي); empty for all others.
[[nodiscard]] std::string_view plain_letter(char32_t letter);

}  // namespace dateline::text
