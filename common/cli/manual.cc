#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/cli/options.h"
#include "common/cli/reference.h"

namespace dateline::cli {
namespace {

/// Text that roff prints as it is.
std::string plain(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }

void add_option(std::string& page, const OptionInfo& option) {
  page += ".TP\n";
  if (option.letter != 0) page += bold(std::string("-") + option.letter) + ", ";
  page += bold("--" + std::string(option.name));
  if (!option.value.empty()) page += " \\fI" + plain(value_name(option)) + "\\fR";
  page += "\n" + plain(option.help) + (option.repeatable ? " (may be repeated)" : "") + "\n";
}

void add_options(std::string& page, std::string_view command) {
  std::string_view group;
  for (const OptionInfo* const option : options_of(command)) {
    if (option->commands == "*") continue;
    if (option->group != group) page += ".PP\n\\fI" + plain(option->group) + "\\fR\n";
    group = option->group;
    add_option(page, *option);
  }
}

void add_examples(std::string& page, const CommandInfo& command) {
  page += ".PP\nExamples:\n.PP\n.nf\n";
  for (const std::string_view example : command.examples)
    page += "    dateline " + plain(command.name) + (example.empty() ? "" : " ") + plain(example) + "\n";
  page += ".fi\n";
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> exit_statuses{{
    {"0", "done; also help, version, and a pipe that was closed early"},
    {"1", "nothing found; an unknown id"},
    {"2", "wrong usage, or a query that does not parse"},
    {"3", "no archive there, or a damaged one, or one that a newer version wrote"},
    {"4", "another process is writing to the archive"},
    {"5", "an input could not be read or held no article, or records were rejected and --strict was given"},
    {"6", "the system refused: disk full, permission, memory; the archive is as at its last commit"},
    {"130", "interrupted; what was committed stays"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> variables{{
    {"DATELINE_ARCHIVE", "the archive's folder, where --archive is not given"},
    {"XDG_DATA_HOME", "where the archive is, in the folder dateline, when neither is given"},
    {"PAGER", "shows what is longer than the screen (less where it is not set, none where it is empty)"},
    {"NO_COLOR", "no colours"},
    {"LC_ALL, LC_CTYPE, LANG", "whether the terminal shows Unicode"},
}};

}  // namespace

std::string manual(std::span<const CommandInfo> commands, std::string_view version) {
  std::string page = ".TH DATELINE 1 \"\" \"" + plain(version) + "\"\n";
  page += ".SH NAME\ndateline \\- full-text search over news archives\n";
  page += ".SH SYNOPSIS\n.B dateline\n.I command\n[\\fIoptions\\fR] ...\n";
  page +=
      ".SH DESCRIPTION\n"
      "Indexes dumps of news articles as they are, and finds things in them: by words, by who and where, and by when.\n"
      "Query words may stand anywhere among the options; what begins with a dash and is no option excludes; after\n" +
      bold("--") + " everything is query.\n";
  page += ".SH COMMANDS\n";
  for (const CommandInfo& command : commands) {
    page += ".SS \"" + plain(command.name) + (command.operands.empty() ? "" : " ") + plain(command.operands) + "\"\n";
    page += plain(command.summary) + "\n";
    if (!command.detail.empty()) page += ".PP\n.nf\n" + plain(command.detail) + ".fi\n";
    add_options(page, command.name);
    add_examples(page, command);
  }
  page += ".SH COMMON OPTIONS\n";
  for (const OptionInfo& option : option_table())
    if (option.built && option.commands == "*") add_option(page, option);
  page += ".SH EXIT STATUS\n";
  for (const auto& [status, meaning] : exit_statuses) page += ".TP\n" + bold(status) + "\n" + plain(meaning) + "\n";
  page += ".SH ENVIRONMENT\n";
  for (const auto& [name, meaning] : variables) page += ".TP\n" + bold(name) + "\n" + plain(meaning) + "\n";
  return page;
}

}  // namespace dateline::cli
