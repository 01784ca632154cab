#pragma once

#include <string_view>

#include "common/cli/output.h"
#include "common/cli/terminal.h"

namespace dateline::cli {

/// Shows text on the terminal: when it is longer than the screen through $PAGER, or less where that is not set; as it
/// is where $PAGER is empty or "cat", and where the pager cannot be run.
void show(std::string_view text, const Terminal& terminal, Output& out);

}  // namespace dateline::cli
