#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The strokes that charts are made of.
namespace dateline::render {

/// `part` of `whole` as a percentage with one decimal. What is not all is never "100%", what is there never "0.0%".
[[nodiscard]] std::string percent(std::size_t part, std::size_t whole);

/// A bar of `share` (0 to 1) of `columns`, to an eighth of a column; never nothing for what is there.
[[nodiscard]] std::string bar(double share, std::size_t columns, bool unicode);

/// What stands in row `row` (from 0 at the bottom) of an upright bar of `share` of `rows`: one column of it, a space
/// above its end.
[[nodiscard]] std::string_view upright(double share, std::size_t row, std::size_t rows, bool unicode);

/// The least round number that is not below `highest`, for the end of a scale; at least 1.
[[nodiscard]] std::size_t round_top(std::size_t highest);

/// A number of a scale in at most five columns where it is round: "750", "1,500", "25k", "1.5M".
[[nodiscard]] std::string scale_text(std::size_t number);

}  // namespace dateline::render
