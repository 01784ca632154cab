#include "common/cli/messages.h"

#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/cli/options.h"
#include "common/cli/output.h"
#include "common/text/display.h"

namespace dateline::cli {
namespace {

void print(std::string_view text) { (void)write_all(STDERR_FILENO, text); }

nlohmann::ordered_json text_or_null(std::string_view text) {
  return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

}  // namespace

Messages::Messages(std::span<const std::string> arguments) {
  const std::string_view format = peek_option(arguments, "format").value_or("");
  json_ = format == "json" || format == "jsonl";
  const auto words = std::ranges::find(arguments, "--");
  quiet_ = std::find(arguments.begin(), words, "--quiet") != words;
}

void Messages::error(const Error& error) const {
  this->error(exit_status(error.kind()), to_string(error.kind()), error.what(), error.hint(), error.column());
}

void Messages::error(int exit, std::string_view kind, std::string_view message, std::string_view hint) const {
  error(exit, kind, message, hint, std::nullopt);
}

void Messages::error(int exit, std::string_view kind, std::string_view message, std::string_view hint,
                     std::optional<std::size_t> column) const {
  if (!json_) {
    print("dateline: " + display::one_line(message) + (hint.empty() ? "" : "\n  " + display::one_line(hint)) + "\n");
    return;
  }
  nlohmann::ordered_json what;
  what["exit"] = exit;
  what["kind"] = kind;
  what["message"] = message;
  what["column"] = column ? nlohmann::ordered_json(*column) : nlohmann::ordered_json(nullptr);
  what["hint"] = text_or_null(hint);
  const nlohmann::ordered_json line{{"error", what}};
  print(line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

void Messages::warning(std::string_view message) const {
  if (!quiet_ && !json_) print("dateline: " + display::one_line(message) + "\n");
}

void Messages::say(std::string_view text) const {
  if (!json_) print(text);
}

}  // namespace dateline::cli
