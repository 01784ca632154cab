// Help, the manual page and the completions: what they say of the program must be true of it.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "common/cli/options.h"
#include "tests/cli/sample_archive.h"

using namespace dateline;

namespace {

const std::vector<std::string> all_commands{"index",  "search",  "count", "show",       "stats", "export",
                                            "delete", "compact", "check", "completion", "man"};

ProgramResult program(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), DATELINE_PROGRAM);
  return run_program(arguments);
}

std::vector<std::string> examples_of(const std::string& command) {
  std::istringstream help(program({command, "--help"}).out);
  std::vector<std::string> examples;
  bool reached = false;
  for (std::string line; std::getline(help, line);) {
    if (reached && line.starts_with("  dateline ")) examples.push_back(line.substr(2));
    reached = reached || line == "Examples:";
  }
  return examples;
}

bool is_here(const std::string& tool) { return run_program({"bash", "-c", "command -v " + tool}).status == 0; }

/// What the manual has from that heading to the next.
std::string section_of(const std::string& page, const std::string& heading) {
  const std::size_t begin = page.find("\n" + heading);
  if (begin == std::string::npos) return {};
  const std::size_t end = page.find("\n.S", begin + 1);
  return page.substr(begin, end == std::string::npos ? end : end + 1 - begin);
}

/// How the manual begins to tell of an option.
std::string heading_of(const cli::OptionInfo& option) {
  std::string name;
  for (const char c : option.name) name += c == '-' ? std::string("\\-") : std::string(1, c);
  const std::string letter = option.letter == 0 ? "" : std::string("\\fB\\-") + option.letter + "\\fR, ";
  return ".TP\n" + letter + "\\fB\\-\\-" + name + "\\fR";
}

/// The words of a line as bash hands them to a completion: cut at blanks, and around = and :.
std::vector<std::string> cut_by_bash(const std::string& line) {
  enum class Kind { blank, breaks, word };
  std::vector<std::string> words;
  Kind before = Kind::blank;
  bool quoted = false, escaped = false;
  for (const char c : line) {
    Kind kind = Kind::word;
    if (!quoted && !escaped && c == ' ') kind = Kind::blank;
    if (!quoted && !escaped && (c == '=' || c == ':')) kind = Kind::breaks;
    if (kind != Kind::blank && kind != before) words.emplace_back();
    if (kind != Kind::blank) words.back() += c;
    if (c == '"' && !escaped) quoted = !quoted;
    escaped = c == '\\' && !escaped;
    before = kind;
  }
  if (before == Kind::blank) words.emplace_back();
  return words;
}

/// What bash offers at the end of a line, in angle brackets, where the current folder is `folder`.
std::string completed(const std::string& line, const std::string& folder = "/") {
  const std::string script =
      "cd \"$1\"; source <(\"$0\" completion bash)\n"
      "COMP_LINE=$2 COMP_POINT=${#2}; shift 2; COMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1))\n"
      "_dateline dateline \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD-1]}\"\n"
      "for reply in \"${COMPREPLY[@]}\"; do printf '<%s>' \"$reply\"; done\n";
  std::vector<std::string> command{"bash", "-c", script, DATELINE_PROGRAM, folder, line};
  for (std::string& word : cut_by_bash(line)) command.push_back(std::move(word));
  const ProgramResult result = run_program(command);
  return result.out + result.err;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reference)

