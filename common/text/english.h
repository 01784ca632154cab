#pragma once

#include <string_view>

namespace dateline::text {

/// Whether the text is English beyond doubt, told by its commonest words, as far as no other language shares them: a
/// hundredth of the time that a detector of all languages takes. False says nothing.
[[nodiscard]] bool surely_english(std::string_view utf8);

}  // namespace dateline::text
