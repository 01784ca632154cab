#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

struct ProgramResult {
  int status = -1;  ///< exit status; 128 + signal when it was killed
  std::string out, err;
};

/// Runs a program to its end.
[[nodiscard]] ProgramResult run_program(const std::vector<std::string>& command, const std::string& input = {});

/// Runs a program and kills it (SIGKILL) after that time unless it ended before; whether it had to be killed.
[[nodiscard]] bool run_and_kill(const std::vector<std::string>& command, std::chrono::microseconds after);

}  // namespace dateline
