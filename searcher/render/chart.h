#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/columns.h"
#include "searcher/render/ink.h"
#include "searcher/render/time_axis.h"

/// Upright bars with a scale at their side and an axis below.
namespace dateline::render {

/// How buckets come to stand in columns.
struct Layout {
  std::size_t merged = 1;  ///< buckets in a bar
  std::size_t cell = 1;    ///< columns of a bar and the gap behind it
  std::size_t columns = 0;
};

/// As wide as `columns` allow; neighbours are merged where there are more buckets than columns.
[[nodiscard]] Layout layout_of(std::size_t buckets, std::size_t columns);

/// Upright bars over a line at 0.
struct Strip {
  std::vector<double> shares;  ///< of the scale
  std::size_t rows = 0;
  std::string top, middle;  ///< what the scale says there; may be empty
};

class Chart {
 public:
  /// Columns of the scale before the bars.
  static constexpr std::size_t side_columns = 7;

  Chart(const Layout& layout, const Ink& ink) : layout_(layout), ink_(ink) {}

  void draw(const Strip& strip, Block& to) const;

  /// The line at 0, dotted under empty bars, with ticks where labels stand below.
  [[nodiscard]] std::string foot(const std::vector<double>& shares, const std::vector<AxisLabel>& ticks) const;

  [[nodiscard]] std::string under(const std::vector<AxisLabel>& labels) const;

 private:
  [[nodiscard]] std::string side(std::string_view label, bool tick) const;
  [[nodiscard]] std::string bars(const Strip& strip, std::size_t row) const;

  Layout layout_;
  const Ink& ink_;
};

}  // namespace dateline::render
