#include "indexer/readers/csv.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/own_csv.h"
#include "common/text/trim.h"
#include "indexer/readers/field_names.h"
#include "indexer/readers/same_letters.h"
#include "indexer/readers/table_splitter.h"

namespace dateline::readers {
namespace {

bool is_list(const std::string& column) {
  const auto name = field_of(column);
  return name && (name->field == Field::authors || name->field == Field::topics || name->field == Field::person ||
                  name->field == Field::org || name->field == Field::place);
}

Value split_at_semicolons(std::string_view text) {
  std::vector<Value> items;
  while (!text.empty()) {
    const auto end = std::min(text.find(own_csv::between_values), text.size());
    items.push_back(Value::of_text(std::string(text.substr(0, end))));
    text.remove_prefix(std::min(end + own_csv::between_values.size(), text.size()));
  }
  return Value::of_list(std::move(items));
}

Value value_of(std::string text, const std::string& column, const TableHead& head) {
  if (text.size() > 1 && text[0] == '\'' && own_csv::begins_formula(text[1])) text.erase(0, 1);
  // In what we wrote ourselves nothing else parts the names; "Pell, Idris" is one.
  if (head.own && is_list(column)) return split_at_semicolons(text);
  return Value::of_text(std::move(text));
}

class RowReader : public RecordReader {
 public:
  std::variant<Value, RecordProblem> read(std::string_view text, const TableHead* table) override {
    if (table == nullptr) return RecordProblem{"csv", "a row without its header"};
    const auto columns = table->columns.size();
    for (const auto quotes : {Quotes::strict, Quotes::lenient, Quotes::literal}) {
      RowScanner row(table->signs, quotes, columns);
      row.scan(text, true);
      if (row.state() != RowScanner::State::done || row.next() < text.size() || row.filled() > columns) continue;
      if (quotes != Quotes::strict && row.count() < columns) continue;
      return object_of(text, row, *table);
    }
    return RecordProblem{"csv", "the row's quotes do not match"};
  }

 private:
  static Value object_of(std::string_view text, const RowScanner& row, const TableHead& table) {
    std::vector<ValueMember> members;
    for (std::size_t i = 0; i < row.cells().size(); ++i) {
      const auto& column = table.columns[i];
      auto value = value_of(cell_text(text, row.cells()[i]), column, table);
      const auto same = std::ranges::find(members, column, &ValueMember::key);
      if (same == members.end()) {
        members.push_back({column, std::move(value)});
      } else if (!value.is_empty()) {  // several columns of one name are one list
        auto& list = same->value;
        if (list.kind != Value::Kind::list) {
          auto first = std::move(list);
          list = Value::of_list({});
          if (!first.is_empty()) list.items.push_back(std::move(first));
        }
        list.items.push_back(std::move(value));
      }
    }
    return Value::of_object(std::move(members));
  }
};

bool ends_with_small(std::string_view name, std::string_view suffix) {
  return name.size() >= suffix.size() && same_letters(name.substr(name.size() - suffix.size()), suffix);
}

}  // namespace

int TableFormat::likeness(std::string_view head, std::string_view name) const {
  if (head.find('\0') != std::string_view::npos) return 0;
  const auto first = head.find_first_not_of(text::white_space);
  if (first == std::string_view::npos || head[first] == '{' || head[first] == '[' || head[first] == '<') return 0;
  const bool table_name =
      ends_with_small(name, ".csv") || ends_with_small(name, ".tsv") || ends_with_small(name, ".tab");
  const auto found = read_table_head(head, table_name ? all_ : separators_, {});
  if (!found || separators_.find(found->signs.separator) == std::string_view::npos) return 0;
  if (found->columns.size() < 2) return table_name ? 10 : 0;
  if (table_name) return found->has_text ? 75 : likely_by_name;
  const bool all_named = std::ranges::none_of(found->columns, [](const auto& column) { return column.size() > 60; });
  return found->known >= 2 && found->has_text && all_named && found->begin < head.size() ? 70 : 0;
}

std::unique_ptr<Splitter> TableFormat::split(Window& member, const ReadOptions& options) const {
  return std::make_unique<TableSplitter>(member, all_, options);
}

std::unique_ptr<RecordReader> TableFormat::reader() const { return std::make_unique<RowReader>(); }

}  // namespace dateline::readers
