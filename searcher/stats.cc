#include "searcher/stats.h"

#include <optional>

#include "common/dates/calendar.h"
#include "common/schema.h"
#include "searcher/day_counts.h"
#include "searcher/facets.h"
#include "searcher/matched_rows.h"

namespace dateline {
namespace {

using archive::Snapshot;

void add_sizes(const archive::Manifest& manifest, Stats& stats) {
  for (const archive::ShardEntry& shard : manifest.shards) {
    for (const archive::FileEntry& file : shard.files)
      (file.name.find("docdata") != std::string::npos ? stats.text_bytes : stats.index_bytes) += file.size;
    stats.column_bytes += shard.columns.size;
  }
  for (const auto& [name, files] : manifest.tables)
    for (const archive::FileEntry& file : files) stats.table_bytes += file.size;
}

/// The days between the first and the last article, each known more or less precisely.
std::optional<Period> days_of(const DayCounts& counts) {
  std::optional<Period> days;
  for (const DayCount& each : counts.days) {
    const Period period = each.precision == Precision::year    ? dates::year_of(each.day)
                          : each.precision == Precision::month ? dates::month_of(each.day)
                                                               : Period{each.day, each.day};
    dates::widen(days, period);
  }
  return days;
}

}  // namespace

Stats make_stats(const Snapshot& snapshot) {
  Stats stats;
  stats.removed = snapshot.removed_count();
  stats.groups = snapshot.group_count();
  stats.shards = snapshot.shard_count();
  stats.generation = snapshot.manifest().generation;
  stats.format = snapshot.manifest().format;
  add_sizes(snapshot.manifest(), stats);

  std::vector<archive::Number> live;
  for_each_live_row(
      snapshot, [&](const archive::ColumnsView& columns, std::size_t row) { live.push_back(columns.numbers[row]); });
  stats.articles = live.size();
  MatchedDays days(snapshot, live);
  const DayCounts& published = days.of(TimelineRequest::Of::published);
  stats.undated = published.undated;
  if (const auto all = days_of(published)) {
    stats.first = all->first;
    stats.last = all->last;
  }
  std::vector<Facet> facets =
      count_facets(snapshot, {{"source", 0}, {"language", 0}, {"person", 0}, {"org", 0}, {"place", 0}}, live, days);
  stats.sources = std::move(facets[0].values);
  stats.languages = std::move(facets[1].values);
  stats.persons = facets[2].values.size();
  stats.orgs = facets[3].values.size();
  stats.places = facets[4].values.size();
  return stats;
}

}  // namespace dateline
