#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

/// The CSV that `--format csv` writes; that of articles is read back by `index`.
namespace dateline::own_csv {

inline constexpr std::array<std::string_view, 13> columns{"id",      "published", "source", "section", "language",
                                                          "authors", "title",     "url",    "person",  "org",
                                                          "place",   "topics",    "score"};

/// Between the values of a cell that has several.
inline constexpr std::string_view between_values = "; ";

/// Whether spreadsheets run a cell that begins so: then an apostrophe stands before it.
[[nodiscard]] constexpr bool begins_formula(char c) {
  return std::string_view("=+-@\t\r").find(c) != std::string_view::npos;
}

/// A line of RFC 4180, ended by LF. Characters that cannot be seen are taken out of the cells, and one that a
/// spreadsheet would run is made safe.
[[nodiscard]] std::string row(std::span<const std::string> cells);
[[nodiscard]] std::string row(std::span<const std::string_view> cells);

}  // namespace dateline::own_csv
