#pragma once

#include <memory>
#include <optional>
#include <string>

#include "indexer/readers/format.h"
#include "indexer/readers/table_head.h"

namespace dateline::readers {

/// Cuts a table into its rows. A row with a quote too many or too few, or with more cells than there are columns, is
/// rejected up to the next line that begins as rows do and has as many cells as they have.
class TableSplitter : public Splitter {
 public:
  TableSplitter(Window& member, std::string_view separators, const ReadOptions& options);
  std::optional<Piece> next() override;

 private:
  [[nodiscard]] bool scan(RowScanner& row);
  [[nodiscard]] bool fits(const RowScanner& row) const;
  [[nodiscard]] bool may_be_short(const RowScanner& row) const;
  [[nodiscard]] bool swallowed_rows(const RowScanner& row);
  [[nodiscard]] std::string problem_of(const RowScanner& row) const;
  std::optional<Piece> repaired(std::size_t end);
  [[nodiscard]] std::size_t next_row(std::size_t limit);
  [[nodiscard]] bool begins_row(std::size_t at, std::size_t limit);
  [[nodiscard]] char beginning_of(std::size_t at);
  Piece take(const RowScanner& row);
  Piece reject_some();
  Piece too_large();
  void pass(std::size_t bytes);

  Window& member_;
  std::shared_ptr<const TableHead> head_;
  std::optional<std::size_t> usual_count_;  ///< of cells, in the row before
  char beginning_ = '\0';                   ///< what all rows so far begin with: see beginning_of()
  std::size_t rejected_ = 0;                ///< bytes ahead that are no row
  std::string why_;                         ///< of these
  std::uint64_t line_ = 1;
};

}  // namespace dateline::readers
