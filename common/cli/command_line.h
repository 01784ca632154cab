#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/archive_location.h"
#include "dateline/date.h"

namespace dateline::cli {

/// What help says of a command beside its options.
struct CommandInfo {
  std::string_view name;
  std::string_view operands;  ///< "QUERY..."
  std::string_view summary;
  std::array<std::string_view, 2> examples;  ///< after the program's and the command's name
  std::string_view detail = {};              ///< more for help to tell, line ends included
  bool built = true;                         ///< false: of the contract, but not there yet
};

/// A command's options, checked, and its words.
class CommandLine {
 public:
  /// Throws Error of kind usage.
  CommandLine(const CommandInfo& command, std::span<const std::string> arguments);

  [[nodiscard]] bool has(std::string_view option) const;
  /// What was typed last; `otherwise` when the option was not given.
  [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise = {}) const;
  [[nodiscard]] const std::vector<std::string>& values(std::string_view option) const;
  [[nodiscard]] std::optional<std::uint64_t> number(std::string_view option) const;
  [[nodiscard]] double seconds(std::string_view option) const;

  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  /// The words joined by spaces.
  [[nodiscard]] std::string query() const;
  /// Throws Error of kind usage when there are words and the command takes none.
  void refuse_words() const;

  // Options that every command has.
  [[nodiscard]] ArchiveLocation archive() const;
  [[nodiscard]] bool json() const;  ///< json or jsonl
  [[nodiscard]] bool csv() const;
  [[nodiscard]] bool quiet() const { return has("quiet"); }
  [[nodiscard]] bool verbose() const { return has("verbose"); }
  /// What "today" is; unknown when --now was not given. Throws Error of kind usage when it is no date.
  [[nodiscard]] Timestamp now() const;

 private:
  std::string command_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;  ///< of options that were given
  std::vector<std::string> words_;
};

/// The help of a command, two examples included.
[[nodiscard]] std::string help(const CommandInfo& command);

/// Ids given as words, "-" standing for lines of standard input. Throws Error of kind usage when there are no words.
[[nodiscard]] std::vector<std::string> read_ids(const CommandLine& line);

}  // namespace dateline::cli
