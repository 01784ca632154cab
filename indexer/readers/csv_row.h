#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A row of CSV, whatever it is used for.
namespace dateline::readers::csv {

/// Where a row ends, and what it has.
struct Row {
  std::size_t length = 0;  ///< with its line end
  std::size_t cells = 0;
  std::size_t lines = 1;        ///< that it goes over
  bool ended = false;           ///< by a line end, else by the text's
  bool quote_unclosed = false;  ///< a quoted cell does not end, or only where the next seems to begin
};

/// Looks over the row that the text begins with. An unclosed quote is told where a later quote opens a cell, or by the
/// text's end.
[[nodiscard]] Row measure(std::string_view text, char separator);

/// The cells of a row, without its line end; quotes and what they double are undone.
[[nodiscard]] std::vector<std::string> cells_of(std::string_view row, char separator);

/// The separator of the first row that has several cells; nothing when no row of the text has.
[[nodiscard]] std::optional<char> separator_of(std::string_view text);

/// "sep=;", which tells spreadsheets the separator, with its line end; empty when the text does not begin so.
[[nodiscard]] std::string_view separator_line(std::string_view text);

}  // namespace dateline::readers::csv
