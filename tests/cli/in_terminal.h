#pragma once

#include <string>
#include <vector>

namespace dateline {

struct TerminalRun {
  int status = -1;
  std::string shown;  ///< everything that the terminal got, "\r\n" as "\n"
};

/// Runs a program on a terminal of so many columns and 24 rows, typing `keys`. `variables` ("NAME=value") are added to
/// the environment.
[[nodiscard]] TerminalRun run_in_terminal(const std::vector<std::string>& command,
                                          const std::vector<std::string>& variables = {}, const std::string& keys = {},
                                          unsigned short columns = 80);

}  // namespace dateline
