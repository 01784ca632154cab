#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/cli/command.h"
#include "dateline/indexer.h"

namespace dateline::cli {

/// Ids of everything that a query finds: the searching side's part of `delete --query`.
using FindIds =
    std::function<std::vector<std::string>(const ArchiveLocation&, const std::string& query, const Timestamp& now)>;

/// The commands that write and look after an archive.
[[nodiscard]] std::vector<Command> indexer_commands(FindIds find_ids);

/// Throws Error of kind usage for values that make no sense.
[[nodiscard]] IndexOptions index_options_of(const CommandLine& line);

int index(Context& context);
/// Shows how the first records of each dump are understood; writes nothing.
int dry_run(Context& context, const ReadOptions& options);
int delete_some(Context& context, const FindIds& find_ids);
int compact(Context& context);
int check(Context& context);

}  // namespace dateline::cli
