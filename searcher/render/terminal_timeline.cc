#include <algorithm>
#include <numeric>

#include "searcher/render/bars.h"
#include "searcher/render/chart.h"
#include "searcher/render/fields.h"
#include "searcher/render/picture.h"
#include "searcher/render/time_axis.h"

namespace dateline::render {
namespace {

constexpr std::size_t share_rows = 2;

using Counts = std::vector<std::size_t>;

Counts merged(const Counts& counts, std::size_t each) {
  Counts sums((counts.size() + each - 1) / each);
  for (std::size_t i = 0; i < counts.size(); ++i) sums[i / each] += counts[i];
  return sums;
}

Counts counts_of(const Timeline& timeline) {
  Counts counts;
  for (const auto& bucket : timeline.buckets) counts.push_back(bucket.count);
  return counts;
}

Counts all_of(const Timeline& timeline) {
  Counts counts;
  for (const auto& bucket : timeline.buckets) counts.push_back(bucket.of);
  return counts;
}

std::vector<double> scaled(const Counts& counts, std::size_t top) {
  std::vector<double> shares;
  for (const std::size_t count : counts) shares.push_back(static_cast<double>(count) / static_cast<double>(top));
  return shares;
}

/// The bucket with the most, and how many others have as many.
struct Busiest {
  std::string name;
  std::size_t count = 0, of = 0;
};

Busiest busiest(const Timeline& timeline, const Counts& counts) {
  const auto highest = std::ranges::max_element(counts);
  if (highest == counts.end() || *highest == 0) return {"none", 0, 0};
  const auto& bucket = timeline.buckets.at(static_cast<std::size_t>(highest - counts.begin()));
  Busiest found{bucket_name(bucket.start, timeline.unit), *highest, bucket.of};
  const auto alike = static_cast<std::size_t>(std::ranges::count(counts, *highest));
  if (alike > 1) found.name += " and " + counted(alike - 1, "other");
  return found;
}

/// "1,204 of 8,911 articles (13.5%)".
std::string with_all(const Busiest& busiest) {
  if (busiest.count == 0) return {};
  const std::string text = grouped(busiest.count) + " of " + counted(busiest.of, "article");
  return busiest.of > busiest.count ? text + " (" + percent(busiest.count, busiest.of) + ")" : text;
}

std::string range_text(const Timeline& timeline, const Ink& ink) {
  // The week is known by its first day.
  const TimeUnit unit = timeline.unit == TimeUnit::week ? TimeUnit::day : timeline.unit;
  const std::string first = bucket_name(timeline.buckets.front().start, unit);
  if (timeline.buckets.size() == 1) return first;
  const std::string last = bucket_name(timeline.buckets.back().start, unit);
  return first + (ink.unicode() ? " – " : " - ") + last;
}

std::string title_of(const Timeline& timeline) {
  const bool indexed = timeline.of == TimelineRequest::Of::indexed;
  return (indexed ? "indexed by " : "published by ") + std::string(to_string(timeline.unit));
}

/// The share of all articles of the time that match, where it is more than the counts show.
class Shares {
 public:
  Shares(const Counts& counts, const Counts& all) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const bool known = all[i] > 0;
      values_.push_back(known ? static_cast<double>(counts[i]) / static_cast<double>(all[i]) : 0);
      if (values_[i] > values_[best_]) best_ = i;
      telling_ = telling_ || counts[i] < all[i];
    }
    telling_ = telling_ && values_.size() > 1 && values_[best_] > 0;
    if (telling_) highest_ = percent(counts[best_], all[best_]);
  }
  [[nodiscard]] bool telling() const { return telling_; }
  [[nodiscard]] const std::string& highest() const { return highest_; }
  [[nodiscard]] std::vector<double> scaled() const {
    std::vector<double> shares = values_;
    for (double& share : shares) share /= values_[best_];
    return shares;
  }

 private:
  std::vector<double> values_;
  std::size_t best_ = 0;
  bool telling_ = false;
  std::string highest_;
};

void say(std::string_view what, const std::string& text, const Ink& ink, Block& to) {
  const std::string said = std::string(what) + ": " + text;
  for (std::string& line : block_of(ink.lines(marked(said), 0, said.size() + 1, Style::plain))) {
    to.push_back(std::move(line));
  }
}

