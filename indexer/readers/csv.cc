#include "indexer/readers/csv.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "common/text/trim.h"
#include "indexer/readers/csv_row.h"
#include "indexer/readers/field_names.h"

namespace dateline::readers {
namespace {

// What stands above the records, as it goes along with each: the separator, and the row of names.
std::string head_of(char separator, std::string_view names) { return separator + std::string(names); }

/// So few cells are no row, but a line of one that is broken.
std::size_t least_cells(std::size_t columns) { return columns <= 2 ? columns : (columns + 1) / 2; }

class CsvSplitter : public Splitter {
 public:
  CsvSplitter(Window& member, char usual_separator) : member_(member), separator_(usual_separator) {}

  std::optional<Piece> next() override {
    if (!head_) read_head();
    while (true) {
      if (skip_blank_line()) continue;
      if (member_.ahead(1).empty()) return std::nullopt;
      return row();
    }
  }

 private:
  static constexpr std::size_t head_bytes = std::size_t{64} << 10;

  void read_head() {
    while (skip_blank_line()) continue;
    const std::string_view told = csv::separator_line(member_.ahead(head_bytes));
    if (!told.empty()) {
      separator_ = told[told.size() - (told.ends_with("\r\n") ? 3 : 2)];
      pass(told.size(), 1);
    } else if (const auto found = csv::separator_of(member_.ahead(head_bytes))) {
      separator_ = *found;
    }
    const csv::Row names = measured();
    columns_ = names.cells;
    head_ = std::make_shared<const std::string>(head_of(separator_, member_.ahead(1).substr(0, names.length)));
    pass(names.length, names.lines);
  }

  /// The row that lies ahead, whole when it is not over the limit.
  csv::Row measured() {
    std::size_t wanted = 1;
    while (true) {
      const std::string_view view = member_.ahead(wanted);
      const csv::Row row = csv::measure(view, separator_);
      // At the end of what is seen a line end may be half of one, and a closing quote half of a doubled one.
      const bool whole = (row.ended && row.length < view.size()) || (row.quote_unclosed && row.length < view.size());
      if (whole || view.size() > most_record_bytes) return row;
      if (member_.ahead(view.size() + 1).size() == view.size()) return row;
      wanted = 2 * view.size();
      (void)member_.ahead(wanted);
    }
  }

  std::optional<Piece> row() {
    const csv::Row row = measured();
    if (row.length > most_record_bytes || (!row.ended && member_.ahead(1).size() > most_record_bytes))
      return first_line("too-large", "the record is larger than 64 MiB");
    // A broken row costs its first line only: what follows may be rows.
    if (row.quote_unclosed) return first_line("csv", "a quoted cell is not closed");
    if (row.cells > columns_)
      return first_line("csv", "the row has " + std::to_string(row.cells) + " cells, but there are " +
                                   std::to_string(columns_) + " columns");
    if (row.cells < least_cells(columns_))
      return first_line("csv",
                        "the row has only " + std::to_string(row.cells) + " of " + std::to_string(columns_) + " cells");
    Piece piece{std::string(member_.ahead(1).substr(0, row.length)), member_.position(), line_, !row.ended, {}, {}};
    piece.head = head_;
    pass(row.length, row.lines);
    return piece;
  }

  Piece first_line(std::string code, std::string reason) {
    Piece piece{{}, member_.position(), line_, false, std::move(code), std::move(reason)};
    while (true) {
      const std::string_view view = member_.ahead(1);
      if (view.empty()) return piece;
      const std::size_t end = view.find('\n');
      const std::size_t length = end == std::string_view::npos ? view.size() : end + 1;
      if (piece.bytes.size() < most_raw_bytes) piece.bytes += view.substr(0, std::min(length, most_raw_bytes));
      pass(length, end == std::string_view::npos ? 0 : 1);
      if (end != std::string_view::npos) return piece;
    }
  }

  bool skip_blank_line() {
    const std::string_view view = member_.ahead(2);
    const std::size_t length = view.starts_with("\r\n") ? 2 : view.starts_with('\n') || view.starts_with('\r') ? 1 : 0;
    if (length > 0) pass(length, 1);
    return length > 0;
  }

  void pass(std::size_t bytes, std::size_t lines) {
    member_.advance(bytes);
    line_ += lines;
  }

  Window& member_;
  char separator_;
  std::size_t columns_ = 0;
  std::shared_ptr<const std::string> head_;
  std::uint64_t line_ = 1;
};

/// What our own output put before a cell that a spreadsheet would run.
std::string without_guard(std::string cell) {
  if (cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos)
    cell.erase(0, 1);
  return cell;
}

class CsvReader : public RecordReader {
 public:
  std::variant<Value, RecordProblem> read(std::string_view text, std::string_view head) override {
    if (head.empty()) return RecordProblem{"csv", "there is no row of names"};
    if (head != head_) {
      head_ = head;
      names_ = csv::cells_of(head.substr(1), head.front());
      for (std::string& name : names_) name = text::trimmed(name);
    }
    std::vector<ValueMember> members;
    std::vector<std::string> cells = csv::cells_of(text, head_.front());
    for (std::size_t i = 0; i < cells.size() && i < names_.size(); ++i) {
      std::string name = names_[i].empty() ? "column " + std::to_string(i + 1) : names_[i];
      members.push_back({std::move(name), Value::of_text(without_guard(std::move(cells[i])))});
    }
    return Value::of_object(std::move(members));
  }

 private:
  std::string head_;
  std::vector<std::string> names_;
};

}  // namespace

int CsvFormat::likeness(std::string_view head, std::string_view name) const {
  const bool by_name = with_tabs_ ? name.ends_with(".tsv") || name.ends_with(".tab") : name.ends_with(".csv");
  while (!head.empty() && (head.front() == '\n' || head.front() == '\r')) head.remove_prefix(1);
  const std::string_view told = csv::separator_line(head);
  const auto separator = told.empty() ? csv::separator_of(head) : told[4];
  head.remove_prefix(told.size());
  if (!separator || (*separator == '\t') != with_tabs_) return 0;
  const csv::Row names = csv::measure(head, *separator);
  if (names.quote_unclosed || names.cells < 2) return 0;
  std::size_t known = 0;
  bool has_text = false;
  for (const std::string& cell : csv::cells_of(head.substr(0, names.length), *separator)) {
    const auto field = field_of(text::trimmed(cell));
    if (!field) continue;
    ++known;
    has_text = has_text || field->field == Field::title || field->field == Field::body;
  }
  if (by_name) return known > 0 ? 80 : 20;
  if (known < 2 || !has_text) return 0;
  const std::string_view rest = head.substr(names.length);
  const csv::Row first = csv::measure(rest, *separator);
  return rest.empty() || first.cells == names.cells ? 60 : 0;
}

std::unique_ptr<Splitter> CsvFormat::split(Window& member, const ReadOptions&) const {
  return std::make_unique<CsvSplitter>(member, with_tabs_ ? '\t' : ',');
}

std::unique_ptr<RecordReader> CsvFormat::reader() const { return std::make_unique<CsvReader>(); }

}  // namespace dateline::readers
