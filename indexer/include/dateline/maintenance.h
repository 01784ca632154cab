#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "dateline/archive_location.h"
#include "dateline/error.h"

namespace dateline {

struct DeleteResult {
  std::uint64_t deleted = 0;
  std::vector<std::string> unknown;  ///< ids that no article has
};

/// Takes articles out, with every id under which they stand. `purge` also rewrites the shards and tables that held
/// them, so that no byte of their text is left in the archive's folder. Throws Error: archive, locked, system.
DeleteResult delete_articles(const ArchiveLocation& where, const std::vector<std::string>& ids, bool purge = false,
                             double wait_seconds = 0);

/// Whether shards have term lists, which other tools of Xapian need to show and to change documents.
enum class TermLists { as_before, written, left_out };

/// Merges all shards into one, drops what was removed, gives the space back. Throws Error: archive, locked, system,
/// interrupted (when `stop` becomes true; the archive is then as it was).
void compact(const ArchiveLocation& where, double wait_seconds = 0, const std::atomic<bool>* stop = nullptr,
             TermLists term_lists = TermLists::as_before);

struct CheckProblem {
  std::string file;  ///< relative to the archive's folder
  std::string what;
  std::string mend;       ///< what to do
  bool mendable = false;  ///< by mend()
};

struct CheckResult {
  std::uint64_t files = 0;
  std::vector<CheckProblem> problems;
};

/// Reads every file of the archive and compares it with its checksum, and the columns with the articles that they were
/// made from. Throws Error of kind archive when there is no archive.
CheckResult check(const ArchiveLocation& where);

/// Makes all columns and their tables of values anew from the stored articles. Throws Error: archive, locked, system.
void mend(const ArchiveLocation& where, double wait_seconds = 0);

}  // namespace dateline
