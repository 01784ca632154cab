#pragma once

#include <string_view>

#include "indexer/readers/format.h"

namespace dateline::readers {

/// How likely a table is that has no title and no text that we know: only its name says what it is.
constexpr int likely_by_name = 40;

/// Tables with a header that names their columns: cells between commas or semicolons (CSV) or tabs (TSV), quoted as
/// RFC 4180 has it.
class TableFormat : public Format {
 public:
  /// `separators`: those that tell this format; `all` those that a table may have which is said to be of it.
  constexpr TableFormat(std::string_view name, std::string_view separators, std::string_view all)
      : name_(name), separators_(separators), all_(all) {}

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] int likeness(std::string_view head, std::string_view name) const override;
  [[nodiscard]] std::unique_ptr<Splitter> split(Window& member, const ReadOptions& options) const override;
  [[nodiscard]] std::unique_ptr<RecordReader> reader() const override;

 private:
  std::string_view name_, separators_, all_;
};

}  // namespace dateline::readers
