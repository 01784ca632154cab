#include "common/archive/columns.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "dateline/error.h"

namespace dateline::archive {
namespace {

// The file: the header; then the columns, each begun on a multiple of 8: numbers, days and precisions of publishing,
// days of indexing, and for each field the ends and the values of its lists.
constexpr std::uint64_t magic = 0x31534c4f434c4444;  // "DDLCOLS1"

struct Header {
  std::uint64_t magic = 0;
  std::uint64_t rows = 0;
  std::array<std::uint64_t, value_fields.size()> values{};  ///< how many the field's lists have together
};

class Input {
 public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}

  template <typename Record>
  std::span<const Record> take(std::uint64_t count) {
    if (count > (bytes_.size() - at_) / sizeof(Record)) {
      sound_ = false;
      return {};
    }
    const std::span<const Record> records(reinterpret_cast<const Record*>(bytes_.data() + at_), count);
    at_ = std::min(bytes_.size(), (at_ + records.size_bytes() + 7) / 8 * 8);
    return records;
  }

  [[nodiscard]] bool used_up() const { return sound_ && at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool sound_ = true;
};

/// Writes a column element by element.
template <typename Record>
class Column {
 public:
  explicit Column(FileWriter& file) : file_(file) {}
  void add(Record record) {
    file_.write({reinterpret_cast<const char*>(&record), sizeof record});
    bytes_ += sizeof record;
  }
  void close() { file_.write(std::string_view("\0\0\0\0\0\0\0", (8 - bytes_ % 8) % 8)); }

 private:
  FileWriter& file_;
  std::size_t bytes_ = 0;
};

/// The rows that stay.
struct Kept {
  std::size_t source, row;
};

std::vector<Kept> kept_rows(std::span<const ColumnsView> sources, std::span<const Number> removed) {
  std::vector<Kept> kept;
  auto gone = removed.begin();
  for (std::size_t source = 0; source < sources.size(); ++source) {
    const auto numbers = sources[source].numbers;
    for (std::size_t row = 0; row < numbers.size(); ++row) {
      while (gone != removed.end() && *gone < numbers[row]) ++gone;
      if (gone == removed.end() || *gone != numbers[row]) kept.push_back({source, row});
    }
  }
  return kept;
}

}  // namespace

std::string values_table(schema::Field field) { return std::string(schema::info(field).name) + "_values"; }

std::optional<std::size_t> ColumnsView::row_of(Number number) const {
  if (numbers.empty() || number < numbers.front() || number > numbers.back()) return std::nullopt;
  if (numbers.back() - numbers.front() + std::size_t{1} == numbers.size()) return number - numbers.front();
  const auto at = std::ranges::lower_bound(numbers, number);
  if (*at != number) return std::nullopt;
  return static_cast<std::size_t>(at - numbers.begin());
}

Columns::Columns(const std::filesystem::path& file) : file_(file) {
  Header header;
  Input in(file_.bytes());
  if (const auto read = in.take<Header>(1); !read.empty()) header = read.front();
  view_.numbers = in.take<Number>(header.rows);
  view_.published.days = in.take<std::int32_t>(header.rows);
  view_.published.precisions = in.take<Precision>(header.rows);
  view_.indexed = in.take<std::int32_t>(header.rows);
  bool sound = header.magic == magic;
  for (std::size_t i = 0; i < value_fields.size(); ++i) {
    view_.lists[i].ends = in.take<std::uint32_t>(header.rows);
    view_.lists[i].values = in.take<ValueNumber>(header.values[i]);
    const auto ends = view_.lists[i].ends;
    sound = sound && (ends.empty() ? 0 : ends.back()) == header.values[i];
  }
  if (!sound || !in.used_up())
    throw Error(ErrorKind::archive, "the columns " + file.filename().string() + " are damaged",
                "run `dateline check --mend`");
}

FileEntry write_columns(const std::filesystem::path& folder, const std::string& name,
                        std::span<const ColumnsView> sources, std::span<const Number> removed,
                        const Renumber& renumber) {
  const std::vector<Kept> rows = kept_rows(sources, removed);
  FileWriter file(folder, name);
  Header header{magic, rows.size(), {}};
  for (std::size_t i = 0; i < value_fields.size(); ++i) {
    for (const Kept& kept : rows) header.values[i] += sources[kept.source].lists[i].of(kept.row).size();
    if (header.values[i] > std::numeric_limits<std::uint32_t>::max())
      throw Error(ErrorKind::system, "a shard cannot hold more than 4,294,967,295 values of a field",
                  "begin another archive");
  }
  Column<Header> head(file);
  head.add(header);
  head.close();
  const auto write = [&]<typename Record>(Column<Record> column, const auto& value) {
    for (const Kept& kept : rows) column.add(value(sources[kept.source], kept.row));
    column.close();
  };
  using View = const ColumnsView&;
  write(Column<Number>(file), [](View view, std::size_t row) { return view.numbers[row]; });
  write(Column<std::int32_t>(file), [](View view, std::size_t row) { return view.published.days[row]; });
  write(Column<Precision>(file), [](View view, std::size_t row) { return view.published.precisions[row]; });
  write(Column<std::int32_t>(file), [](View view, std::size_t row) { return view.indexed[row]; });
  for (std::size_t i = 0; i < value_fields.size(); ++i) {
    std::uint32_t end = 0;
    write(Column<std::uint32_t>(file),
          [&](View view, std::size_t row) { return end += static_cast<std::uint32_t>(view.lists[i].of(row).size()); });
    Column<ValueNumber> values(file);
    for (const Kept& kept : rows)
      for (const ValueNumber value : sources[kept.source].lists[i].of(kept.row))
        values.add(renumber(kept.source, i, value));
    values.close();
  }
  return file.finish();
}

}  // namespace dateline::archive
