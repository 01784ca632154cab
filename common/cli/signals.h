#pragma once

#include <atomic>

namespace dateline::cli {

/// A closed pipe is an error to be handled, not a signal.
void ignore_closed_pipes();

/// From here on SIGINT, SIGTERM and SIGHUP end the process at once with status 130.
void end_when_interrupted();

/// From here on the first of them sets the flag given back; the next one ends the process.
[[nodiscard]] const std::atomic<bool>& flag_when_interrupted();

}  // namespace dateline::cli
