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

/// The command's options as _arguments reads them, each on a line of its own.
std::string zsh_options(std::string_view command) {
  std::string text;
  for (const OptionInfo* option : options_of(command)) {
    const ValueKind kind = value_kind(*option);
    const std::string help = shell_quoted(option->help, "[]:\\");
    std::string rest = "[" + help.substr(1, help.size() - 2) + "]";
    if (kind.kind != Values::none) rest += option->alone.empty() ? ":" : "::";
    switch (kind.kind) {
      case Values::none: break;
      case Values::free: rest += "value:"; break;
      case Values::files: rest += "file:_files"; break;
      case Values::folders: rest += "folder:_files -/"; break;
      case Values::words: rest += "value:(" + joined(kind.words) + ")"; break;
    }
    const std::vector<std::string> forms = forms_of(*option);
    std::string before = option->repeatable ? "*" : "";
    if (!option->repeatable && forms.size() > 1) before = "(" + forms[0] + " " + forms[1] + ")";
    for (const std::string& form : forms) {
      const bool equals = kind.kind != Values::none && form.starts_with("--");
      text += " \\\n          '" + before + form + (equals ? "=" : "") + rest + "'";
    }
  }
  return text;
}

/// Tells which command the line is of, past the options that stand before it.
std::string fish_functions() {
  return "function __dateline_command\n"
         "  set -l words (commandline -opc)\n"
         "  set -l i 2\n"
         "  while test $i -le (count $words)\n"
         "    switch $words[$i]\n"
         "      case " +
         taking_a_word(" ") +
         "\n"
         "        set i (math $i + 1)\n"
         "      case '-*'\n"
         "      case '*'\n"
         "        echo -- $words[$i]\n"
         "        return 0\n"
         "    end\n"
         "    set i (math $i + 1)\n"
         "  end\n"
         "  return 1\n"
         "end\n"
         "function __dateline_has_no_command\n"
         "  not __dateline_command >/dev/null\n"
         "end\n"
         "function __dateline_is\n"
         "  contains -- $argv[1] (__dateline_command)\n"
         "end\n";
}

std::string fish_options(std::string_view command, const std::string& where) {
  std::string text;
  for (const OptionInfo* option : options_of(command)) {
    text += where + " -l " + std::string(option->name);
    if (option->letter != 0) text += std::string(" -s ") + option->letter;
    const ValueKind kind = value_kind(*option);
    if (kind.kind == Values::files) text += " -r -F";
    if (kind.kind == Values::folders) text += " -x -a '(__fish_complete_directories)'";
    if (kind.kind == Values::free) text += " -x";
    if (kind.kind == Values::words) text += " -x -a " + shell_quoted(joined(kind.words));
    text += " -d " + shell_quoted(option->help, "\\") + "\n";
  }
  return text;
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

std::string zsh_completion(std::span<const CommandInfo> given) {
  const std::vector<CommandInfo> commands = with_help(given);
  std::string text =
      "#compdef dateline\n"
      "# zsh completion of dateline\n"
      "_dateline() {\n"
      "  local curcontext=$curcontext context state state_descr line\n"
      "  typeset -A opt_args\n"
      "  _arguments -C" +
      zsh_options(help_command) +
      " \\\n          '(-): :->command' \\\n          '(-)*:: :->argument'\n"
      "  case $state in\n"
      "    command)\n"
      "      local -a commands=(\n";
  for (const CommandInfo& command : commands)
    text += "        " + shell_quoted(std::string(command.name) + ":" + std::string(command.summary)) + "\n";
  text +=
      "      )\n"
      "      _describe command commands;;\n"
      "    argument)\n"
      "      case $words[1] in\n";
  for (const CommandInfo& command : commands) {
    std::string operands = "*:word:";
    if (takes_files(command)) operands = "*:dump:_files";
    if (command.name == help_command) operands = "1:command:(" + names_of(commands) + ")";
    if (command.name == "completion") operands = "1:shell:(bash zsh fish)";
    text += "        " + std::string(command.name) + ") _arguments" + zsh_options(command.name) + " \\\n          '" +
            operands + "';;\n";
  }
  return text +
         "      esac;;\n"
         "  esac\n"
         "}\n"
         "_dateline \"$@\"\n";
}

std::string fish_completion(std::span<const CommandInfo> given) {
  const std::vector<CommandInfo> commands = with_help(given);
  const std::string first = "complete -c dateline -n __dateline_has_no_command";
  std::string text = "# fish completion of dateline\n" + fish_functions() + "complete -c dateline -f\n";
  for (const CommandInfo& command : commands)
    text += first + " -a " + std::string(command.name) + " -d " + shell_quoted(command.summary) + "\n";
  text += fish_options(help_command, first);
  for (const CommandInfo& command : commands) {
    const std::string within = "complete -c dateline -n '__dateline_is " + std::string(command.name) + "'";
    if (takes_files(command)) text += within + " -F\n";
    if (command.name == help_command) text += within + " -a " + shell_quoted(names_of(commands)) + "\n";
    if (command.name == "completion") text += within + " -a 'bash zsh fish'\n";
    text += fish_options(command.name, within);
  }
  return text;
}

}  // namespace dateline::cli
