#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline {

enum class ErrorKind {
  usage,        ///< wrong options or arguments
  query,        ///< a query that does not parse
  archive,      ///< no archive there, damaged, or written by a newer version
  locked,       ///< another process is writing
  input,        ///< a dump that cannot be read or holds no article
  system,       ///< disk full, permission, memory
  interrupted,  ///< stopped by the user; what was committed stays
};

/// What the program exits with: 2, 2, 3, 4, 5, 6, 130 in the order above.
[[nodiscard]] int exit_status(ErrorKind kind) noexcept;

/// The kind as it stands in JSON: "usage", "query", ...
[[nodiscard]] std::string_view to_string(ErrorKind kind) noexcept;

/// Everything that the library throws. what() says what happened and where; hint() the next step.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, std::string hint = {}, std::optional<std::size_t> column = {});

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  /// What the user can do about it; empty when there is nothing to say.
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }
  /// Of a query: the code point, counted from 1, where it went wrong.
  [[nodiscard]] std::optional<std::size_t> column() const noexcept { return column_; }

 private:
  ErrorKind kind_;
  std::string hint_;
  std::optional<std::size_t> column_;
};

}  // namespace dateline
