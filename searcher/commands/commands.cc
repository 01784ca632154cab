#include "searcher/commands/commands.h"

namespace dateline::cli {
namespace {

constexpr std::string_view query_language =
    "Queries:\n"
    "  peace talks               both words, in any form, anywhere in the article\n"
    "  \"peace talks\"             these words as written, side by side\n"
    "  talks -football           without a word; also NOT football\n"
    "  (a OR b) c                operators in capitals\n"
    "  title:budget              in one field: title person org place entity topic author source section\n"
    "                            language url id; place:=usa is that spelling only\n"
    "  date:2025-09              that month; 2025, 2025-09-12, 2025-Q3, 2025-W37, 2025-09..2025-10, 2025-09..,\n"
    "                            today, last-week, 7d.., unknown, suspect\n"
    "  indexed:today             articles that came in then\n"
    "What begins with a dash and is no option excludes; after -- everything is query.\n\n";

}  // namespace

std::vector<Command> searcher_commands() {
  return {
      {{"search",
        "QUERY...",
        "Finds articles, best first.",
        {"--from 2024-03 --to 2024-05 flood -football", "--format json '\"storm surge\" OR title:gate'"},
        query_language},
       search},
      {{"count",
        "QUERY...",
        "Prints the exact number of articles that match, alone on a line.",
        {"ceasefire", "--source 'Meridian Wire' date:2024-Q1"}},
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
      {{"similar", "ID", "Finds articles about the same story.", {}, {}, false}, {}},
      {{"entities", "[PATTERN]", "Lists who and what the archive knows.", {}, {}, false}, {}},
  };
}

}  // namespace dateline::cli
