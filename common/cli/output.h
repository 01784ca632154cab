#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::cli {

/// Thrown when nobody reads standard output any more: the end, and no error.
struct PipeClosed {};

/// Standard output. Text is held back until flush() or until there is much of it; what was not flushed is lost.
///
/// Throws PipeClosed, or Error of kind system when the text cannot be written.
class Output {
 public:
  void write(std::string_view text);
  void line(std::string_view text);
  void flush();

 private:
  std::string held_;
};

/// Writes all of it to a file descriptor; false, with errno, when that fails.
[[nodiscard]] bool write_all(int descriptor, std::string_view text);

}  // namespace dateline::cli
