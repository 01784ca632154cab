#include "common/cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "dateline/error.h"

namespace dateline::cli {

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void Output::write(std::string_view text) {
  constexpr std::size_t enough = 65536;
  held_ += text;
  if (held_.size() >= enough) flush();
}

void Output::line(std::string_view text) {
  write(text);
  write("\n");
}

void Output::flush() {
  const std::string text = std::move(held_);
  held_.clear();
  if (write_all(STDOUT_FILENO, text)) return;
  if (errno == EPIPE) throw PipeClosed{};
  throw Error(ErrorKind::system, "cannot write the output: " + std::generic_category().message(errno));
}

}  // namespace dateline::cli
