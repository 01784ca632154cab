#include <algorithm>
#include <span>

#include "common/text/display.h"
#include "searcher/render/bars.h"
#include "searcher/render/fields.h"
#include "searcher/render/picture.h"

namespace dateline::render {
namespace {

constexpr std::size_t gap = 4;
constexpr std::size_t narrowest_facet = 36;
constexpr std::size_t widest_facet = 64;
constexpr std::size_t narrowest_bar = 6;
constexpr std::size_t widest_bar = 32;
constexpr std::size_t narrowest_name = 8;
constexpr std::size_t usual_name = 20;

/// Columns of a facet's rows: name, count, share, bar.
struct Widths {
  std::size_t name = 0, count = 0, share = 0, bar = 0;
};

/// A row of a facet; the lines of what is not listed have no bar, and no share where it would be none of articles.
struct Row {
  std::string name, count, share;
  double length = 0;
  bool aside = false;
};

std::vector<Row> rows_of(const Facet& facet, std::size_t matches) {
  std::size_t highest = 1;
  for (const ValueCount& each : facet.values) highest = std::max(highest, each.count);
  std::vector<Row> rows;
  for (const auto& [value, count] : facet.values) {
    const double length = static_cast<double>(count) / static_cast<double>(highest);
    rows.push_back({marked(value).text, grouped(count), percent(count, matches), length, false});
  }
  // `other` adds up values, and an article may have several: it is no share of the articles.
  if (facet.other > 0) rows.push_back({"(other)", grouped(facet.other), "", 0, true});
  if (facet.missing > 0) {
    rows.push_back({"(missing)", grouped(facet.missing), percent(facet.missing, matches), 0, true});
  }
  return rows;
}

/// Bars go first where it is narrow, then shares; what a name does not need goes to the bars.
Widths widths_of(std::span<const Row> rows, std::size_t columns) {
  Widths widths;
  std::size_t longest = 0;
  for (const Row& row : rows) {
    longest = std::max(longest, display::width(row.name));
    widths.count = std::max(widths.count, row.count.size() + 2);
    widths.share = std::max(widths.share, row.share.size() + 2);
  }
  const auto room = [&](std::size_t taken) { return columns - std::min(columns, taken); };
  if (room(widths.count + widths.share) < narrowest_name) widths.share = 0;
  const std::size_t free = room(widths.count + widths.share);
  // Names come first up to a usual length, then bars have half of what more there is.
  const std::size_t bars = std::max(narrowest_bar, (free - std::min(free, usual_name)) / 2) + 2;
  if (free < narrowest_name + bars) {
    widths.name = std::min(longest, free);
    return widths;
  }
  widths.name = std::min(longest, free - bars);
  widths.bar = std::min(widest_bar, free - widths.name - 2);
  return widths;
}

std::string line_of(const Row& row, const Widths& widths, const Ink& ink) {
  const std::string name = display::cut(row.name, widths.name, ink.unicode());
  const auto figure = [&](const std::string& text, std::size_t columns) {
    return columns == 0 ? std::string() : ink.paint(padded_left(text, columns), row.aside ? Style::dim : Style::plain);
  };
  std::string line = padded(ink.paint(name, row.aside ? Style::dim : Style::plain), widths.name);
  line += figure(row.count, widths.count);
  if (widths.share > 0 && !row.share.empty()) line += ink.paint(padded_left(row.share, widths.share), Style::dim);
  if (widths.bar > 0 && row.length > 0) {
    line += "  " + ink.paint(bar(row.length, widths.bar, ink.unicode()), Style::bar);
  }
  return line;
}

}  // namespace

Block facet_block(const Facet& facet, std::size_t matches, std::size_t columns, const Ink& ink) {
  Block lines = {ink.heading(facet.field, columns)};
  const std::vector<Row> rows = rows_of(facet, matches);
  if (rows.empty()) lines.push_back(ink.paint("none", Style::dim));
  const Widths widths = widths_of(rows, columns);
  for (const Row& row : rows) lines.push_back(line_of(row, widths, ink));
  return lines;
}

Block facet_blocks(const std::vector<Facet>& facets, std::size_t matches, std::size_t columns, const Ink& ink) {
  Block lines;
  if (facets.empty()) return lines;
  const std::size_t most = std::clamp<std::size_t>((columns + gap) / (narrowest_facet + gap), 1, facets.size());
  // As many a row as make the rows equally full.
  const std::size_t rows = (facets.size() + most - 1) / most;
  const std::size_t across = (facets.size() + rows - 1) / rows;
  const std::size_t width = std::min(widest_facet, (columns - (across - 1) * gap) / across);
  for (std::size_t begin = 0; begin < facets.size(); begin += across) {
    std::vector<Block> blocks;
    for (std::size_t i = begin; i < std::min(begin + across, facets.size()); ++i) {
      blocks.push_back(facet_block(facets[i], matches, width, ink));
    }
    if (begin > 0) lines.emplace_back();
    const Block row = beside(blocks, width, gap);
    lines.insert(lines.end(), row.begin(), row.end());
  }
  return lines;
}

}  // namespace dateline::render
