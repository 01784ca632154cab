#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Painted text in columns: what is measured here may hold the attributes and isolates that Ink writes.
namespace dateline::render {

/// Lines that stand under each other, without their ends.
using Block = std::vector<std::string>;

/// Columns that painted text takes.
[[nodiscard]] std::size_t painted_width(std::string_view painted);

/// With spaces behind it, or before it, up to `columns`.
[[nodiscard]] std::string padded(std::string_view painted, std::size_t columns);
[[nodiscard]] std::string padded_left(std::string_view painted, std::size_t columns);

/// Blocks side by side, each `columns` wide with `gap` columns between them.
[[nodiscard]] Block beside(std::span<const Block> blocks, std::size_t columns, std::size_t gap);

/// Text of ended lines as a block, and back.
[[nodiscard]] Block block_of(std::string_view text);
[[nodiscard]] std::string text_of(const Block& block);

}  // namespace dateline::render
