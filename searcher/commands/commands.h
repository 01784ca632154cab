#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/cli/command.h"
#include "dateline/searcher.h"

namespace dateline::cli {

/// The commands that ask an archive.
[[nodiscard]] std::vector<Command> searcher_commands();

/// What the command line asks for. Throws Error of kind usage when it asks for nothing.
[[nodiscard]] Request request_of(const CommandLine& line);

/// Throws QueryError when the query was not understood.
void refuse_problem(const Results& results);

/// Notes on what was found, as warnings.
void print_notes(const Results& results, const Messages& messages);

/// Ids of everything that matches a query to the letter, without falling back to some of its words. Throws QueryError.
[[nodiscard]] std::vector<std::string> matching_ids(const ArchiveLocation& archive, const std::string& query,
                                                    const Timestamp& now);

int search(Context& context);
int search_batch(Context& context);
int count(Context& context);
int show_articles(Context& context);
int stats(Context& context);
int export_articles(Context& context);

}  // namespace dateline::cli
