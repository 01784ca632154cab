#include "indexer/commands/commands.h"

#include <utility>

namespace dateline::cli {

std::vector<Command> indexer_commands(FindIds find_ids) {
  return {
      {{"index",
        "DUMP...",
        "Reads dumps and adds or updates their articles; - is standard input.",
        {"corpus/news corpus/text", "--dry-run 5 corpus/news/courier.jsonl"}},
       index},
      {{"delete",
        "ID... | --query QUERY",
        "Takes articles out; - reads ids from standard input, one a line.",
        {"mw-905 tp-012", "--yes --purge --query 'source:\"Lantern Sport\"'"}},
       [find_ids = std::move(find_ids)](Context& context) { return delete_some(context, find_ids); }},
      {{"compact", "", "Merges shards, drops what was removed, gives space back.", {"", "-a news.archive --wait 60"}},
       compact},
      {{"check", "", "Verifies every file of the archive and says how to mend what is wrong.", {"", "--mend"}}, check},
      {{"extract", "DUMP...", "Prints what was found in each article.", {}, {}, false}, {}},
      {{"alias", "...", "Corrects who is who.", {}, {}, false}, {}},
  };
}

}  // namespace dateline::cli
