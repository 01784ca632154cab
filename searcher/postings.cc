#include "searcher/postings.h"

#include <algorithm>

namespace dateline {

Postings::Postings(const archive::Snapshot& snapshot, const ArchiveLocation& where) {
  for (const archive::ShardEntry& shard : snapshot.manifest().shards) {
    shards_.emplace_back(where.folder / shard.name, shard.first, shard.last);
    articles_ += shard.articles;
  }
}

std::uint32_t Postings::frequency(std::string_view term) const {
  std::uint32_t sum = 0;
  for (const Shard& shard : shards_) sum += shard.postings(term).frequency();
  return sum;
}

std::string Postings::sort_key(archive::Number number) const {
  const auto shard = std::ranges::lower_bound(shards_, number, {}, &Shard::last);
  return shard == shards_.end() ? std::string() : shard->sort_key(number);
}

std::span<const std::uint32_t> Postings::Shard::lengths() const {
  std::call_once(read_, [&] {
    lengths_.resize(last_ - first_ + 1);
    for (auto at = documents(); at.document() <= last_; at.next())
      if (at.document() >= first_) lengths_[at.document() - first_] = at.count();
  });
  return lengths_;
}

}  // namespace dateline
