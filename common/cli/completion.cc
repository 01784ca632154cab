#include <algorithm>
#include <iterator>
#include <vector>

#include "common/cli/options.h"
#include "common/cli/reference.h"
#include "common/schema.h"

namespace dateline::cli {
namespace {

/// What an option's value can be completed to.
enum class Values { none, free, files, folders, words };

struct ValueKind {
  Values kind = Values::none;
  std::vector<std::string_view> words;
};

ValueKind value_kind(const OptionInfo& option) {
  if (option.value.empty()) return {};
  if (option.name == "facets") return {Values::words, {schema::facet_fields.begin(), schema::facet_fields.end()}};
  if (option.value == "FILE") return {Values::files, {}};
  if (option.value == "PATH" && option.name == "archive") return {Values::folders, {}};
  ValueKind kind{Values::free, {}};
  std::ranges::copy_if(choices_of(option), std::back_inserter(kind.words), is_literal);
  if (!kind.words.empty()) kind.kind = Values::words;
  return kind;
}

bool takes_files(const CommandInfo& command) { return command.operands.find("DUMP") != std::string_view::npos; }

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

std::string names_of(std::span<const CommandInfo> commands) {
  std::vector<std::string_view> names{"help"};
  for (const CommandInfo& command : commands) names.push_back(command.name);
  return joined(names);
}

/// Within single quotes of a shell, with a backslash before each of `escaped`.
std::string shell_quoted(std::string_view text, std::string_view escaped = {}) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (escaped.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out += '\'';
}

std::string bash_reply(const ValueKind& values) {
  switch (values.kind) {
    case Values::words: return "COMPREPLY=($(compgen -W '" + joined(values.words) + "' -- \"$cur\"))";
    case Values::files: return "COMPREPLY=($(compgen -f -- \"$cur\"))";
    case Values::folders: return "COMPREPLY=($(compgen -d -- \"$cur\"))";
    default: return ":";
  }
}

}  // namespace

std::string bash_completion(std::span<const CommandInfo> commands) {
  std::string options, values;
  for (const CommandInfo& command : commands) {
    std::string names;
    for (const OptionInfo* option : options_of(command.name)) {
      const std::string name = "--" + std::string(option->name);
      names += (names.empty() ? "" : " ") + name;
      const ValueKind kind = value_kind(*option);
      if (kind.kind == Values::none) continue;
      std::string patterns = "'" + std::string(command.name) + " " + name + "'";
      if (option->letter != 0) patterns += "|'" + std::string(command.name) + " -" + option->letter + "'";
      values += "    " + patterns + ") " + bash_reply(kind) + "; return;;\n";
    }
    options += "      " + std::string(command.name) + ") COMPREPLY=($(compgen -W '" + names + "' -- \"$cur\"));;\n";
  }
  std::string operands;
  for (const CommandInfo& command : commands)
    if (takes_files(command))
      operands += "    " + std::string(command.name) + ") COMPREPLY=($(compgen -f -- \"$cur\"));;\n";
  const std::string names = names_of(commands);
  return "# bash completion of dateline\n"
         "_dateline() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' i\n"
         "  COMPREPLY=()\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case ${COMP_WORDS[i]} in\n"
         "      -a|--archive|--format|--color|--now) ((i++));;\n"
         "      -*|=) ;;\n"
         "      *) command=${COMP_WORDS[i]}; break;;\n"
         "    esac\n"
         "  done\n"
         "  if [ -z \"$command\" ]; then\n"
         "    COMPREPLY=($(compgen -W '" +
         names +
         " --help --version' -- \"$cur\"))\n"
         "    return\n"
         "  fi\n"
         "  # The shell cuts --name=value into three words.\n"
         "  [ \"$cur\" = = ] && cur=''\n"
         "  [ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
         "  case \"$command $prev\" in\n" +
         values +
         "  esac\n"
         "  if [[ $cur == -* ]]; then\n"
         "    case $command in\n" +
         options +
         "    esac\n"
         "    return\n"
         "  fi\n"
         "  case $command in\n"
         "    help) COMPREPLY=($(compgen -W '" +
         names +
         "' -- \"$cur\"));;\n"
         "    completion) COMPREPLY=($(compgen -W 'bash zsh fish' -- \"$cur\"));;\n" +
         operands +
         "  esac\n"
         "}\n"
         "complete -F _dateline dateline\n";
}

std::string zsh_completion(std::span<const CommandInfo> commands) {
  constexpr std::string_view special = "[]:\\";
  std::string text =
      "#compdef dateline\n"
      "# zsh completion of dateline\n"
      "_dateline() {\n"
      "  local context state line\n"
      "  _arguments -C '1:command:->command' '*::argument:->argument'\n"
      "  case $state in\n"
      "    command)\n"
      "      local -a commands=(\n";
  for (const CommandInfo& command : commands)
    text += "        " + shell_quoted(std::string(command.name) + ":" + std::string(command.summary)) + "\n";
  text +=
      "        'help:Tells of a command.'\n"
      "      )\n"
      "      _describe command commands;;\n"
      "    argument)\n"
      "      case $words[1] in\n";
  for (const CommandInfo& command : commands) {
    text += "        " + std::string(command.name) + ") _arguments";
    for (const OptionInfo* option : options_of(command.name)) {
      const ValueKind kind = value_kind(*option);
      std::string spec = (option->repeatable ? "*--" : "--") + std::string(option->name);
      if (kind.kind != Values::none) spec += '=';
      std::string quoted_help = shell_quoted(option->help, special);
      spec += "[" + quoted_help.substr(1, quoted_help.size() - 2) + "]";
      switch (kind.kind) {
        case Values::none: break;
        case Values::free: spec += ":value:"; break;
        case Values::files: spec += ":file:_files"; break;
        case Values::folders: spec += ":folder:_files -/"; break;
        case Values::words: spec += ":value:(" + joined(kind.words) + ")"; break;
      }
      text += " \\\n          '" + spec + "'";
    }
    text += takes_files(command) ? " \\\n          '*:dump:_files';;\n" : " \\\n          '*:word:';;\n";
  }
  return text + "        help) _values command " + names_of(commands) +
         ";;\n"
         "      esac;;\n"
         "  esac\n"
         "}\n"
         "_dateline \"$@\"\n";
}

std::string fish_completion(std::span<const CommandInfo> commands) {
  const std::string names = names_of(commands);
  std::string text = "# fish completion of dateline\ncomplete -c dateline -f\n";
  const std::string first = "complete -c dateline -n 'not __fish_seen_subcommand_from " + names + "' -a ";
  text += first + "help -d 'Tells of a command.'\n";
  for (const CommandInfo& command : commands)
    text += first + std::string(command.name) + " -d " + shell_quoted(command.summary) + "\n";
  text += "complete -c dateline -n '__fish_seen_subcommand_from help' -a " + shell_quoted(names) + "\n";
  for (const CommandInfo& command : commands) {
    const std::string within =
        "complete -c dateline -n '__fish_seen_subcommand_from " + std::string(command.name) + "'";
    if (takes_files(command)) text += within + " -F\n";
    for (const OptionInfo* option : options_of(command.name)) {
      text += within + " -l " + std::string(option->name);
      if (option->letter != 0) text += std::string(" -s ") + option->letter;
      const ValueKind kind = value_kind(*option);
      if (kind.kind == Values::files || kind.kind == Values::folders) text += " -r -F";
      if (kind.kind == Values::free) text += " -x";
      if (kind.kind == Values::words) text += " -x -a " + shell_quoted(joined(kind.words));
      text += " -d " + shell_quoted(option->help) + "\n";
    }
  }
  return text;
}

}  // namespace dateline::cli
