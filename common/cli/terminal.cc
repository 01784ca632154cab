#include "common/cli/terminal.h"

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <clocale>
#include <cstdlib>

#include "common/cli/values.h"

namespace dateline::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view(value);
}

/// What a variable says, else what the system says, else what is usual.
std::size_t extent(const char* name, unsigned short measured, std::size_t usual) {
  if (const auto said = read_number(variable(name)); said && *said > 0 && *said < 10000) return *said;
  return measured > 0 ? measured : usual;
}

}  // namespace

Terminal look_at_terminal(std::string_view colour) {
  Terminal terminal;
  terminal.in = ::isatty(STDIN_FILENO) == 1;
  terminal.out = ::isatty(STDOUT_FILENO) == 1;
  terminal.err = ::isatty(STDERR_FILENO) == 1;
  ::winsize size{};
  if (terminal.out || terminal.err) (void)::ioctl(terminal.out ? STDOUT_FILENO : STDERR_FILENO, TIOCGWINSZ, &size);
  terminal.columns = extent("COLUMNS", size.ws_col, 80);
  terminal.rows = extent("LINES", size.ws_row, 24);
  const bool willing = terminal.out && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  terminal.colour = colour == "always" || (colour != "never" && willing);
  std::setlocale(LC_CTYPE, "");
  terminal.unicode = std::string_view(::nl_langinfo(CODESET)) == "UTF-8";
  return terminal;
}

}  // namespace dateline::cli
