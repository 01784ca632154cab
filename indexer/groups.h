#pragma once

#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/archive/tables.h"

namespace dateline {

/// Groups of near-copies while they change: sets of articles that meet, each with its first article as leader
/// (earliest, then id by bytes).
class Groups {
 public:
  /// The sort key (common/archive/sort_key.h) of an article.
  using KeyOf = std::function<std::string(archive::Number)>;

  Groups() = default;
  explicit Groups(std::span<const archive::GroupRecord> records);

  /// The two articles, and all that are with either, belong together.
  void join(archive::Number a, archive::Number b, const KeyOf& key_of);
  /// Takes an article out. A group of one is none.
  void remove(archive::Number number, const KeyOf& key_of);

  /// Sorted by number.
  [[nodiscard]] std::vector<archive::GroupRecord> records() const;

 private:
  [[nodiscard]] archive::Number leader_of(archive::Number number) const;

  std::unordered_map<archive::Number, archive::Number> leader_;
  std::unordered_map<archive::Number, std::vector<archive::Number>> members_;  // by leader
};

}  // namespace dateline
