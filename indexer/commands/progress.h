#pragma once

#include <cstddef>
#include <deque>
#include <string>

#include "dateline/indexer.h"

namespace dateline::cli {

/// The line that shows how far indexing is: records, bytes, the rate over the last seconds and the time left.
class ProgressLine {
 public:
  [[nodiscard]] std::string text(const IndexProgress& now);

 private:
  std::deque<IndexProgress> last_seconds_;
};

/// Shows that line on standard error while it lives, and takes it away for a message and at its end.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(std::size_t columns) : columns_(columns) {}
  ~ProgressDisplay() { clear(); }
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const IndexProgress& now);
  void clear();

 private:
  std::size_t columns_;
  ProgressLine line_;
  bool shown_ = false;
};

}  // namespace dateline::cli
