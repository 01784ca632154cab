#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/archive/files.h"
#include "common/archive/tables.h"
#include "common/archive/values.h"
#include "common/schema.h"
#include "dateline/date.h"

/// What facets, timelines and exact counts read: the articles of a shard as arrays, a row an article, apart from the
/// ranking. A column that is not asked for is not read.
namespace dateline::archive {

/// The fields with a column of values. The order is that of the file.
inline constexpr std::array<schema::Field, 8> value_fields{
    schema::Field::source, schema::Field::section, schema::Field::language, schema::Field::topic,
    schema::Field::author, schema::Field::person,  schema::Field::org,      schema::Field::place};

/// Where the field stands in value_fields; the field must be one of them.
[[nodiscard]] constexpr std::size_t value_column(schema::Field field) {
  std::size_t at = 0;
  while (value_fields[at] != field) ++at;
  return at;
}

/// The name of the table that has the field's values: "source_values".
[[nodiscard]] std::string values_table(schema::Field field);

/// When an article was published: the first day of its period in days since 1970, with its precision.
struct PublishedDays {
  std::span<const std::int32_t> days;
  std::span<const Precision> precisions;  ///< unknown: undated, and the day means nothing
};

/// Columns wherever they are. All spans have a row an article, in the order of numbers.
struct ColumnsView {
  std::span<const Number> numbers;  ///< ascending
  PublishedDays published;
  std::span<const std::int32_t> indexed;  ///< days since 1970
  struct ValueLists {
    std::span<const std::uint32_t> ends;  ///< of each row's values
    std::span<const ValueNumber> values;  ///< each once a row

    [[nodiscard]] std::span<const ValueNumber> of(std::size_t row) const {
      const std::uint32_t begin = row == 0 ? 0 : ends[row - 1], end = ends[row];
      if (begin > end || end > values.size()) return {};  // damaged: `check` says so
      return values.subspan(begin, end - begin);
    }
  };
  std::array<ValueLists, value_fields.size()> lists;

  [[nodiscard]] std::size_t rows() const { return numbers.size(); }
  /// The article's row; nothing when it has none.
  [[nodiscard]] std::optional<std::size_t> row_of(Number number) const;
};

/// A shard's columns, mapped.
class Columns {
 public:
  /// Throws Error: system when the file cannot be read, archive when it is damaged.
  explicit Columns(const std::filesystem::path& file);

  [[nodiscard]] const ColumnsView& view() const { return view_; }

 private:
  MappedFile file_;
  ColumnsView view_;
};

/// What value a source's value becomes in the file: asked row by row, column by column.
using Renumber = std::function<ValueNumber(std::size_t source, std::size_t column, ValueNumber value)>;

/// Writes the rows of the sources, one after the other, but for those of the `removed` (ascending), durably. Numbers
/// must ascend over all. Throws Error of kind system.
[[nodiscard]] FileEntry write_columns(const std::filesystem::path& folder, const std::string& name,
                                      std::span<const ColumnsView> sources, std::span<const Number> removed,
                                      const Renumber& renumber);

}  // namespace dateline::archive
