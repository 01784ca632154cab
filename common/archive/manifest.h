#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/date.h"

namespace dateline::archive {

/// A file of a generation, named relative to the archive's folder, with what it must be.
struct FileEntry {
  std::string name;
  std::uint64_t size = 0;
  std::string sum;  ///< XXH3-128, 32 hexadecimal digits

  friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

/// One Xapian database, never changed once it stands in a manifest: articles numbered first to last, fewer when some
/// were dropped.
struct ShardEntry {
  std::string name;  ///< its folder, relative to the archive's
  std::uint32_t first = 0, last = 0;
  std::uint32_t articles = 0;
  std::vector<FileEntry> files;
  FileEntry columns;  ///< without a name when they are still to be made

  friend bool operator==(const ShardEntry&, const ShardEntry&) = default;
};

/// A file that a former generation named, and when (seconds since 1970) the last one did.
struct Retired {
  std::string name;
  std::int64_t since = 0;

  friend bool operator==(const Retired&, const Retired&) = default;
};

/// One generation of an archive: every file that it consists of, and the figures that opening it needs at once.
struct Manifest {
  int format = 0;
  std::uint64_t generation = 0;
  std::string uuid;                ///< of the archive; made once
  std::int64_t committed = 0;      ///< seconds since 1970
  std::uint32_t next_number = 1;   ///< numbers from here on were never given
  std::vector<ShardEntry> shards;  ///< in the order of their numbers
  std::map<std::string, std::vector<FileEntry>>
      tables;  ///< "ids", "copies", ...: runs, oldest first; "removed_set", "groups": one file or none
  std::vector<std::string> stem_tags;        ///< languages of the stems that shards hold, sorted
  std::optional<Period> published, indexed;  ///< days that occur
  std::vector<Retired> retired;
  bool term_lists = false;  ///< shards to come have them; those that are there when `compact` wrote them since

  /// Every file that the generation consists of, the manifest itself left out.
  [[nodiscard]] std::vector<FileEntry> all_files() const;
  /// The files of that table, oldest first; none when there is no such table.
  [[nodiscard]] std::vector<FileEntry> files_of(std::string_view table) const;

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

inline constexpr std::string_view manifest_name = "MANIFEST";

/// As it stands in the file: JSON on one line, then a line with the sum of the first.
[[nodiscard]] std::string to_text(const Manifest& manifest);

/// Throws Error of kind archive when the text is damaged or of a newer format.
[[nodiscard]] Manifest parse_manifest(std::string_view text);

/// Reads the archive's manifest. Throws Error of kind archive when there is none or it is damaged.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& folder);

/// Nothing when the folder holds no archive.
[[nodiscard]] std::optional<Manifest> try_read_manifest(const std::filesystem::path& folder);

/// Replaces the archive's manifest durably: written beside, synced, renamed, folder synced. Throws Error of kind
/// system.
void write_manifest(const std::filesystem::path& folder, const Manifest& manifest);

}  // namespace dateline::archive
