#pragma once

#include <string_view>

#include "common/cli/output.h"
#include "common/cli/terminal.h"

namespace dateline::cli {

/// Shows text on the terminal: through $PAGER when that is set and the text is longer than the screen, else as it is.
void show(std::string_view text, const Terminal& terminal, Output& out);

}  // namespace dateline::cli
