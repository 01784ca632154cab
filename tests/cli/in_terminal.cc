#include "tests/cli/in_terminal.h"

#include <pty.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace dateline {

TerminalRun run_in_terminal(const std::vector<std::string>& command, const std::vector<std::string>& variables,
                            const std::string& keys, unsigned short columns) {
  std::vector<std::string> environment{"env", "TERM=xterm", "LC_ALL=C.UTF-8", "PAGER=", "NO_COLOR="};
  environment.insert(environment.end(), variables.begin(), variables.end());
  environment.insert(environment.end(), command.begin(), command.end());
  std::vector<char*> arguments;
  for (std::string& word : environment) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  winsize size{};
  size.ws_col = columns;
  size.ws_row = 24;
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("no terminal");
  if (child == 0) {
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  if (!keys.empty() && ::write(terminal, keys.data(), keys.size()) < 0) throw std::runtime_error("cannot type");
  TerminalRun run;
  std::array<char, 4096> buffer{};
  for (ssize_t n = 0; (n = ::read(terminal, buffer.data(), buffer.size())) > 0;) {
    for (const char c : std::string_view(buffer.data(), static_cast<std::size_t>(n))) {
      if (c == '\n' && run.shown.ends_with('\r')) run.shown.pop_back();
      run.shown += c;
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(terminal);
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return run;
}

}  // namespace dateline