BOOST_AUTO_TEST_CASE(the_examples_of_every_help_work_on_the_sample_archive) {
  for (const std::string& command : all_commands) {
    const std::vector<std::string> examples = examples_of(command);
    BOOST_TEST(examples.size() == 2U, command);
    for (const std::string& example : examples) {
      BOOST_TEST_CONTEXT(example) {
        const std::string shell = example.ends_with("| source") ? "fish" : "bash";
        if (!is_here(shell) || (example.find("| man ") != std::string::npos && !is_here("man"))) {
          BOOST_TEST_MESSAGE("skipped: " + example);
          continue;
        }
        std::string line = example;
        if (const auto file = line.find("> "); file != std::string::npos && line[file + 2] != '~')
          line.insert(file + 2, "$HOME/");
        if (const auto where = line.find("-a news.archive"); where != std::string::npos) line.erase(where, 15);
        if (line.starts_with("dateline delete") && line.find("--yes") == std::string::npos) line += " --yes";
        if (shell == "bash") line.insert(0, "set -o pipefail; ");
        const SampleArchive sample;
        const ProgramResult result =
            run_program({"bash", "-c",
                         "export DATELINE_ARCHIVE=\"$1\" HOME=$(mktemp -d); trap 'rm -rf \"$HOME\"' EXIT\n"
                         "mkdir -p ~/bin ~/.local/share/bash-completion/completions; ln -s \"$0\" ~/bin/dateline\n"
                         "export PATH=~/bin:$PATH; cd '" DATELINE_SOURCE "'\n\"$2\" -c \"$3\"",
                         DATELINE_PROGRAM, sample.path("archive"), shell, line});
        BOOST_TEST(result.status == 0, result.err);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_manual_tells_of_the_options_of_each_command_in_its_section) {
  const std::string page = program({"man"}).out;
  for (const std::string& command : all_commands) {
    const std::string section = section_of(page, ".SS \"" + command);
    BOOST_TEST(section != "", command);
    for (const cli::OptionInfo& option : cli::option_table()) {
      const cli::OptionInfo* const own = cli::find_option(command, option.name);
      const bool told = own != nullptr && own->built && own->commands != "*";
      BOOST_TEST((section.find("\n" + heading_of(option)) != std::string::npos) == told,
                 command << " --" << option.name);
    }
  }
  const std::string common = section_of(page, ".SH COMMON OPTIONS");
  for (const cli::OptionInfo& option : cli::option_table())
    if (option.commands == "*")
      BOOST_TEST((common.find("\n" + heading_of(option)) != std::string::npos) == option.built, option.name);
  BOOST_TEST(page.find("similar") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_manual_is_sound_roff) {
  if (!is_here("groff")) {
    BOOST_TEST_MESSAGE("skipped: no groff here");
    return;
  }
  const ProgramResult result =
      run_program({"bash", "-c", "\"$0\" man | groff -ww -man -Tutf8 2>&1 >/dev/null", DATELINE_PROGRAM});
  BOOST_TEST(result.out == "");
}

BOOST_AUTO_TEST_CASE(bash_completes_commands_options_and_values) {
  BOOST_TEST(completed("dateline se") == "<search>");
  BOOST_TEST(completed("dateline ").find("<count>") != std::string::npos);
  BOOST_TEST(completed("dateline search --fa") == "<--facets>");
  BOOST_TEST(completed("dateline search --sort ") == "<relevance><newest><oldest>");
  BOOST_TEST(completed("dateline search --sort=") == "<relevance><newest><oldest>");
  BOOST_TEST(completed("dateline search --sort=new") == "<newest>");
  BOOST_TEST(completed("dateline search flood --facets pl") == "<place>");
  BOOST_TEST(completed("dateline compact --fac") == "");
  BOOST_TEST(completed("dateline help st") == "<stats>");
  BOOST_TEST(completed("dateline completion ") == "<bash><zsh><fish>");
  BOOST_TEST(completed("dateline search --timeline-of ") == "<published><indexed>");
}

BOOST_AUTO_TEST_CASE(bash_completes_behind_options_that_stand_before_the_command) {
  for (const std::string before :
       {"-a X", "--archive X", "--archive=X", "--format=json", "--format json", "--quiet", "-a my\\ folder",
        "--archive=\"my folder\"", "--now=2025-09-12T08:00:00Z", "--now 2025-09-12T08:00:00Z", "--color=never -a X"}) {
    BOOST_TEST_CONTEXT(before) {
      BOOST_TEST(completed("dateline " + before + " se") == "<search>");
      BOOST_TEST(completed("dateline " + before + " search --sort=n") == "<newest>");
      BOOST_TEST(completed("dateline " + before + " search --fa") == "<--facets>");
    }
  }
  BOOST_TEST(completed("dateline --arch") == "<--archive>");
  BOOST_TEST(completed("dateline --color=al") == "<always>");
  BOOST_TEST(completed("dateline --color al") == "<always>");
}

BOOST_AUTO_TEST_CASE(bash_completes_names_with_spaces_in_one_piece) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "old news");
  std::ofstream(folder.path() / "my dump.jsonl") << "\n";
  const std::string here = folder.path().string();
  BOOST_TEST(completed("dateline index my", here) == "<my dump.jsonl>");
  BOOST_TEST(completed("dateline index --rejects=my", here) == "<my dump.jsonl>");
  BOOST_TEST(completed("dateline -a ol", here) == "<old news>");
  BOOST_TEST(completed("dateline --archive=ol", here) == "<old news>");
}

BOOST_AUTO_TEST_CASE(zsh_and_fish_are_told_of_letters_and_of_options_before_the_command) {
  const std::string zsh = program({"completion", "zsh"}).out;
  const std::string before_commands = zsh.substr(0, zsh.find("case $state"));
  for (const std::string option : {")-a[", ")--archive=[", "'--format=[", ")-h["})
    BOOST_TEST(before_commands.find(option) != std::string::npos, option);
  const std::string search = zsh.substr(zsh.find(" search) "));
  for (const std::string option : {")-a[", ")-n[", ")--limit=["})
    BOOST_TEST(search.substr(0, search.find(";;")).find(option) != std::string::npos, option);

  const std::string fish = program({"completion", "fish"}).out;
  for (const std::string line :
       {"-n __dateline_has_no_command -l archive -s a ", "-n '__dateline_is search' -l archive -s a ",
        "-n '__dateline_is search' -l limit -s n "})
    BOOST_TEST(fish.find(line) != std::string::npos, line);
}

BOOST_AUTO_TEST_CASE(fish_completes_behind_options_that_stand_before_the_command) {
  if (!is_here("fish")) {
    BOOST_TEST_MESSAGE("skipped: no fish here");
    return;
  }
  const auto offered = [](const std::string& line) {
    return run_program(
               {"bash", "-c",
                "export HOME=$(mktemp -d); trap 'rm -rf \"$HOME\"' EXIT\n"
                "fish -c 'source ($argv[1] completion fish | psub); complete -C $argv[2]' \"$0\" \"$1\" | cut -f 1",
                DATELINE_PROGRAM, line})
        .out;
  };
  for (const std::string before : {"-a X", "--archive X", "--archive=X", "--format=json", "-a search", "--quiet"}) {
    BOOST_TEST(offered("dateline " + before + " se") == "search\n", before);
    BOOST_TEST(offered("dateline " + before + " search --fa") == "--facets\n", before);
  }
  BOOST_TEST(offered("dateline --arch") == "--archive\n");
}

BOOST_AUTO_TEST_CASE(each_shell_reads_its_completion) {
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    if (!is_here(shell)) continue;
    BOOST_TEST_CONTEXT(shell) {
      const ProgramResult result = run_program(
          {"bash", "-c", "file=$(mktemp); \"$0\" completion " + shell + " > \"$file\"; " + shell + " -n \"$file\"",
           DATELINE_PROGRAM});
      BOOST_TEST(result.status == 0, result.err);
    }
  }
  BOOST_TEST(program({"completion", "tcsh"}).status == 2);
  BOOST_TEST(program({"completion"}).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()
