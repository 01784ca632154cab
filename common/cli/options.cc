#include "common/cli/options.h"

#include <algorithm>

#include "common/text/nearest.h"
#include "dateline/error.h"

namespace dateline::cli {
namespace {

constexpr std::string_view everything_is_words = "--";

/// Whether `name` is one of the names in `list`, separated by spaces.
bool holds(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t space = list.find(' ');
    if (list.substr(0, space) == name) return true;
    list = space == std::string_view::npos ? std::string_view{} : list.substr(space + 1);
  }
  return false;
}

bool has(std::string_view command, const OptionInfo& option) {
  return option.commands == "*" || holds(option.commands, command);
}

/// What is typed as "-x", of any command; null when no option has that letter.
const OptionInfo* find_letter(std::string_view argument) {
  if (argument.size() != 2 || argument[0] != '-') return nullptr;
  const auto table = option_table();
  const auto found = std::ranges::find(table, argument[1], &OptionInfo::letter);
  return found == table.end() ? nullptr : &*found;
}

[[noreturn]] void refuse_unknown(std::string_view command, std::string_view name) {
  std::vector<std::string_view> names;
  std::string elsewhere;
  for (const OptionInfo& option : option_table()) {
    if (has(command, option)) names.push_back(option.name);
    if (option.name == name) elsewhere = option.commands;
  }
  std::string hint;
  if (const auto meant = text::nearest(name, names)) {
    hint = "did you mean --" + std::string(*meant) + "?";
  } else if (!elsewhere.empty()) {
    std::ranges::replace(elsewhere, ' ', ',');
    hint = "it is an option of: " + elsewhere;
  } else if (takes_query(command)) {
    hint = "after -- everything is query; dateline help " + std::string(command) + " lists the options";
  } else {
    hint = "dateline help " + std::string(command) + " lists the options";
  }
  throw Error(ErrorKind::usage, std::string(command) + " has no option --" + std::string(name), hint);
}

[[noreturn]] void refuse_without_value(const OptionInfo& option, std::string_view typed) {
  throw Error(ErrorKind::usage, std::string(typed) + " needs a value",
              "--" + std::string(option.name) + "=" + std::string(option.value));
}

/// Whether a word that could be an option's value is an option itself: its own value was then forgotten.
bool is_option(std::string_view command, std::string_view argument) {
  if (argument == everything_is_words) return true;
  if (!argument.starts_with("--")) return false;
  argument.remove_prefix(2);
  return find_option(command, argument.substr(0, argument.find('='))) != nullptr;
}

std::vector<std::string_view> split_choices(std::string_view value) {
  std::vector<std::string_view> choices;
  while (!value.empty()) {
    const std::size_t bar = value.find('|');
    choices.push_back(value.substr(0, bar));
    value = bar == std::string_view::npos ? std::string_view{} : value.substr(bar + 1);
  }
  return choices;
}

/// Whether the word behind an option is its value: always, but for one that may stand alone.
bool is_value(const OptionInfo& option, std::string_view word) {
  if (option.alone.empty()) return true;
  if (option.is_value != nullptr) return option.is_value(word);
  const auto choices = choices_of(option);
  return std::ranges::find(choices, word) != choices.end();
}

}  // namespace

const OptionInfo* find_option(std::string_view command, std::string_view name) {
  for (const OptionInfo& option : option_table()) {
    if (option.name == name && has(command, option)) return &option;
  }
  return nullptr;
}

std::vector<const OptionInfo*> options_of(std::string_view command) {
  std::vector<const OptionInfo*> options;
  for (const OptionInfo& option : option_table())
    if (option.built && find_option(command, option.name) == &option) options.push_back(&option);
  return options;
}

std::vector<std::string_view> choices_of(const OptionInfo& option) {
  std::vector<std::string_view> choices = split_choices(option.value);
  std::erase_if(choices, [&](std::string_view choice) { return is_unbuilt(option, choice); });
  return choices;
}

bool is_literal(std::string_view choice) {
  return std::ranges::all_of(choice, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_unbuilt(const OptionInfo& option, std::string_view choice) {
  const auto unbuilt = split_choices(option.unbuilt_values);
  return std::ranges::find(unbuilt, choice) != unbuilt.end();
}

std::string value_name(const OptionInfo& option) {
  std::string name;
  for (const std::string_view choice : choices_of(option)) name += (name.empty() ? "" : "|") + std::string(choice);
  return name;
}

bool takes_query(std::string_view command) { return holds("search count export", command); }

SplitArguments split_arguments(std::string_view command, std::span<const std::string> arguments) {
  SplitArguments split;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == everything_is_words) {
      split.words.insert(split.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      break;
    }
    const OptionInfo* option = nullptr;
    std::optional<std::string_view> value;
    std::string_view typed = argument;
    if (argument.starts_with("--")) {
      const std::size_t equals = argument.find('=');
      typed = argument.substr(0, equals);
      option = find_option(command, typed.substr(2));
      if (option == nullptr) refuse_unknown(command, typed.substr(2));
      if (equals != std::string_view::npos) value = argument.substr(equals + 1);
    } else if (const OptionInfo* lettered = find_letter(argument)) {
      option = find_option(command, lettered->name);
      if (option == nullptr) refuse_unknown(command, lettered->name);
    } else if (argument.size() > 1 && argument.starts_with('-') && !takes_query(command)) {
      throw Error(ErrorKind::usage, std::string(command) + " has no option " + std::string(argument),
                  "what begins with a dash and is no option goes after --");
    } else {
      split.words.emplace_back(argument);
      continue;
    }

    if (!option->built) {
      throw Error(ErrorKind::usage, std::string(typed) + " is not built yet",
                  "dateline help " + std::string(command) + " lists the options that are");
    }
    if (option->value.empty()) {
      if (value) throw Error(ErrorKind::usage, std::string(typed) + " takes no value");
      split.options.push_back("--" + std::string(option->name));
      continue;
    }
    if (!value && i + 1 < arguments.size() && !is_option(command, arguments[i + 1]) &&
        is_value(*option, arguments[i + 1]))
      value = arguments[++i];
    if (!value && !option->alone.empty()) value = option->alone;
    if (!value || value->empty()) refuse_without_value(*option, typed);
    split.options.push_back("--" + std::string(option->name) + "=" + std::string(*value));
  }
  return split;
}

std::optional<std::string_view> peek_option(std::span<const std::string> arguments, std::string_view name) {
  std::optional<std::string_view> found;
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != everything_is_words; ++i) {
    std::string_view argument = arguments[i];
    if (!argument.starts_with("--") || !argument.substr(2).starts_with(name)) continue;
    argument.remove_prefix(2 + name.size());
    if (argument.starts_with('=')) found = argument.substr(1);
    if (argument.empty() && i + 1 < arguments.size()) found = arguments[i + 1];
  }
  return found;
}

}  // namespace dateline::cli
