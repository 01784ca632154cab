#pragma once

#include <string>
#include <string_view>

namespace dateline::dates {

/// The text as the readers of dates want it: small letters, one kind of digit, dash and space, no space at its ends,
/// nothing from a control character or a comment ("#") on. Empty for what is too long to be a date.
[[nodiscard]] std::string clean_date_text(std::string_view text);

}  // namespace dateline::dates
