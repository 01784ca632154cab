#pragma once

#include <span>
#include <string>

#include "common/cli/command.h"

namespace dateline::cli {

/// Runs the command that the arguments (after the program's name) begin with; options that every command has may stand
/// before it. Gives the exit status; throws Error and PipeClosed.
[[nodiscard]] int run(std::span<const Command> commands, std::span<const std::string> arguments, Messages& messages);

}  // namespace dateline::cli
