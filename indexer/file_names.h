#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Gives files names that no other has: "shards/s-7-12". Any number of threads.
class FileNames {
 public:
  /// `generation`: one later than any whose files are kept.
  explicit FileNames(std::uint64_t generation) : generation_(generation) {}

  [[nodiscard]] std::string next(std::string_view kind) {
    return std::string(kind) + "-" + std::to_string(generation_) + "-" + std::to_string(++given_);
  }

 private:
  std::uint64_t generation_;
  std::atomic<std::uint64_t> given_ = 0;
};

}  // namespace dateline
