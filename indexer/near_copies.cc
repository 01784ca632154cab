#include "indexer/near_copies.h"

#include <algorithm>

#include "common/archive/sorted_runs.h"

namespace dateline {

using archive::BandRecord;

namespace {

using Bands = std::span<const BandRecord>;

/// Takes what has a lesser key off the front, in steps that double: keys are asked for in order, so the next is near.
void skip_to(Bands& bands, std::uint64_t key) {
  std::size_t step = 1;
  while (step < bands.size() && bands[step].key() < key) step *= 2;
  const Bands near = bands.first(std::min(step + 1, bands.size()));
  bands =
      bands.subspan(static_cast<std::size_t>(std::ranges::lower_bound(near, key, {}, archive::ByKey{}) - near.begin()));
}

}  // namespace

std::vector<Meeting> meetings_of(Bands bands, std::span<const Bands> older,
                                 const std::function<bool(archive::Number)>& removed) {
  std::vector<Meeting> meetings;
  std::vector<Bands> left(older.begin(), older.end());
  for (std::size_t begin = 0, end = 0; begin < bands.size(); begin = end) {
    const std::uint64_t key = bands[begin].key();
    const archive::Number first = bands[begin].number();
    for (end = begin + 1; end < bands.size() && bands[end].key() == key; ++end)
      meetings.push_back({first, bands[end].number()});
    for (Bands& run : left) {
      skip_to(run, key);
      const auto live = std::ranges::find_if(
          run, [&](const BandRecord& record) { return record.key() != key || !removed(record.number()); });
      if (live != run.end() && live->key() == key) meetings.push_back({live->number(), first});
    }
  }
  return meetings;
}

}  // namespace dateline
