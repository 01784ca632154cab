#pragma once

#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/archive/tables.h"

namespace dateline {

/// Groups of near-copies while they change: sets of articles that meet, each with its first article as leader
/// (earliest, then id by bytes).
class Groups {
 public:
  /// Whether an article comes before another.
  using Earlier = std::function<bool(archive::Number, archive::Number)>;

  /// `earlier` must outlive this.
  explicit Groups(const Earlier& earlier) : earlier_(earlier) {}

  /// A member of a group as it was; its leader is one too.
  void add(const archive::GroupRecord& record);
  /// The two articles, and all that are with either, belong together.
  void join(archive::Number a, archive::Number b);
  /// Takes an article out. A group of one is none.
  void remove(archive::Number number);

  /// Sorted by number.
  [[nodiscard]] std::vector<archive::GroupRecord> records() const;

 private:
  [[nodiscard]] archive::Number leader_of(archive::Number number) const;

  const Earlier& earlier_;
  std::unordered_map<archive::Number, archive::Number> leader_;
  std::unordered_map<archive::Number, std::vector<archive::Number>> members_;  // by leader
};

/// Two articles that belong together.
struct Meeting {
  archive::Number a, b;
};

/// All groups, sorted by number, after articles were removed and others met; nothing when they are as `before`, which
/// is sorted by number. Only groups that change are taken apart.
[[nodiscard]] std::optional<std::vector<archive::GroupRecord>> changed_groups(
    std::span<const archive::GroupRecord> before, std::span<const Meeting> meetings,
    const std::unordered_set<archive::Number>& removed, const Groups::Earlier& earlier);

}  // namespace dateline
