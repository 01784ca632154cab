#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "common/archive/manifest.h"
#include "common/archive/number_set.h"
#include "common/archive/other_ids.h"
#include "common/archive/snapshot.h"
#include "common/archive/sorted_runs.h"
#include "common/archive/tables.h"

namespace dateline {

/// A committed generation with the tables that only a writer reads. Immutable; any number of threads.
struct Generation {
  /// The archive's generation as its manifest says now. Throws Error of kind archive.
  [[nodiscard]] static std::shared_ptr<const Generation> open(const std::filesystem::path& folder);
  /// That of an archive without one.
  [[nodiscard]] static std::shared_ptr<const Generation> none();

  archive::Manifest manifest;
  std::shared_ptr<const archive::Snapshot> snapshot;  ///< nothing when there is none
  archive::SortedRuns<archive::IdRecord> ids;
  archive::SortedRuns<archive::HashRecord> copies, replaced;
  archive::SortedRuns<archive::BandRecord> fingerprints;
  archive::SortedRuns<archive::HashRecord> bands;  ///< of an archive of format 1
  archive::OtherIds other_ids;
  archive::NumberSet dropped;

  [[nodiscard]] bool removed(archive::Number number) const {
    return (snapshot && snapshot->removed(number)) || dropped.contains(number);
  }
};

}  // namespace dateline
