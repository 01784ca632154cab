#include "indexer/readers/table_head.h"

#include <algorithm>
#include <cctype>
#include <tuple>
#include <utility>

#include "common/own_csv.h"
#include "common/text/trim.h"
#include "indexer/readers/decode.h"
#include "indexer/readers/field_names.h"

namespace dateline::readers {
namespace {

constexpr std::size_t most_columns = 2000;
constexpr std::size_t longest_name = 60;
constexpr std::size_t rows_compared = 20;

/// Nothing but a line such as "sep=;", by which spreadsheets are told the separator.
std::optional<char> announced_separator(std::string_view line) {
  line = text::trimmed(line, "\r\n\"");
  if (line.size() == 5 && (line.starts_with("sep=") || line.starts_with("SEP="))) return line.back();
  return std::nullopt;
}

bool looks_like_data(std::string_view cell) {
  return cell.empty() || cell.size() > longest_name || std::isdigit(static_cast<unsigned char>(cell.front())) != 0;
}

/// Of the first rows after the header, how many have as many cells as it.
std::size_t matching_rows(std::string_view rest, TableSigns signs, std::size_t columns) {
  std::size_t matching = 0;
  for (std::size_t i = 0; i < rows_compared && !rest.empty(); ++i) {
    RowScanner row(signs, Quotes::strict, 0);
    row.scan(rest, true);
    if (row.state() != RowScanner::State::done) break;
    if (row.count() == columns) ++matching;
    rest.remove_prefix(row.next());
  }
  return matching;
}

/// With that separator.
std::optional<TableHead> head_with(std::string_view beginning, TableSigns signs,
                                   const std::vector<std::pair<std::string, std::string>>& mapped) {
  RowScanner row(signs, Quotes::strict, most_columns);
  row.scan(beginning, true);
  if (row.state() != RowScanner::State::done || row.filled() == 0) return std::nullopt;
  TableHead head;
  head.signs = signs;
  head.row = beginning.substr(0, row.end());
  head.begin = row.next();
  head.lines = row.lines();
  bool data = false;
  std::string decoded;
  const auto readable = to_utf8(head.row, "", decoded);
  RowScanner names(signs, Quotes::strict, most_columns);
  names.scan(readable, true);
  for (const auto& cell : names.cells()) {
    const auto given = cell_text(readable, cell);
    std::string name(text::trimmed(given));
    const auto field = field_of(name);
    const bool is_mapped = std::ranges::any_of(mapped, [&](const auto& pair) { return pair.second == name; });
    if (field || is_mapped) ++head.known;
    if (field && (field->field == Field::title || field->field == Field::body)) head.has_text = true;
    if (looks_like_data(name) && head.columns.size() < row.filled()) data = true;
    if (name.empty()) name = "column " + std::to_string(head.columns.size() + 1);
    head.columns.push_back(std::move(name));
  }
  head.own = std::ranges::equal(head.columns, own_csv::columns);
  if (head.known == 0 && data) {  // no header: its first row is an article
    for (std::size_t i = 0; i < head.columns.size(); ++i) head.columns[i] = "column " + std::to_string(i + 1);
    head.row.clear();
    head.begin = head.lines = 0;
    head.known = static_cast<std::size_t>(std::ranges::count_if(head.columns, [&](const std::string& name) {
      return std::ranges::any_of(mapped, [&](const auto& pair) { return pair.second == name; });
    }));
  }
  return head;
}

}  // namespace

std::optional<TableHead> read_table_head(std::string_view beginning, std::string_view separators,
                                         const std::vector<std::pair<std::string, std::string>>& mapped) {
  TableSigns signs;
  const auto line_end = beginning.find_first_of("\r\n");
  if (line_end != std::string_view::npos && beginning.find('\n') == std::string_view::npos) signs.line_end = '\r';
  std::size_t skipped = 0, lines = 0;
  while (skipped < beginning.size()) {
    const auto line =
        beginning.substr(skipped, std::min(beginning.find(signs.line_end, skipped), beginning.size()) - skipped);
    const auto announced = announced_separator(line);
    if (announced) separators = beginning.substr(skipped + line.find('=') + 1, 1);
    if (!announced && !text::trimmed(line).empty()) break;
    skipped = std::min(skipped + line.size() + 1, beginning.size());
    ++lines;
  }
  beginning.remove_prefix(skipped);

  std::optional<TableHead> best;
  std::tuple<std::size_t, std::size_t, std::size_t> most;
  for (const char separator : separators) {
    signs.separator = separator;
    auto head = head_with(beginning, signs, mapped);
    if (!head) continue;
    const auto matching =
        head->columns.size() > 1 ? matching_rows(beginning.substr(head->begin), signs, head->columns.size()) : 0;
    const std::tuple worth(head->known, matching, head->columns.size());
    if (best && worth <= most) continue;
    most = worth;
    best = std::move(head);
  }
  if (best) {
    best->begin += skipped;
    best->lines += lines;
  }
  return best;
}

}  // namespace dateline::readers
