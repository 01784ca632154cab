#include "common/cli/program.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "common/cli/options.h"
#include "common/cli/pager.h"
#include "common/cli/reference.h"
#include "common/cli/signals.h"
#include "common/text/nearest.h"
#include "dateline/error.h"

namespace dateline::cli {
namespace {

constexpr std::string_view version = "dateline " DATELINE_VERSION;

std::string overview(std::span<const Command> commands) {
  std::string text =
      "Searches news archives: by words, by who and where, and by when.\n\nusage: dateline COMMAND [options] ...\n\n";
  std::vector<std::pair<std::string, std::string_view>> lines;
  std::size_t width = 0;
  for (const Command& command : commands) {
    if (!command.info.built) continue;
    lines.emplace_back(std::string(command.info.name) + " " + std::string(command.info.operands), command.info.summary);
    width = std::max(width, lines.back().first.size());
  }
  for (const auto& [usage, summary] : lines) {
    text += "  " + usage + std::string(width - usage.size() + 2, ' ') + std::string(summary) + "\n";
  }
  return text +
         "\ndateline help COMMAND tells more of one, dateline --version the version.\n\n"
         "Examples:\n  dateline index news/*.jsonl\n  dateline search --from 2024-03 flood warning\n";
}

const Command& find(std::span<const Command> commands, std::string_view name) {
  const auto found = std::ranges::find(commands, name, [](const Command& command) { return command.info.name; });
  if (found != commands.end()) return *found;
  std::vector<std::string_view> names;
  for (const Command& command : commands) names.push_back(command.info.name);
  const auto meant = text::nearest(name, names);
  throw Error(ErrorKind::usage, "no command is called '" + std::string(name) + "'",
              meant ? "did you mean " + std::string(*meant) + "?" : "dateline help lists the commands");
}

/// How many arguments stand before the command's name: options that every command has, with their values.
std::size_t options_before_command(std::span<const std::string> arguments) {
  std::size_t i = 0;
  while (i < arguments.size() && arguments[i].starts_with('-') && arguments[i] != "--") {
    const std::string_view argument = arguments[i];
    const bool whole = argument == "-a" || argument.find('=') == std::string_view::npos;
    const std::string_view name = argument == "-a" ? "archive" : argument.starts_with("--") ? argument.substr(2) : "";
    const OptionInfo* option = find_option("help", name);
    i += whole && option != nullptr && !option->value.empty() ? 2 : 1;
  }
  return std::min(i, arguments.size());
}

int print(std::string_view text) {
  Output out;
  show(text, look_at_terminal("auto"), out);
  out.flush();
  return 0;
}

/// Tells of the program or of the command that the words name.
int tell(std::span<const Command> commands, const CommandLine& line) {
  if (line.has("version")) return print(std::string(version) + "\n");
  if (line.words().empty()) return print(overview(commands));
  return print(help(find(commands, line.words().front()).info));
}

/// The commands that tell of the others.
std::vector<Command> with_reference(std::span<const Command> commands) {
  std::vector<Command> all(commands.begin(), commands.end());
  all.push_back({{"completion",
                  "bash|zsh|fish",
                  "Prints what a shell needs to complete command lines.",
                  {"bash > ~/.local/share/bash-completion/completions/dateline", "fish | source"}},
                 {}});
  all.push_back({{"man", "", "Prints the manual page.", {"> dateline.1", "| man -l -"}}, {}});
  std::vector<CommandInfo> built;
  for (const Command& command : all)
    if (command.info.built) built.push_back(command.info);
  all[all.size() - 2].run = [built](Context& context) {
    const std::vector<std::string>& shell = context.line.words();
    if (shell == std::vector<std::string>{"bash"}) {
      context.out.write(bash_completion(built));
    } else if (shell == std::vector<std::string>{"zsh"}) {
      context.out.write(zsh_completion(built));
    } else if (shell == std::vector<std::string>{"fish"}) {
      context.out.write(fish_completion(built));
    } else {
      throw Error(ErrorKind::usage, "which shell?", "bash, zsh or fish");
    }
    return 0;
  };
  all.back().run = [built](Context& context) {
    context.line.refuse_words();
    context.out.write(manual(built, version));
    return 0;
  };
  return all;
}

}  // namespace

int run(std::span<const Command> given, std::span<const std::string> arguments, Messages& messages) {
  static constexpr CommandInfo about{"help", "[COMMAND]", "help", {}};
  const std::vector<Command> commands = with_reference(given);
  ignore_closed_pipes();
  end_when_interrupted();
  const std::size_t before = options_before_command(arguments);
  if (before == arguments.size()) {
    const CommandLine line(about, arguments);
    if (line.has("version") || line.has("help")) return tell(commands, line);
    if (messages.json()) throw Error(ErrorKind::usage, "no command is given", "dateline help lists the commands");
    messages.say(overview(commands));
    return exit_status(ErrorKind::usage);
  }
  std::vector<std::string> own(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(before));
  own.insert(own.end(), arguments.begin() + static_cast<std::ptrdiff_t>(before) + 1, arguments.end());
  const std::string& name = arguments[before];
  if (name == about.name) return tell(commands, CommandLine(about, own));

  const Command& command = find(commands, name);
  if (!command.info.built) {
    throw Error(ErrorKind::usage, name + " is not built yet", "dateline help lists the commands that are");
  }
  const CommandLine line(command.info, own);
  if (line.has("help")) return print(help(command.info));
  if (line.has("version")) return tell(commands, line);

  const Terminal terminal = look_at_terminal(line.value("color", "auto"));
  Output out;
  Context context{line, terminal, out, messages};
  const int status = command.run(context);
  out.flush();
  return status;
}

}  // namespace dateline::cli
