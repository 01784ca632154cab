#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/readers/dump_reader.h"
#include "indexer/readers/value.h"

namespace dateline::readers {

/// Remembers how the keys of all records were understood.
class KeyLog {
 public:
  /// A record whose fields are taken.
  void add(const Value& record);

  [[nodiscard]] const std::map<std::string, std::uint64_t>& unused() const { return unused_; }
  [[nodiscard]] const std::vector<KeyUse>& uses() const { return uses_; }

 private:
  void add_value(const Value& value, std::string& path);

  struct Seen {
    std::size_t use;           ///< in uses_
    std::uint64_t record = 0;  ///< the last one that had the key unused
  };
  std::unordered_map<std::string, Seen> seen_;
  std::map<std::string, std::uint64_t> unused_;
  std::vector<KeyUse> uses_;
  std::uint64_t records_ = 0;
};

}  // namespace dateline::readers
