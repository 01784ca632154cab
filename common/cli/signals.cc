#include "common/cli/signals.h"

#include <signal.h>
#include <unistd.h>

#include <array>

namespace dateline::cli {
namespace {

constexpr std::array interrupts{SIGINT, SIGTERM, SIGHUP};
constexpr int interrupted_status = 130;

std::atomic<bool>& flag() {
  static std::atomic<bool> interrupted{false};
  static_assert(std::atomic<bool>::is_always_lock_free);
  return interrupted;
}

void end_process(int /*signal*/) { ::_exit(interrupted_status); }

void raise_flag(int /*signal*/) {
  if (flag().exchange(true)) ::_exit(interrupted_status);
}

/// A signal that the parent had ignored (nohup) stays ignored.
void handle(void (*handler)(int)) {
  for (const int signal : interrupts) {
    struct sigaction action {};
    ::sigaction(signal, nullptr, &action);
    if (action.sa_handler == SIG_IGN) continue;
    action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace

void ignore_closed_pipes() { ::signal(SIGPIPE, SIG_IGN); }

void end_when_interrupted() { handle(end_process); }

const std::atomic<bool>& flag_when_interrupted() {
  (void)flag();
  handle(raise_flag);
  return flag();
}

}  // namespace dateline::cli
