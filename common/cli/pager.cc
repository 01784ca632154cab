#include "common/cli/pager.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace dateline::cli {
namespace {

/// Ctrl-C belongs to the pager while it runs.
class InterruptsIgnored {
 public:
  InterruptsIgnored() : before_(::signal(SIGINT, SIG_IGN)) {}
  ~InterruptsIgnored() { ::signal(SIGINT, before_); }
  InterruptsIgnored(const InterruptsIgnored&) = delete;
  InterruptsIgnored& operator=(const InterruptsIgnored&) = delete;

 private:
  void (*before_)(int);
};

[[noreturn]] void become_pager(const char* command, int input) {
  ::dup2(input, STDIN_FILENO);
  ::signal(SIGPIPE, SIG_DFL);
  ::signal(SIGINT, SIG_DFL);
  ::setenv("LESS", "FRX", 0);
  ::execl("/bin/sh", "sh", "-c", command, nullptr);
  ::_exit(127);
}

/// Whether the pager could be run; what it made of the text is its own affair.
bool page(const char* command, std::string_view text) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const InterruptsIgnored ignored;
  const ::pid_t pager = ::fork();
  if (pager == 0) become_pager(command, ends[0]);
  ::close(ends[0]);
  if (pager > 0) (void)write_all(ends[1], text);
  ::close(ends[1]);
  if (pager < 0) return false;
  int status = 0;
  while (::waitpid(pager, &status, 0) < 0 && errno == EINTR) continue;
  const bool found = !WIFEXITED(status) || (WEXITSTATUS(status) != 127 && WEXITSTATUS(status) != 126);
  return found;
}

/// What `sh` is to run; nothing where text is not to be paged. Without $PAGER that is less, if there is one.
std::string pager_command() {
  const char* pager = std::getenv("PAGER");
  if (pager != nullptr) return std::string_view(pager) == "cat" ? std::string() : pager;
  const char* kind = std::getenv("TERM");
  if (kind == nullptr || std::string_view(kind) == "dumb") return {};
  return "command -v less >/dev/null 2>&1 || exit 127; exec less";
}

}  // namespace

void show(std::string_view text, const Terminal& terminal, Output& out) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  const bool long_text = terminal.out && lines >= terminal.rows;
  if (const std::string pager = long_text ? pager_command() : ""; !pager.empty()) {
    out.flush();
    if (page(pager.c_str(), text)) return;
  }
  out.write(text);
}

}  // namespace dateline::cli
