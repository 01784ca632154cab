#include "indexer/readers/csv_row.h"

#include <algorithm>

namespace dateline::readers::csv {
namespace {

/// Bytes of the line end at `at`: LF, CR LF, CR; 0 when there is none.
std::size_t line_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\n') return 1;
  if (text[at] != '\r') return 0;
  return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

}  // namespace

Row measure(std::string_view text, char separator) {
  Row row;
  row.cells = 1;
  bool quoted = false, cell_begins = true;
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (quoted) {
      if (c == '"') {
        if (at + 1 < text.size() && text[at + 1] == '"') {
          at += 2;
          continue;
        }
        const bool ends_cell = at + 1 == text.size() || text[at + 1] == separator || line_end(text, at + 1) > 0;
        const bool opens_cell = text[at - 1] == separator || text[at - 1] == '\n' || text[at - 1] == '\r';
        if (!ends_cell && opens_cell) {
          row.quote_unclosed = true;
          break;
        }
        if (ends_cell) quoted = false;  // else a stray quote inside the cell
      } else if (c == '\n') {
        ++row.lines;
      }
      ++at;
      continue;
    }
    if (const std::size_t end = line_end(text, at)) {
      row.length = at + end;
      row.ended = true;
      return row;
    }
    if (c == separator) {
      ++row.cells;
      cell_begins = true;
    } else {
      quoted = cell_begins && c == '"';
      cell_begins = false;
    }
    ++at;
  }
  row.quote_unclosed = row.quote_unclosed || quoted;
  row.length = at;
  return row;
}

std::vector<std::string> cells_of(std::string_view row, char separator) {
  while (row.ends_with('\n') || row.ends_with('\r')) row.remove_suffix(1);
  std::vector<std::string> cells(1);
  bool quoted = false, cell_begins = true;
  for (std::size_t at = 0; at < row.size(); ++at) {
    const char c = row[at];
    if (quoted) {
      const bool last = at + 1 == row.size();
      if (c == '"' && !last && row[at + 1] == '"') {
        cells.back() += c;
        ++at;
      } else if (c == '"' && (last || row[at + 1] == separator)) {
        quoted = false;
      } else {
        cells.back() += c;
      }
    } else if (c == separator) {
      cells.emplace_back();
      cell_begins = true;
      continue;
    } else if (cell_begins && c == '"') {
      quoted = true;
    } else {
      cells.back() += c;
    }
    cell_begins = false;
  }
  return cells;
}

std::optional<char> separator_of(std::string_view text) {
  while (!text.empty()) {
    std::optional<char> best;
    std::size_t most = 1;
    for (const char separator : {',', ';', '\t', '|'}) {
      const Row row = measure(text, separator);
      if (!row.quote_unclosed && row.cells > most) {
        most = row.cells;
        best = separator;
      }
    }
    if (best) return best;
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || text.substr(0, end).find_first_not_of(" \t\r") != std::string_view::npos)
      break;
    text.remove_prefix(end + 1);
  }
  return std::nullopt;
}

std::string_view separator_line(std::string_view text) {
  constexpr std::string_view beginning = "sep=";
  if (!text.starts_with(beginning) || text.size() < beginning.size() + 1) return {};
  const std::size_t end = line_end(text, beginning.size() + 1);
  return end == 0 ? std::string_view{} : text.substr(0, beginning.size() + 1 + end);
}

}  // namespace dateline::readers::csv
