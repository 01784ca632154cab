#include "dateline/error.h"

#include <utility>

namespace dateline {

int exit_status(ErrorKind kind) noexcept {
  switch (kind) {
    case ErrorKind::usage:
    case ErrorKind::query: return 2;
    case ErrorKind::archive: return 3;
    case ErrorKind::locked: return 4;
    case ErrorKind::input: return 5;
    case ErrorKind::system: return 6;
    case ErrorKind::interrupted: return 130;
  }
  return 6;
}

std::string_view to_string(ErrorKind kind) noexcept {
  switch (kind) {
    case ErrorKind::usage: return "usage";
    case ErrorKind::query: return "query";
    case ErrorKind::archive: return "archive";
    case ErrorKind::locked: return "locked";
    case ErrorKind::input: return "input";
    case ErrorKind::system: return "system";
    case ErrorKind::interrupted: return "interrupted";
  }
  return "system";
}

Error::Error(ErrorKind kind, const std::string& message, std::string hint, std::optional<std::size_t> column)
    : std::runtime_error(message), kind_(kind), hint_(std::move(hint)), column_(column) {}

}  // namespace dateline
