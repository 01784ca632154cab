#pragma once

#include <string>
#include <string_view>

namespace dateline::readers {

/// A text of several lines as articles store it: plain (when it may be HTML), without control characters; its white
/// space stays. Empty when there is nothing but white space.
[[nodiscard]] std::string clean_text(std::string_view text, bool may_be_html);

/// A text of one line (a title, a name): also without white space at its ends, and runs of it made one space.
[[nodiscard]] std::string clean_line(std::string_view text, bool may_be_html);

}  // namespace dateline::readers
