#include "searcher/top_matches.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_set>
#include <utility>

namespace dateline {
namespace {

/// Up to so many are kept in order while they come; of more, all are kept and sorted once.
constexpr std::size_t most_in_order = 512;

constexpr std::int32_t undated = std::numeric_limits<std::int32_t>::min();

}  // namespace

bool TopMatches::keeps_all() const { return wanted_ > most_in_order; }

TopMatches::Entry TopMatches::entry(RankedMatch match) const {
  const archive::Number leader = grouped_ ? snapshot_.group_of(match.number).value_or(match.number) : match.number;
  return {match, leader, day_of(match.number), {}};
}

std::int32_t TopMatches::day_of(archive::Number number) const {
  const auto& shards = snapshot_.manifest().shards;
  const auto shard = std::ranges::lower_bound(shards, number, {}, &archive::ShardEntry::last);
  if (shard->columns.name.empty()) return 0;  // then the keys decide
  const archive::ColumnsView& columns = snapshot_.columns(static_cast<std::size_t>(shard - shards.begin()));
  const auto row = columns.row_of(number);
  if (!row || columns.published.precisions[*row] == Precision::unknown) return undated;
  return columns.published.days[*row];
}

const std::string& TopMatches::key(Entry& entry) const {
  if (entry.key.empty()) entry.key = postings_.sort_key(entry.match.number);
  return entry.key;
}

bool TopMatches::better(Entry& a, Entry& b) const {
  if (a.match.weight != b.match.weight) return a.match.weight > b.match.weight;
  if (a.day != b.day) return a.day > b.day;
  return key(a) > key(b);
}

void TopMatches::add(RankedMatch match) {
  Entry added = entry(match);
  if (keeps_all()) {
    entries_.push_back(std::move(added));
    return;
  }
  const auto same_group = std::ranges::find(entries_, added.leader, &Entry::leader);
  if (same_group != entries_.end()) {
    if (!better(added, *same_group)) return;
    entries_.erase(same_group);
  } else if (entries_.size() == wanted_) {
    if (wanted_ == 0 || !better(added, entries_.back())) return;
    entries_.pop_back();
  }
  auto at = entries_.end();
  while (at != entries_.begin() && better(added, *std::prev(at))) --at;
  entries_.insert(at, std::move(added));
  if (entries_.size() == wanted_) least_weight_ = entries_.back().match.weight;
}

std::vector<RankedMatch> TopMatches::take() {
  if (keeps_all()) std::ranges::sort(entries_, [&](Entry& a, Entry& b) { return better(a, b); });
  std::vector<RankedMatch> best;
  std::unordered_set<archive::Number> seen;
  for (const Entry& entry : entries_) {
    if (best.size() == wanted_) break;
    if (!keeps_all() || !grouped_ || seen.insert(entry.leader).second) best.push_back(entry.match);
  }
  return best;
}

}  // namespace dateline
