#pragma once

#include <functional>

#include "common/cli/command_line.h"
#include "common/cli/messages.h"
#include "common/cli/output.h"
#include "common/cli/terminal.h"

namespace dateline::cli {

/// What a running command has at hand.
struct Context {
  const CommandLine& line;
  const Terminal& terminal;
  Output& out;
  Messages& messages;
};

struct Command {
  CommandInfo info;
  /// Gives the exit status; throws Error.
  std::function<int(Context&)> run;
};

}  // namespace dateline::cli
