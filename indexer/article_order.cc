#include "indexer/article_order.h"

#include <algorithm>
#include <limits>

#include "common/archive/sort_key.h"
#include "common/schema.h"

namespace dateline {

using archive::Number;

ArticleOrder::ArticleOrder(const archive::Snapshot* snapshot, std::span<const Part> parts)
    : snapshot_(snapshot), parts_(parts) {
  for (std::size_t shard = 0; snapshot != nullptr && shard < snapshot->shard_count(); ++shard)
    columns_.push_back(snapshot->columns(shard));
  for (const Part& part : parts) columns_.push_back(part.columns.view());
  std::erase_if(columns_, [](const archive::ColumnsView& view) { return view.rows() == 0; });
}

std::int32_t ArticleOrder::day_of(Number number) const {
  constexpr std::int32_t undated = std::numeric_limits<std::int32_t>::max();
  const auto after =
      std::ranges::upper_bound(columns_, number, {}, [](const archive::ColumnsView& view) { return view.numbers[0]; });
  if (after == columns_.begin()) return undated;
  const auto row = std::prev(after)->row_of(number);
  if (!row) return undated;
  const archive::PublishedDays& published = std::prev(after)->published;
  return published.precisions[*row] == Precision::unknown ? undated : published.days[*row];
}

std::string ArticleOrder::sort_key_of(Number number) const {
  const auto first_of = [](const Part& part) { return part.newcomers.front().number; };
  if (!parts_.empty() && number >= first_of(parts_.front())) {
    const auto& newcomers = std::prev(std::ranges::upper_bound(parts_, number, {}, first_of))->newcomers;
    const auto at = std::ranges::lower_bound(newcomers, number, {}, &Newcomer::number);
    if (at != newcomers.end() && at->number == number) return at->sort_key;
  }
  if (!database_) database_.emplace(snapshot_->lease());
  return (*database_)
      ->get_document(snapshot_->combined_docid(number), Xapian::DOC_ASSUME_VALID)
      .get_value(schema::sort_slot);
}

bool ArticleOrder::earlier(Number a, Number b) const {
  const std::int32_t day_of_a = day_of(a), day_of_b = day_of(b);
  return day_of_a != day_of_b ? day_of_a < day_of_b : archive::earlier(sort_key_of(a), sort_key_of(b));
}

}  // namespace dateline
