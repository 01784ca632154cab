#include <algorithm>
#include <array>
#include <vector>

#include "common/text/display.h"
#include "searcher/render/bars.h"
#include "searcher/render/charts.h"
#include "searcher/render/columns.h"
#include "searcher/render/fields.h"
#include "searcher/render/ink.h"

namespace dateline::render {
namespace {

constexpr std::size_t scale_width = 6;
constexpr std::size_t widest_bar = 6;
constexpr std::size_t tall = 8, low = 4;  ///< rows of a band alone, and beside others

std::string number_text(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// A bucket on the axis.
std::string axis_label(Day start, TimeUnit unit) {
  const std::chrono::year_month_day date(start);
  const std::string year = std::to_string(static_cast<int>(date.year()));
  const auto month = static_cast<unsigned>(date.month());
  switch (unit) {
    case TimeUnit::year: return year;
    case TimeUnit::quarter: return year + " Q" + std::to_string((month + 2) / 3);
    case TimeUnit::month: return year + "-" + number_text(month);
    default: return to_string(start);
  }
}

/// A bucket in a sentence.
std::string spoken(Day start, TimeUnit unit) {
  static constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::year_month_day date(start);
  if (unit == TimeUnit::month)
    return std::string(months[static_cast<unsigned>(date.month()) - 1]) + " " +
           std::to_string(static_cast<int>(date.year()));
  if (unit == TimeUnit::week) return "the week of " + to_string(start);
  return axis_label(start, unit);
}

/// Buckets put into columns of the chart.
struct Layout {
  std::size_t merged = 1;  ///< buckets a column
  std::size_t bars = 0;    ///< columns of the chart that are bars
  std::size_t width = 1;   ///< of a bar, with the space behind it
  std::size_t space = 0;   ///< behind each bar

  Layout(std::size_t buckets, std::size_t columns) {
    merged = std::max<std::size_t>(1, (buckets + columns - 1) / columns);
    bars = (buckets + merged - 1) / merged;
    width = std::clamp<std::size_t>(columns / std::max<std::size_t>(bars, 1), 1, widest_bar);
    space = width >= 3 ? 1 : 0;
  }
};

std::vector<std::size_t> merged(const std::vector<std::size_t>& counts, const Layout& layout) {
  std::vector<std::size_t> bars(layout.bars);
  for (std::size_t i = 0; i < counts.size(); ++i) bars[i / layout.merged] += counts[i];
  return bars;
}

std::string band(const std::vector<std::size_t>& bars, std::size_t top, std::size_t rows, const Layout& layout,
                 const Ink& ink) {
  std::string out;
  const std::string_view axis = ink.unicode() ? "┤" : "+", side = ink.unicode() ? "│" : "|";
  for (std::size_t row = rows; row-- > 0;) {
    const bool numbered = row + 1 == rows || (rows > low && row + 1 == rows / 2);
    const std::size_t number = row + 1 == rows ? top : top / 2;
    std::string line = padded_left(numbered ? scale_text(number) : "", scale_width - 1);
    line += numbered ? axis : side;
    line = ink.paint(line, Style::dim);
    std::string cells;
    for (const std::size_t count : bars) {
      const std::string_view cell =
          upright(static_cast<double>(count) / static_cast<double>(top), row, rows, ink.unicode());
      for (std::size_t i = 0; i + layout.space < layout.width; ++i) cells += cell;
      cells.append(layout.space, ' ');
    }
    while (cells.ends_with(' ')) cells.pop_back();
    out += line + cells + '\n';
  }
  return out;
}

std::string axis(const Timeline& timeline, const Layout& layout, const Ink& ink) {
  const std::string_view corner = ink.unicode() ? "└" : "+", line = ink.unicode() ? "─" : "-",
                         tick = ink.unicode() ? "┴" : "+";
  std::string ticks, labels;
  std::size_t free_from = 0;
  const std::size_t length = layout.bars * layout.width;
  for (std::size_t bar = 0; bar < layout.bars; ++bar) {
    const std::size_t at = bar * layout.width;
    const std::string label = axis_label(timeline.buckets[bar * layout.merged].start, timeline.unit);
    const bool fits = at >= free_from && at + label.size() <= std::max(length, label.size());
    if (fits) {
      labels.append(at - labels.size(), ' ').append(label);
      free_from = labels.size() + 2;
    }
    ticks += fits ? tick : line;
    for (std::size_t i = 1; i < layout.width; ++i) ticks += line;
  }
  return ink.paint(std::string(scale_width - 1, ' ') + std::string(corner) + ticks, Style::dim) + '\n' +
         ink.paint(std::string(scale_width, ' ') + labels, Style::dim) + '\n';
}

std::string words_on(const Timeline& timeline, const Layout& layout, const Ink& ink) {
  const auto busiest = std::ranges::max_element(timeline.buckets, {}, &Timeline::Bucket::count);
  std::vector<std::string> parts;
  if (busiest->count > 0)
    parts.push_back("busiest: " + spoken(busiest->start, timeline.unit) + ", " + grouped(busiest->count) + " of " +
                    counted(busiest->of, "article"));
  if (timeline.undated > 0) parts.push_back(grouped(timeline.undated) + " undated");
  if (layout.merged > 1)
    parts.push_back("a column is " + std::to_string(layout.merged) + " " + std::string(to_string(timeline.unit)) + "s");
  return ink.flow(parts, scale_width, Style::dim);
}

}  // namespace

std::string timeline_chart(const Results& results, const Screen& screen) {
  if (!results.timeline) return {};
  const Timeline& timeline = *results.timeline;
  const Ink ink(screen);
  std::string out = ink.paint(std::string(timeline.of == TimelineRequest::Of::indexed ? "indexed" : "published") +
                                  " by " + std::string(to_string(timeline.unit)),
                              Style::bold) +
                    '\n';
  if (timeline.buckets.empty())
    return out +
           ink.paint("no match has a date that is known to the " + std::string(to_string(timeline.unit)), Style::dim) +
           '\n';
  const std::size_t columns = std::max(screen.columns, ink.columns());
  const Layout layout(timeline.buckets.size(), columns - scale_width);

  struct Band {
    std::string query;
    std::vector<std::size_t> bars;
  };
  std::vector<Band> bands{{results.query, {}}};
  std::vector<std::size_t> counts;
  for (const Timeline::Bucket& bucket : timeline.buckets) counts.push_back(bucket.count);
  bands.front().bars = merged(counts, layout);
  for (const Timeline::Comparison& other : timeline.compare)
    bands.push_back({other.query, merged(other.counts, layout)});
  std::size_t highest = 1;
  for (const Band& each : bands) highest = std::max(highest, *std::ranges::max_element(each.bars));

  const std::size_t top = round_top(highest), rows = bands.size() == 1 ? tall : low;
  for (const Band& each : bands) {
    if (bands.size() > 1)
      out += std::string(scale_width, ' ') +
             ink.paint(display::cut(marked(each.query).text, columns - scale_width, ink.unicode()), Style::bold) + '\n';
    out += band(each.bars, top, rows, layout, ink);
  }
  return out + axis(timeline, layout, ink) + words_on(timeline, layout, ink);
}

}  // namespace dateline::render
