#include <algorithm>
#include <iterator>
#include <vector>

#include "common/cli/options.h"
#include "common/cli/reference.h"
#include "common/schema.h"

namespace dateline::cli {
namespace {

constexpr std::string_view help_command = "help";

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

/// The commands and help, whose options are those that may stand before a command.
std::vector<CommandInfo> with_help(std::span<const CommandInfo> commands) {
  std::vector<CommandInfo> all(commands.begin(), commands.end());
  all.push_back({help_command, "[COMMAND]", "Tells of a command.", {}});
  return all;
}

std::string names_of(std::span<const CommandInfo> commands) {
  std::vector<std::string_view> names;
  for (const CommandInfo& command : commands) names.push_back(command.name);
  return joined(names);
}

/// As the option is typed: "-a" and "--archive".
std::vector<std::string> forms_of(const OptionInfo& option) {
  std::vector<std::string> forms;
  if (option.letter != 0) forms.push_back(std::string("-") + option.letter);
  forms.push_back("--" + std::string(option.name));
  return forms;
}

/// The forms, joined, of the options before a command that take the word behind them.
std::string taking_a_word(std::string_view between) {
  std::string forms;
  for (const OptionInfo* const option : options_of(help_command)) {
    if (option->value.empty()) continue;
    for (const std::string& form : forms_of(*option)) forms += (forms.empty() ? "" : std::string(between)) + form;
  }
  return forms;
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

std::string bash_offer(const ValueKind& values) {
  switch (values.kind) {
    case Values::words: return "_dateline_offer -W '" + joined(values.words) + "'";
    case Values::files: return "_dateline_offer -f";
    case Values::folders: return "_dateline_offer -d";
    default: return ":";
  }
}

}  // namespace

std::string bash_completion(std::span<const CommandInfo> given) {
  const std::vector<CommandInfo> commands = with_help(given);
  std::string options, values, operands;
  for (const CommandInfo& command : commands) {
    const std::string name(command.name);
    std::string names;
    for (const OptionInfo* option : options_of(command.name)) {
      names += (names.empty() ? "--" : " --") + std::string(option->name);
      const ValueKind kind = value_kind(*option);
      if (kind.kind == Values::none) continue;
      std::string patterns;
      for (const std::string& form : forms_of(*option))
        patterns += (patterns.empty() ? "'" : "|'") + name + " " + form + "'";
      values += "    " + patterns + ") " + bash_offer(kind) + "; return;;\n";
    }
    options += "      " + name + ") _dateline_offer -W '" + names + "';;\n";
    if (takes_files(command)) operands += "    " + name + ") _dateline_offer -f;;\n";
  }
  return "# bash completion of dateline\n"
         "# What compgen finds for $cur, a line each: $lead stands before it in the word, $left is what readline "
         "leaves.\n"
         "_dateline_offer() {\n"
         "  case $1 in -f|-d) compopt -o filenames 2>/dev/null;; esac\n"
         "  mapfile -t COMPREPLY < <(compgen \"$@\" -- \"$cur\")\n"
         "  COMPREPLY=(\"${COMPREPLY[@]/#/\"$lead\"}\")\n"
         "  COMPREPLY=(\"${COMPREPLY[@]#\"$left\"}\")\n"
         "}\n"
         "_dateline() {\n"
         "  local line=${COMP_LINE:0:COMP_POINT} rest word words=() last=-1 command='' cur option lead='' left i\n"
         "  COMPREPLY=()\n"
         "  # The shell also cuts words at = and at :, which is undone here.\n"
         "  for ((i = 0; i <= COMP_CWORD; i++)); do\n"
         "    rest=${line#\"${line%%[![:space:]]*}\"} word=${COMP_WORDS[i]}\n"
         "    ((i == COMP_CWORD)) && word=$rest\n"
         "    if ((i == 0)) || [ \"$rest\" != \"$line\" ]; then words[++last]=$word; else words[last]+=$word; fi\n"
         "    line=${rest#\"$word\"}\n"
         "  done\n"
         "  for ((i = 1; i < last; i++)); do\n"
         "    case ${words[i]} in\n"
         "      " +
         taking_a_word("|") +
         ") ((i++));;\n"
         "      -*) ;;\n"
         "      *) command=${words[i]}; break;;\n"
         "    esac\n"
         "  done\n"
         "  cur=${words[last]} option=${words[last-1]} left=${cur%\"${2#=}\"}\n"
         "  case $cur in --*=*) option=${cur%%=*} lead=${cur%%=*}= cur=${cur#*=};; esac\n"
         "  case \"${command:-help} $option\" in\n" +
         values +
         "  esac\n"
         "  [ -n \"$lead\" ] && return\n"
         "  if [[ $cur == -* ]]; then\n"
         "    case ${command:-help} in\n" +
         options +
         "    esac\n"
         "    return\n"
         "  fi\n"
         "  case $command in\n"
         "    ''|help) _dateline_offer -W '" +
         names_of(commands) +
         "';;\n"
         "    completion) _dateline_offer -W 'bash zsh fish';;\n" +
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
  return text + "        help) _values command help " + names_of(commands) +
         ";;\n"
         "      esac;;\n"
         "  esac\n"
         "}\n"
         "_dateline \"$@\"\n";
}

std::string fish_completion(std::span<const CommandInfo> commands) {
  const std::string names = "help " + names_of(commands);
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
