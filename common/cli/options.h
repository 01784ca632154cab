#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Every option of every command, in one table: what splits words from options, what CLI11 is told, and what help and
/// completions are made of.
namespace dateline::cli {

struct OptionInfo {
  std::string_view name = {};   ///< long, without dashes
  char letter = 0;              ///< short form, or 0
  std::string_view value = {};  ///< name of its value in help, or its choices "a|b|c"; empty for a flag
  std::string_view help = {};
  std::string_view commands = {};  ///< commands that have it, separated by spaces; "*" for all
  std::string_view group = {};     ///< heading in help
  bool repeatable = false;
  bool built = true;  ///< false: known to the contract, refused with exit 2 and a message that it is not there yet
  bool once = false;  ///< twice is an error; of other options that take one value the last holds
  std::string_view unbuilt_values = {};  ///< choices that are refused as not there yet
  std::string_view alone = {};           ///< its value when it is typed without one
  /// With `alone`: whether the next word is its value; where it is not said, one of its choices is.
  bool (*is_value)(std::string_view) = nullptr;
};

[[nodiscard]] std::span<const OptionInfo> option_table();

/// The option of that long name, as the command has it; null when it has none.
[[nodiscard]] const OptionInfo* find_option(std::string_view command, std::string_view name);

/// The options that the command has and that are built, in the order of the table.
[[nodiscard]] std::vector<const OptionInfo*> options_of(std::string_view command);

/// The choices "a|b|c" of an option's value that are built. Those in small letters are typed as they stand, the others
/// say what is typed.
[[nodiscard]] std::vector<std::string_view> choices_of(const OptionInfo& option);
[[nodiscard]] bool is_literal(std::string_view choice);
/// Whether it is a choice that is refused as not there yet.
[[nodiscard]] bool is_unbuilt(const OptionInfo& option, std::string_view choice);
/// What stands for the value in help and manual: its choices "a|b|c".
[[nodiscard]] std::string value_name(const OptionInfo& option);

/// Whether the command's words are a query, where "-word" excludes.
[[nodiscard]] bool takes_query(std::string_view command);

/// A command line taken apart: the options for CLI11, and everything else.
struct SplitArguments {
  std::vector<std::string> options;  ///< "--name" or "--name=value", whatever form was typed
  std::vector<std::string> words;    ///< query words or operands in their order; "-word" stays as typed
};

/// Takes `arguments` (after the command's name) apart as the contract says: words may stand anywhere, an option takes
/// one value, a word that begins with one dash and is no option is a word, after "--" everything is. Throws Error of
/// kind usage for an unknown "--option" (with the nearest name), a missing value, one not built yet.
[[nodiscard]] SplitArguments split_arguments(std::string_view command, std::span<const std::string> arguments);

/// The values of one option in a command line that may be wrong elsewhere: what tells how to print the error.
[[nodiscard]] std::optional<std::string_view> peek_option(std::span<const std::string> arguments,
                                                          std::string_view name);

}  // namespace dateline::cli
