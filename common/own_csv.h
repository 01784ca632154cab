#pragma once

#include <array>
#include <string_view>

/// The CSV that `--format csv` writes and `index` reads back: what both must agree on.
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

}  // namespace dateline::own_csv
