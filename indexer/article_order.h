#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/snapshot.h"
#include "indexer/pending.h"

namespace dateline {

/// Which of two articles is the first of a group: the earlier in time, undated ones after all, then by id. Days are
/// read from columns; only articles of one day cost more. One thread.
class ArticleOrder {
 public:
  /// Of the articles of a generation, which may be none, and of the parts that come to it; both must outlive this.
  ArticleOrder(const archive::Snapshot* snapshot, std::span<const Part> parts);

  [[nodiscard]] bool earlier(archive::Number a, archive::Number b) const;

 private:
  [[nodiscard]] std::int32_t day_of(archive::Number number) const;
  [[nodiscard]] std::string sort_key_of(archive::Number number) const;

  const archive::Snapshot* snapshot_;
  std::span<const Part> parts_;
  std::vector<archive::ColumnsView> columns_;  // of shards, then of parts
  mutable std::optional<archive::Snapshot::Lease> database_;
};

}  // namespace dateline
