#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::readers {

/// How a table's bytes make cells and rows.
struct TableSigns {
  char separator = ',';
  char line_end = '\n';  ///< '\r' for files of old Macs
};

/// What quotation marks do. A mark inside a cell that does not begin with one is always itself.
enum class Quotes : std::uint8_t {
  strict,   ///< as RFC 4180 has it
  lenient,  ///< one that is not followed by a separator or a line's end is itself, doubled or not
  literal,  ///< all are themselves: a row is a line
};

/// Finds the cells and the end of one row. What the row's beginning is followed by may come bit by bit.
class RowScanner {
 public:
  enum class State : std::uint8_t {
    cell_begin,
    bare,    ///< in a cell without quotes
    quoted,  ///< in a cell with quotes
    closed,  ///< after its closing quote
    done,
    unclosed,  ///< the text ended in a quoted cell
    stray,     ///< something stands after a closing quote
  };
  struct Cell {
    std::size_t begin = 0, end = 0;  ///< without its quotes
    bool quoted = false;
  };

  RowScanner(TableSigns signs, Quotes quotes, std::size_t most_cells)
      : signs_(signs), quotes_(quotes), most_cells_(most_cells) {}

  /// Goes on in what is there from the row's first byte on; `whole` when no more can come. True when there is no need
  /// to see more.
  bool scan(std::string_view ahead, bool whole);

  [[nodiscard]] State state() const { return state_; }
  /// The first `most_cells` of them.
  [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Number of cells up to the last that holds anything.
  [[nodiscard]] std::size_t filled() const { return filled_; }
  [[nodiscard]] std::size_t end() const { return end_; }    ///< without the line's end
  [[nodiscard]] std::size_t next() const { return next_; }  ///< of the next row
  [[nodiscard]] std::size_t lines() const { return lines_; }
  /// Whether a cell without quotes has a quotation mark in it.
  [[nodiscard]] bool bare_quotes() const { return bare_quotes_; }

 private:
  bool step(std::string_view ahead, bool whole);
  bool step_quoted(std::string_view ahead, bool whole);
  void end_cell(std::string_view ahead, std::size_t end);
  void end_row(std::string_view ahead, std::size_t end, bool line_end);
  [[nodiscard]] bool is_border(char c) const { return c == signs_.separator || c == signs_.line_end; }
  [[nodiscard]] bool is_blank(char c) const { return (c == ' ' || c == '\t' || c == '\r') && !is_border(c); }

  TableSigns signs_;
  Quotes quotes_;
  std::size_t most_cells_;
  State state_ = State::cell_begin;
  std::size_t at_ = 0;
  Cell cell_;
  std::vector<Cell> cells_;
  std::size_t count_ = 0, filled_ = 0, end_ = 0, next_ = 0, lines_ = 0;
  bool bare_quotes_ = false;
};

/// What stands in the cell, doubled quotes made one.
[[nodiscard]] std::string cell_text(std::string_view row, const RowScanner::Cell& cell);

}  // namespace dateline::readers
