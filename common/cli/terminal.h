#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::cli {

/// What the three standard streams are connected to.
struct Terminal {
  bool in = false, out = false, err = false;  ///< which of them are a terminal
  std::size_t columns = 80, rows = 24;        ///< of the terminal that `out` or else `err` is
  bool colour = false;
  bool unicode = true;  ///< the locale's character set is UTF-8
};

/// Asks the system. `colour` is "auto", "always" or "never".
[[nodiscard]] Terminal look_at_terminal(std::string_view colour);

}  // namespace dateline::cli
