#pragma once

#include <filesystem>
#include <string_view>

namespace dateline {

/// Where an archive lies on disk. A value: it opens and checks nothing.
struct ArchiveLocation {
  std::filesystem::path folder;

  /// The folder named; when that is empty $DATELINE_ARCHIVE, else $XDG_DATA_HOME/dateline, else
  /// ~/.local/share/dateline.
  [[nodiscard]] static ArchiveLocation from(std::string_view named);
};

}  // namespace dateline
