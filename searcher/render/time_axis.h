#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/searcher.h"

/// Time along the foot of a chart.
namespace dateline::render {

/// A bucket for people: "12 March 1987", "week of 9 March 1987", "March 1987", "Q1 1987", "1987".
[[nodiscard]] std::string bucket_name(Day start, TimeUnit unit);

/// Where something begins along the axis, and what is written there.
struct AxisLabel {
  std::size_t at = 0;  ///< column, from 0
  std::string text;
};

/// Labels in one or two rows: the finest that fit first, what they belong to (the month of days, the year of months)
/// below.
struct TimeAxis {
  std::vector<AxisLabel> fine, coarse;
};

/// The axis under bars that begin on these days, `cell` columns each, none of its labels beyond `columns`.
[[nodiscard]] TimeAxis time_axis(std::span<const Day> starts, TimeUnit unit, std::size_t cell, std::size_t columns);

}  // namespace dateline::render
