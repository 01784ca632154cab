#pragma once

#include <span>
#include <string>
#include <string_view>

#include "common/cli/command_line.h"

/// What shells and man read, made of the commands and the option table: they cannot tell of an option that is not
/// there.
namespace dateline::cli {

/// Commands are those that are built, in the order in which help lists them.
[[nodiscard]] std::string bash_completion(std::span<const CommandInfo> commands);
[[nodiscard]] std::string zsh_completion(std::span<const CommandInfo> commands);
[[nodiscard]] std::string fish_completion(std::span<const CommandInfo> commands);

/// The manual page, in roff's man macros. `version` is "dateline 0.1.0".
[[nodiscard]] std::string manual(std::span<const CommandInfo> commands, std::string_view version);

}  // namespace dateline::cli
