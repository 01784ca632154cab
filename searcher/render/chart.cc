#include "searcher/render/chart.h"

#include <algorithm>

#include "searcher/render/bars.h"

namespace dateline::render {
namespace {

constexpr std::size_t widest_cell = 8;
constexpr std::size_t margin = Chart::side_columns - 2;  // of the numbers of the scale

}  // namespace

Layout layout_of(std::size_t buckets, std::size_t columns) {
  Layout layout;
  layout.merged = (buckets + columns - 1) / columns;
  const std::size_t bars = (buckets + layout.merged - 1) / layout.merged;
  layout.cell = std::min(widest_cell, columns / bars);
  layout.columns = columns;
  return layout;
}

void Chart::draw(const Strip& strip, Block& to) const {
  for (std::size_t row = strip.rows; row-- > 0;) {
    const bool top = row + 1 == strip.rows;
    const bool middle = !strip.middle.empty() && row + 1 == strip.rows / 2;
    const std::string& label = top ? strip.top : strip.middle;
    to.push_back(side(top || middle ? label : "", top || middle) + bars(strip, row));
  }
}

std::string Chart::foot(const std::vector<double>& shares, const std::vector<AxisLabel>& ticks) const {
  std::vector<bool> ticked(shares.size() * layout_.cell);
  for (const AxisLabel& tick : ticks) ticked.at(tick.at) = true;
  std::string line = ink_.unicode() ? "└" : "+";
  for (std::size_t at = 0; at < ticked.size(); ++at) {
    const bool empty = !(shares[at / layout_.cell] > 0);
    if (ticked[at]) {
      line += ink_.unicode() ? "┬" : "+";
    } else if (empty) {
      line += ink_.unicode() ? "·" : ".";
    } else {
      line += ink_.unicode() ? "─" : "-";
    }
  }
  return ink_.paint(padded_left("0", margin) + ' ' + line, Style::dim);
}

std::string Chart::under(const std::vector<AxisLabel>& labels) const {
  std::string line;
  for (const AxisLabel& label : labels) line.resize(std::max(line.size(), label.at), ' '), line += label.text;
  return std::string(margin + 2, ' ') + ink_.paint(line, Style::dim);
}

std::string Chart::side(std::string_view label, bool tick) const {
  const std::string_view line = ink_.unicode() ? (tick ? "┤" : "│") : (tick ? "+" : "|");
  return ink_.paint(padded_left(label, margin).append(" ").append(line), Style::dim);
}

std::string Chart::bars(const Strip& strip, std::size_t row) const {
  const std::size_t gap = layout_.cell > 1 ? 1 : 0;
  std::string line;
  for (const double share : strip.shares) {
    const std::string_view piece = upright(share, row, strip.rows, ink_.unicode());
    for (std::size_t i = 0; i < layout_.cell - gap; ++i) line += piece;
    line.append(gap, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return ink_.paint(line, Style::bar);
}

}  // namespace dateline::render
