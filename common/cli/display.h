#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text from articles on its way to a terminal.
namespace dateline::display {

/// Without control characters, escape sequences, bidirectional overrides and isolates, zero-width fillers; TAB and line ends become a
/// space, malformed bytes U+FFFD. Safe on one line.
[[nodiscard]] std::string one_line(std::string_view text);

/// The same with line ends kept.
[[nodiscard]] std::string lines(std::string_view text);

/// Columns that the text takes, by East Asian width; combining marks take none.
[[nodiscard]] std::size_t width(std::string_view text);

/// The text cut to `columns`, with an ellipsis ("…", or "..." without Unicode) where something was cut.
[[nodiscard]] std::string cut(std::string_view text, std::size_t columns, bool unicode = true);

/// Lines of at most `columns`, broken at white space where there is some, anywhere in scripts that do not separate words.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace dateline::display
