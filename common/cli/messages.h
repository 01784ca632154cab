#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dateline/error.h"

namespace dateline::cli {

/// An error of what was typed as a query, with the query, so that the place can be shown.
class QueryError : public Error {
 public:
  QueryError(std::string query, const std::string& message, const std::string& hint, std::size_t column)
      : Error(ErrorKind::query, message, hint, column), query_(std::move(query)) {}

  [[nodiscard]] const std::string& query() const noexcept { return query_; }

 private:
  std::string query_;
};

/// Errors and warnings on standard error: for people, or with --format json or jsonl one line of JSON an error and no
/// warnings.
class Messages {
 public:
  /// Takes how to speak from a command line that may be wrong elsewhere.
  explicit Messages(std::span<const std::string> arguments);

  void error(const Error& error) const;
  /// An error that ends nothing: "unknown" is the kind of an id that no article has.
  void error(int exit, std::string_view kind, std::string_view message, std::string_view hint = {}) const;
  void warning(std::string_view message) const;
  /// Text as it is, line end included, for people only.
  void say(std::string_view text) const;

  [[nodiscard]] bool json() const { return json_; }

 private:
  void error(int exit, std::string_view kind, std::string_view message, std::string_view hint,
             std::optional<std::size_t> column) const;

  bool json_ = false;
  bool quiet_ = false;
};

}  // namespace dateline::cli
