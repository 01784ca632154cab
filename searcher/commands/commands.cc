#include "searcher/commands/commands.h"

namespace dateline::cli {

std::vector<Command> searcher_commands() {
  return {
      {{"search",
        "QUERY...",
        "Finds articles, best first.",
        {"--from 2024-03 --to 2024-05 flood -football", "--format json '\"storm surge\" OR title:gate'"}},
       search},
      {{"count",
        "QUERY...",
        "Prints the exact number of articles that match, alone on a line.",
        {"ceasefire", "--source 'The Meridian Wire' date:2024-Q1"}},
       count},
      {{"show",
        "ID...",
        "Prints articles in full; - reads ids from standard input, one a line.",
        {"mw-001", "--format json mw-001 hc-002"}},
       show_articles},
      {{"stats", "", "Tells what the archive holds: articles, days, sources, languages, bytes.", {"", "--format json"}},
       stats},
      {{"export",
        "QUERY...",
        "Prints every match as a line of JSON, which index reads back.",
        {"'*' > everything.jsonl", "--language de date:2024"}},
       export_articles},
      {{"similar", "ID", "Finds articles about the same story.", {}, false}, {}},
      {{"entities", "[PATTERN]", "Lists who and what the archive knows.", {}, false}, {}},
  };
}

}  // namespace dateline::cli
