#include <algorithm>
#include <vector>

#include "common/text/display.h"
#include "searcher/render/bars.h"
#include "searcher/render/charts.h"
#include "searcher/render/columns.h"
#include "searcher/render/fields.h"
#include "searcher/render/ink.h"

namespace dateline::render {
namespace {

constexpr std::size_t least_width = 36;  ///< of a facet beside another
constexpr std::size_t most_width = 64;
constexpr std::size_t gap = 4;
constexpr std::size_t share_width = 6;

/// One line of a facet.
struct Line {
  std::string label;
  std::size_t count = 0;
  bool rest = false;  ///< other, missing: no value, so no bar
};

std::vector<Line> lines_of(const Facet& facet) {
  std::vector<Line> lines;
  for (const ValueCount& value : facet.values) lines.push_back({marked(value.value).text, value.count, false});
  if (facet.other > 0) lines.push_back({"other", facet.other, true});
  if (facet.missing > 0) lines.push_back({"none", facet.missing, true});
  return lines;
}

/// How wide labels and counts are, over all facets, so that their bars can be compared.
struct Widths {
  std::size_t label = 0, count = 0, bar = 0;
};

Widths widths_of(const std::vector<Facet>& facets, std::size_t width) {
  Widths widths;
  for (const Facet& facet : facets) {
    for (const Line& line : lines_of(facet)) {
      widths.label = std::max(widths.label, display::width(line.label));
      widths.count = std::max(widths.count, grouped(line.count).size());
    }
  }
  const std::size_t fixed = widths.count + share_width + 4;
  widths.label = std::min({widths.label, width / 2, width - std::min(width, fixed + 4)});
  widths.bar = width - std::min(width, widths.label + fixed);
  return widths;
}

Block block_of_facet(const Facet& facet, std::size_t total, const Widths& widths, const Ink& ink) {
  Block block{ink.paint(facet.field, Style::bold)};
  std::size_t highest = 1;
  for (const ValueCount& value : facet.values) highest = std::max(highest, value.count);
  for (const Line& line : lines_of(facet)) {
    const std::string label = display::cut(line.label, widths.label, ink.unicode());
    const std::string drawn =
        line.rest ? "" : bar(static_cast<double>(line.count) / static_cast<double>(highest), widths.bar, ink.unicode());
    block.push_back(padded(ink.paint(label, line.rest ? Style::dim : Style::plain), widths.label) + " " +
                    padded(drawn, widths.bar) + " " + padded_left(grouped(line.count), widths.count) + " " +
                    ink.paint(padded_left(percent(line.count, total), share_width), Style::dim));
  }
  if (block.size() == 1) block.push_back(ink.paint("none", Style::dim));
  return block;
}

}  // namespace

std::string facet_bars(const Results& results, const Screen& screen) {
  if (results.facets.empty()) return {};
  const Ink ink(screen);
  const std::size_t columns = std::max(screen.columns, ink.columns());
  const std::size_t beside_each_other =
      std::clamp<std::size_t>((columns + gap) / (least_width + gap), 1, results.facets.size());
  const std::size_t width =
      std::min((columns - gap * (beside_each_other - 1)) / beside_each_other, std::max(most_width, least_width));
  const Widths widths = widths_of(results.facets, std::min(width, columns));
  std::string out;
  for (std::size_t first = 0; first < results.facets.size(); first += beside_each_other) {
    std::vector<Block> row;
    for (std::size_t i = first; i < std::min(first + beside_each_other, results.facets.size()); ++i)
      row.push_back(block_of_facet(results.facets[i], results.total.value, widths, ink));
    out += (first == 0 ? "" : "\n") + text_of(beside(row, width, gap));
  }
  return out;
}

}  // namespace dateline::render