/// A line over a strip: what it shows. The name is cut before the figures are.
std::string legend(std::string_view what, const std::string& figures, const Ink& ink) {
  constexpr std::size_t shortest_name = 12;
  const std::size_t all = ink.all_columns();
  const std::string more = figures.empty() ? "" : std::string(ink.separator()) + figures;
  const std::size_t needed = painted_width(more);
  const std::size_t room = all > needed + shortest_name ? all - needed : std::min(shortest_name, all);
  const std::string name = ink.cut(what, room);
  return ink.paint(name, Style::bold) + ink.paint(ink.cut_clean(more, all - painted_width(name)), Style::dim);
}

std::string figures(const Timeline& timeline, const Counts& counts, bool main) {
  const std::size_t sum = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
  std::string text = counted(sum, "article");
  if (sum == 0) return text;
  const Busiest most = busiest(timeline, counts);
  return text += ", busiest " + most.name + ": " + (main ? with_all(most) : grouped(most.count));
}

struct Line {
  std::string name;
  Counts counts;
};

void say_what_is_not_shown(const Timeline& timeline, const Layout& layout, const Ink& ink, Block& to) {
  const std::string unit(to_string(timeline.unit));
  if (layout.merged > 1) {
    const std::size_t last = timeline.buckets.size() % layout.merged;
    say("each column", grouped(layout.merged) + " " + unit + "s" + (last > 0 ? ", the last one " + grouped(last) : ""),
        ink, to);
  }
  if (timeline.undated == 0) return;
  const bool finer = timeline.unit != TimeUnit::year;
  say("undated", counted(timeline.undated, "article") + (finer ? ", or known less precisely than the " + unit : ""),
      ink, to);
}

}  // namespace

Block timeline_block(const Timeline& timeline, std::string_view query, const Ink& ink) {
  Block lines;
  if (timeline.buckets.empty()) {
    lines.push_back(ink.heading(title_of(timeline), ink.all_columns()));
    lines.push_back(ink.paint("none", Style::dim));
    say_what_is_not_shown(timeline, {}, ink, lines);
    return lines;
  }
  lines.push_back(ink.heading(title_of(timeline) + ", " + range_text(timeline, ink), ink.all_columns()));

  std::vector<Line> queries = {{query.empty() ? "these matches" : std::string(query), counts_of(timeline)}};
  for (const auto& other : timeline.compare) queries.push_back({other.query, other.counts});
  const Layout layout = layout_of(timeline.buckets.size(), ink.all_columns() - Chart::side_columns);
  std::size_t top = 1;
  for (Line& each : queries) top = std::max(top, std::ranges::max(merged(each.counts, layout.merged)));
  top = round_top(top);

  const Counts all = merged(all_of(timeline), layout.merged);
  const Shares shares(merged(queries[0].counts, layout.merged), all);
  const Chart chart(layout, ink);
  std::vector<Day> starts;
  for (std::size_t i = 0; i < timeline.buckets.size(); i += layout.merged) starts.push_back(timeline.buckets[i].start);
  const TimeAxis axis = time_axis(starts, timeline.unit, layout.cell, layout.columns);

  const bool compared = queries.size() > 1;
  const std::size_t rows = !compared ? 8 : (queries.size() < 4 ? 5 : 3);
  for (const Line& each : queries) {
    const bool main = &each == &queries.front();
    if (compared) lines.push_back(legend(each.name, figures(timeline, each.counts, main), ink));
    const Strip strip{scaled(merged(each.counts, layout.merged), top), rows, scale_text(top),
                      rows == 8 && top % 2 == 0 ? scale_text(top / 2) : ""};
    const bool last = &each == &queries.back() && !shares.telling();
    // Nothing but its line at 0 stands for a query without matches.
    if (std::ranges::any_of(strip.shares, [](double share) { return share > 0; })) chart.draw(strip, lines);
    lines.push_back(chart.foot(strip.shares, last ? axis.fine : std::vector<AxisLabel>{}));
  }
  if (shares.telling()) {
    lines.push_back(legend("share of all articles", compared ? queries[0].name : "", ink));
    const Strip strip{shares.scaled(), share_rows, shares.highest(), ""};
    chart.draw(strip, lines);
    lines.push_back(chart.foot(strip.shares, axis.fine));
  }
  if (!axis.fine.empty()) lines.push_back(chart.under(axis.fine));
  if (!axis.coarse.empty()) lines.push_back(chart.under(axis.coarse));
  if (!compared) {
    const Busiest most = busiest(timeline, queries[0].counts);
    say("busiest", most.name + (most.count > 0 ? ", " + with_all(most) : ""), ink, lines);
  }
  say_what_is_not_shown(timeline, layout, ink, lines);
  return lines;
}

}  // namespace dateline::render
