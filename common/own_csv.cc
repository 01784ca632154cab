#include "common/own_csv.h"

#include <algorithm>

#include "common/text/display.h"

namespace dateline::own_csv {
namespace {

/// Without what cannot be seen; TAB and line ends stay as they are.
std::string visible(std::string_view value) {
  std::string text;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of("\t\r\n"), value.size());
    text += display::one_line(value.substr(0, end));
    if (end < value.size()) text += value[end];
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return text;
}

/// RFC 4180. What cannot be seen is taken out first, as it would hide a formula from the next step: a cell that a
/// spreadsheet would run gets a leading apostrophe.
std::string cell(std::string_view value) {
  std::string text = visible(value);
  if (!text.empty() && own_csv::begins_formula(text.front())) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted += '"';
}

template <typename Text>
std::string row_of(std::span<const Text> cells) {
  std::string line;
  for (const Text& each : cells) line += (&each == cells.data() ? "" : ",") + cell(each);
  return line + '\n';
}

}  // namespace

std::string row(std::span<const std::string> cells) { return row_of(cells); }
std::string row(std::span<const std::string_view> cells) { return row_of(cells); }

}  // namespace dateline::own_csv
