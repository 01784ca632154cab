#include <algorithm>

#include "common/text/display.h"
#include "searcher/render/bars.h"
#include "searcher/render/columns.h"
#include "searcher/render/fields.h"
#include "searcher/render/ink.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

constexpr std::size_t margin = 15;
constexpr std::size_t most_rows = 10;
constexpr std::size_t widest_value = 32;
constexpr std::size_t widest_bar = 30;

std::string row(std::string_view name, const std::string& value, const Ink& ink) {
  const std::size_t indent = ink.indent(margin);
  const std::string label = ink.cut(name, indent - 1);
  std::string lines = ink.lines(marked(value), margin, value.size() + 1, Style::plain);
  return lines.replace(0, indent, padded(ink.paint(label, Style::dim), indent));
}

/// Values with their counts as bars, the frequent ones.
std::string chart(std::string_view name, const std::vector<ValueCount>& values, const Ink& ink) {
  if (values.empty()) return {};
  const std::span<const ValueCount> shown(values.data(), std::min(values.size(), most_rows));
  std::vector<std::string> names;
  std::size_t name_columns = 0;
  std::size_t count_columns = 0;
  std::size_t highest = 1;
  for (const ValueCount& each : shown) {
    names.push_back(display::cut(marked(each.value).text, std::min(widest_value, ink.columns() / 2), ink.unicode()));
    name_columns = std::max(name_columns, display::width(names.back()));
    count_columns = std::max(count_columns, grouped(each.count).size());
    highest = std::max(highest, each.count);
  }
  const std::size_t most = ink.columns() - std::min(ink.columns(), 2 + 2 + count_columns);
  for (std::string& each : names) each = display::cut(each, most, ink.unicode());
  name_columns = std::min(name_columns, most);
  const std::size_t used = 2 + name_columns + 2 + count_columns + 2;
  const std::size_t room = ink.columns() > used ? std::min(widest_bar, ink.columns() - used) : 0;
  std::string out = '\n' + ink.paint(name, Style::bold) + '\n';
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::string isolated = ink.unicode() ? display::isolated(names[i]) : names[i];
    out += "  " + isolated + std::string(name_columns - display::width(names[i]), ' ');
    out += "  " + padded_left(grouped(shown[i].count), count_columns);
    if (room > 0 && shown[i].count > 0) {
      const double share = static_cast<double>(shown[i].count) / static_cast<double>(highest);
      out += "  " + ink.paint(bar(share, room, ink.unicode()), Style::dim);
    }
    out += '\n';
  }
  if (values.size() > shown.size()) {
    out += "  " + ink.paint("and " + grouped(values.size() - shown.size()) + " more", Style::dim) + '\n';
  }
  return out;
}

std::string days(const Stats& stats, const Ink& ink) {
  if (!stats.first || !stats.last) return "none known";
  return to_string(*stats.first) + ' ' + std::string(ink.dash()) + ' ' + to_string(*stats.last);
}

}  // namespace

std::string terminal(const Stats& stats, const Screen& screen) {
  const Ink ink(screen);
  std::string out = row("articles", grouped(stats.articles), ink);
  out += row("days", days(stats, ink), ink);
  out += row("undated", grouped(stats.undated), ink);
  out += row("near-copies", counted(stats.groups, "group"), ink);
  if (stats.removed > 0) out += row("removed", grouped(stats.removed) + ", until compacted", ink);
  out += row("people", grouped(stats.persons), ink);
  out += row("organisations", grouped(stats.orgs), ink);
  out += row("places", grouped(stats.places), ink);
  out += chart("Sources", stats.sources, ink);
  out += chart("Languages", stats.languages, ink);
  const std::uint64_t all = stats.index_bytes + stats.text_bytes + stats.column_bytes + stats.table_bytes;
  out += '\n' + row("on disk", byte_size(all) + " in " + counted(stats.shards, "shard"), ink);
  const std::string shares[] = {"index " + byte_size(stats.index_bytes), "text " + byte_size(stats.text_bytes),
                                "columns " + byte_size(stats.column_bytes), "tables " + byte_size(stats.table_bytes)};
  out += ink.flow(shares, margin, Style::dim);
  out += row("generation", grouped(stats.generation) + ", format " + std::to_string(stats.format), ink);
  return out;
}

}  // namespace dateline::render
