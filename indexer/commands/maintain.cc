#include <algorithm>
#include <array>
#include <iostream>
#include <nlohmann/json.hpp>

#include "common/cli/signals.h"
#include "common/own_csv.h"
#include "common/text/amounts.h"
#include "dateline/maintenance.h"
#include "indexer/commands/commands.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::ordered_json;

void print(const Json& json, Output& out) { out.line(json.dump(-1, ' ', false, Json::error_handler_t::replace)); }

/// Asks on the terminal.
bool agreed(const Context& context, std::size_t articles) {
  context.messages.say("Delete " + display::counted(articles, "article") + "? [y/N] ");
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

std::vector<std::string> ids_to_delete(const CommandLine& line, const FindIds& find_ids) {
  if (!line.has("query")) return read_ids(line);
  if (!line.words().empty()) {
    throw Error(ErrorKind::usage, "--query and an id are given: '" + line.words().front() + "'", "one or the other");
  }
  return find_ids(line.archive(), line.value("query"), line.now());
}

TermLists term_lists_of(const CommandLine& line) {
  const bool written = line.has("term-lists"), left_out = line.has("no-term-lists");
  if (written && left_out) throw Error(ErrorKind::usage, "--term-lists and --no-term-lists are given", "one of them");
  if (written) return TermLists::written;
  return left_out ? TermLists::left_out : TermLists::as_before;
}

}  // namespace

int delete_some(Context& context, const FindIds& find_ids) {
  const CommandLine& line = context.line;
  if (!line.has("yes") && !context.terminal.in) {
    throw Error(ErrorKind::usage, "delete asks first, and there is no terminal to ask on", "--yes does not ask");
  }
  const std::vector<std::string> ids = ids_to_delete(line, find_ids);
  DeleteResult result;
  if (!ids.empty()) {
    if (!line.has("yes") && !agreed(context, ids.size())) {
      if (!line.json() && !line.csv()) context.out.line("nothing deleted");
      return 0;
    }
    result = delete_articles(line.archive(), ids, line.has("purge"), line.seconds("wait"));
  }
  if (line.json()) {
    print({{"deleted", result.deleted}, {"unknown", result.unknown}}, context.out);
  } else if (line.csv()) {
    context.out.write("deleted,unknown\n" + std::to_string(result.deleted) + ',' +
                      std::to_string(result.unknown.size()) + '\n');
  } else if (!line.quiet()) {
    context.out.line(display::counted(result.deleted, "article") + " deleted");
  }
  for (const std::string& id : result.unknown)
    context.messages.error(1, "unknown", "no article has the id '" + id + "'");
  return result.unknown.empty() ? 0 : 1;
}

int compact(Context& context) {
  context.line.refuse_words();
  dateline::compact(context.line.archive(), context.line.seconds("wait"), &flag_when_interrupted(),
                    term_lists_of(context.line));
  if (context.line.json()) {
    print({{"compacted", true}}, context.out);
  } else if (context.line.csv()) {
    context.out.write("compacted\ntrue\n");
  } else if (!context.line.quiet()) {
    context.out.line("compacted");
  }
  return 0;
}

int check(Context& context) {
  context.line.refuse_words();
  const CommandLine& line = context.line;
  CheckResult result = dateline::check(line.archive());
  if (line.has("mend") && std::ranges::any_of(result.problems, &CheckProblem::mendable)) {
    mend(line.archive(), line.seconds("wait"));
    result = dateline::check(line.archive());
  }
  const bool ok = result.problems.empty();
  if (context.line.json()) {
    Json problems = Json::array();
    for (const CheckProblem& problem : result.problems) {
      problems.push_back({{"file", problem.file}, {"what", problem.what}, {"mend", problem.mend}});
    }
    print({{"ok", ok}, {"files", result.files}, {"problems", problems}}, context.out);
  } else if (line.csv()) {
    context.out.write("file,what,mend\n");
    for (const CheckProblem& problem : result.problems)
      context.out.write(own_csv::row(std::array{problem.file, problem.what, problem.mend}));
  } else {
    for (const CheckProblem& problem : result.problems) {
      context.out.line(problem.file + ": " + problem.what + (problem.mend.empty() ? "" : " (" + problem.mend + ")"));
    }
    if (ok && !context.line.quiet())
      context.out.line(display::counted(result.files, "file") + ", all as they should be");
  }
  return ok ? 0 : exit_status(ErrorKind::archive);
}

}  // namespace dateline::cli
