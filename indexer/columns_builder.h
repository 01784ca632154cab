#pragma once

#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive/columns.h"
#include "dateline/article.h"

namespace dateline {

/// Rows of columns made from articles, with numbers of values of their own: 0, 1, ... in the order of their appearance.
class ColumnsBuilder {
 public:
  using Number = archive::Number;
  using ValueNumber = archive::ValueNumber;

  /// Numbers must ascend.
  void add(Number number, const Article& article, Day indexed);

  /// Stands until the next add().
  [[nodiscard]] archive::ColumnsView view() const;
  [[nodiscard]] std::string_view text(std::size_t column, ValueNumber value) const {
    return lists_[column].texts[value];
  }
  [[nodiscard]] std::size_t value_count(std::size_t column) const { return lists_[column].texts.size(); }

 private:
  struct List {
    std::deque<std::string> texts;  // where they stand does not change
    std::unordered_map<std::string_view, ValueNumber> numbers;
    std::vector<std::uint32_t> ends;
    std::vector<ValueNumber> values;

    void add(std::string_view text);
    void close_row() { ends.push_back(static_cast<std::uint32_t>(values.size())); }
  };

  std::vector<Number> numbers_;
  std::vector<std::int32_t> days_, indexed_;
  std::vector<Precision> precisions_;
  std::array<List, archive::value_fields.size()> lists_;
};

}  // namespace dateline
