#include "common/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "common/cli/options.h"
#include "common/cli/values.h"
#include "common/dates/read_timestamp.h"
#include "common/text/nearest.h"
#include "dateline/error.h"

namespace dateline::cli {
namespace {

/// Whether `typed` is what a choice in capitals stands for.
bool fits(std::string_view choice, std::string_view typed) {
  if (choice == "N") return read_number(typed).has_value();
  if (choice == "SECONDS") return read_seconds(typed).has_value();
  if (choice == "SIZE") return read_size(typed).has_value();
  return true;
}

/// What is wrong with an option's value; empty when it is right.
std::string complaint(const OptionInfo& option, std::string_view typed) {
  if (is_unbuilt(option, typed)) return std::string(typed) + " is not built yet";
  const auto choices = choices_of(option);
  for (const std::string_view choice : choices) {
    if (is_literal(choice) ? choice == typed : fits(choice, typed)) return {};
  }
  std::string wanted;
  for (const std::string_view choice : choices) {
    if (!wanted.empty()) wanted += ", ";
    wanted += choice == "N"         ? "a number"
              : choice == "SIZE"    ? "a size such as 512M or 2GiB"
              : choice == "SECONDS" ? "a number of seconds"
                                    : choice;
  }
  const auto meant = text::nearest(typed, choices);
  return "'" + std::string(typed) + "' is not " + (choices.size() > 1 ? "one of: " : "") + wanted +
         (meant && is_literal(*meant) ? "; did you mean " + std::string(*meant) + "?" : "");
}

class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(const CommandInfo& command)
      : usage_("usage: dateline " + std::string(command.name) + " [options] " + std::string(command.operands) + "\n") {
    column_width(34);
  }
  std::string make_usage(const CLI::App* /*app*/, std::string /*name*/) const override { return usage_; }
  /// One empty line between groups is enough.
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    return CLI::detail::find_and_replace(CLI::Formatter::make_help(app, std::move(name), mode), "\n\n\n", "\n\n");
  }

 private:
  std::string usage_;
};

/// Tells CLI11 of every option that the command has. It never sees a word: those were taken out before.
void declare(CLI::App& app, const CommandInfo& command) {
  app.set_help_flag();
  for (const OptionInfo* const option_info : options_of(command.name)) {
    const OptionInfo& info = *option_info;
    const std::string names =
        (info.letter != 0 ? std::string{'-', info.letter, ','} : std::string{}) + "--" + std::string(info.name);
    const std::string description(info.help);
    CLI::Option* option = nullptr;
    if (info.value.empty()) {
      option = app.add_flag(names, description);
    } else {
      // Without extra arguments CLI11 leaves a value "[a,b]" in one piece.
      option = app.add_option(names, description)->expected(1)->allow_extra_args(false)->type_name(value_name(info));
      option->multi_option_policy(info.repeatable || info.once ? CLI::MultiOptionPolicy::TakeAll
                                                               : CLI::MultiOptionPolicy::TakeLast);
      option->check([&info](const std::string& typed) { return complaint(info, typed); });
    }
    option->group(std::string(info.group));
  }
}

}  // namespace

CommandLine::CommandLine(const CommandInfo& command, std::span<const std::string> arguments) : command_(command.name) {
  SplitArguments split = split_arguments(command.name, arguments);
  words_ = std::move(split.words);
  const std::string hint = "dateline help " + command_ + " lists the options";
  CLI::App app;
  declare(app, command);
  try {
    std::ranges::reverse(split.options);
    app.parse(std::move(split.options));
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::usage, error.what(), hint);
  }
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0) continue;
    const std::string name = option->get_name().substr(2);
    if (find_option(command.name, name)->once && option->count() > 1) {
      throw Error(ErrorKind::usage, "--" + name + " is given twice", hint);
    }
    values_[name] = option->results();
  }
}

bool CommandLine::has(std::string_view option) const { return values_.find(option) != values_.end(); }

const std::vector<std::string>& CommandLine::values(std::string_view option) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(option);
  return found == values_.end() ? none : found->second;
}

std::string CommandLine::value(std::string_view option, std::string_view otherwise) const {
  const auto& all = values(option);
  return all.empty() ? std::string(otherwise) : all.back();
}

std::optional<std::uint64_t> CommandLine::number(std::string_view option) const { return read_number(value(option)); }

double CommandLine::seconds(std::string_view option) const { return read_seconds(value(option)).value_or(0); }

std::string CommandLine::query() const {
  std::string text;
  for (const std::string& word : words_) text += (text.empty() ? "" : " ") + word;
  return text;
}

void CommandLine::refuse_words() const {
  if (words_.empty()) return;
  throw Error(ErrorKind::usage, command_ + " takes no words: '" + words_.front() + "'", "dateline help " + command_);
}

ArchiveLocation CommandLine::archive() const { return ArchiveLocation::from(value("archive")); }

bool CommandLine::json() const { return value("format").starts_with("json"); }

bool CommandLine::csv() const { return value("format") == "csv"; }

Timestamp CommandLine::now() const {
  if (!has("now")) return {};
  if (const auto time = dates::read_timestamp(value("now"))) return *time;
  throw Error(ErrorKind::usage, "--now: '" + value("now") + "' is no date",
              "--now 2025-09-12 or --now 2025-09-12T08:00:00Z");
}

std::string help(const CommandInfo& command) {
  CLI::App app(std::string(command.summary) + "\n", "dateline " + std::string(command.name));
  app.formatter(std::make_shared<HelpFormatter>(command));
  declare(app, command);
  std::string footer(command.detail);
  footer += "Examples:";
  for (const std::string_view example : command.examples) {
    footer += "\n  dateline " + std::string(command.name) + (example.empty() ? "" : " ") + std::string(example);
  }
  app.footer(footer);
  return app.help();
}

std::vector<std::string> read_ids(const CommandLine& line) {
  if (line.words().empty())
    throw Error(ErrorKind::usage, "no id is given", "an id, or - to read ids from standard input");
  std::vector<std::string> ids;
  for (const std::string& word : line.words()) {
    if (word != "-") {
      ids.push_back(word);
      continue;
    }
    for (std::string id; std::getline(std::cin, id);) {
      if (id.ends_with('\r')) id.pop_back();
      if (!id.empty()) ids.push_back(id);
    }
  }
  return ids;
}

}  // namespace dateline::cli
