#include "indexer/commands/progress.h"

#include <unistd.h>

#include <algorithm>

#include "common/cli/output.h"
#include "common/text/amounts.h"

namespace dateline::cli {

std::string ProgressLine::text(const IndexProgress& now) {
  constexpr double rate_over_seconds = 5;
  last_seconds_.push_back(now);
  while (last_seconds_.size() > 2 && now.seconds - last_seconds_.front().seconds > rate_over_seconds) {
    last_seconds_.pop_front();
  }
  std::string line = display::counted(now.records, "article") + ", " + display::byte_size(now.bytes);
  if (now.total_bytes > 0) line += " of " + display::byte_size(now.total_bytes);
  const IndexProgress& then = last_seconds_.front();
  const double elapsed = now.seconds - then.seconds;
  if (elapsed <= 0) return line;
  const double records_rate = static_cast<double>(now.records - then.records) / elapsed;
  const double bytes_rate = static_cast<double>(now.bytes - then.bytes) / elapsed;
  line += ", " + display::grouped(static_cast<std::uint64_t>(records_rate)) + "/s";
  if (now.total_bytes > now.bytes && bytes_rate > 0) {
    line += ", " + display::duration(static_cast<double>(now.total_bytes - now.bytes) / bytes_rate) + " left";
  }
  return line;
}

void ProgressDisplay::show(const IndexProgress& now) {
  std::string line = line_.text(now);
  line.resize(std::min(line.size(), columns_ - 1));
  // The rest of the line that stood there goes away.
  (void)write_all(STDERR_FILENO, "\r" + line + "\x1b[K");
  shown_ = true;
}

void ProgressDisplay::clear() {
  if (shown_) (void)write_all(STDERR_FILENO, "\r\x1b[K");
  shown_ = false;
}

}  // namespace dateline::cli
