#pragma once

#include "indexer/readers/format.h"

namespace dateline::readers {

/// Rows of cells under a row of column names (RFC 4180): quoted cells may hold line ends; the separator is told from
/// the first row. What our own CSV put before a cell that a spreadsheet would run as a formula is taken away again.
class CsvFormat : public Format {
 public:
  /// One of the two: with commas, semicolons or bars, or with TABs.
  explicit CsvFormat(bool with_tabs) : with_tabs_(with_tabs) {}

  [[nodiscard]] std::string_view name() const override { return with_tabs_ ? "tsv" : "csv"; }
  [[nodiscard]] int likeness(std::string_view head, std::string_view name) const override;
  [[nodiscard]] std::unique_ptr<Splitter> split(Window& member, const ReadOptions& options) const override;
  [[nodiscard]] std::unique_ptr<RecordReader> reader() const override;

 private:
  bool with_tabs_;
};

}  // namespace dateline::readers
