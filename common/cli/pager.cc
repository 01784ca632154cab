#include "common/cli/pager.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>
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

/// What $PAGER says; where it is not set, less when it is there; an empty one is none.
std::string pager_command() {
  if (const char* const chosen = std::getenv("PAGER")) return chosen;
  const char* const path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');)
    if (::access((folder + "/less").c_str(), X_OK) == 0) return "less";
  return {};
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

}  // namespace

void show(std::string_view text, const Terminal& terminal, Output& out) {
  const std::string pager = pager_command();
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  if (terminal.out && !pager.empty() && lines >= terminal.rows) {
    out.flush();
    if (page(pager.c_str(), text)) return;
  }
  out.write(text);
}

}  // namespace dateline::cli
