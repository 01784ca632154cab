#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Text from articles on its way to a terminal.
///
/// What is measured, cut or wrapped must have been cleaned by one_line() or lines() before. Nothing here throws on any
/// bytes.
namespace dateline::display {

/// Without control characters, escape sequences, bidirectional overrides and isolates, zero-width fillers; TAB and line
/// ends become a space, malformed bytes U+FFFD. Safe on one line.
[[nodiscard]] std::string one_line(std::string_view text);

/// The same with line ends kept, each as LF.
[[nodiscard]] std::string lines(std::string_view text);

/// Whether a letter of the text runs from right to left.
[[nodiscard]] bool right_to_left(std::string_view text);

/// The text between isolates when some of it runs from right to left, so that it does not turn its surroundings; else
/// as it is.
[[nodiscard]] std::string isolated(std::string_view text);

/// What a reader takes for one character.
struct Cluster {
  std::size_t end = 0;    ///< byte after it
  std::size_t width = 0;  ///< columns that it takes
};

/// The cluster that begins at byte `begin`, which lies inside the text.
[[nodiscard]] Cluster cluster_at(std::string_view text, std::size_t begin);

/// Columns that the text takes, by East Asian width; combining marks take none.
[[nodiscard]] std::size_t width(std::string_view text);

/// The text cut to `columns`, with an ellipsis ("…", or "..." without Unicode) where something was cut.
[[nodiscard]] std::string cut(std::string_view text, std::size_t columns, bool unicode = true);

/// Lines of at most `columns`, broken at white space where there is some, anywhere in scripts that do not separate
/// words. Line ends in the text end lines; an empty text has none.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t columns);

/// wrap() as bytes [begin, end) of the text.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> wrap_ranges(std::string_view text, std::size_t columns);

}  // namespace dateline::display
