#include "searcher/render/columns.h"

#include <algorithm>

#include "common/text/display.h"

namespace dateline::render {

std::size_t painted_width(std::string_view painted) {
  if (painted.find('\x1b') == std::string_view::npos) return display::width(painted);
  std::string plain;
  for (std::size_t at = 0; at < painted.size();) {
    const std::size_t begin = std::min(painted.find('\x1b', at), painted.size());
    plain += painted.substr(at, begin - at);
    const std::size_t end = painted.find('m', begin);
    at = end == std::string_view::npos ? painted.size() : end + 1;
  }
  return display::width(plain);
}

std::string padded(std::string_view painted, std::size_t columns) {
  return std::string(painted).append(columns - std::min(columns, painted_width(painted)), ' ');
}

std::string padded_left(std::string_view painted, std::size_t columns) {
  return std::string(columns - std::min(columns, painted_width(painted)), ' ').append(painted);
}

Block beside(std::span<const Block> blocks, std::size_t columns, std::size_t gap) {
  std::size_t height = 0;
  for (const Block& block : blocks) height = std::max(height, block.size());
  Block lines(height);
  for (std::size_t y = 0; y < height; ++y) {
    std::size_t due = 0;  // spaces before the next text, so that no line ends in them
    for (const Block& block : blocks) {
      if (y < block.size() && !block[y].empty()) {
        lines[y].append(due, ' ').append(block[y]);
        due = columns - std::min(columns, painted_width(block[y]));
      } else {
        due += columns;
      }
      due += gap;
    }
  }
  return lines;
}

Block block_of(std::string_view text) {
  Block lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string text_of(const Block& block) {
  std::string text;
  for (const std::string& line : block) text.append(line).append("\n");
  return text;
}

}  // namespace dateline::render
