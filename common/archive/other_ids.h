#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/archive/files.h"
#include "common/archive/manifest.h"

namespace dateline::archive {

/// The other ids of articles that the dump held more than once, as text: runs of (number, id), sorted.
///
/// An entry may be out of date: it counts while the ids table still says that the id is a copy of that number.
class OtherIds {
 public:
  using Entry = std::pair<std::uint32_t, std::string>;

  OtherIds() = default;
  OtherIds(const std::filesystem::path& folder, const std::vector<FileEntry>& runs);

  /// Every id ever noted for that number, in the order of their bytes.
  [[nodiscard]] std::vector<std::string> of(std::uint32_t number) const;
  [[nodiscard]] bool empty() const { return runs_.empty(); }
  [[nodiscard]] std::vector<Entry> all() const;
  [[nodiscard]] std::size_t run_count() const { return runs_.size(); }
  [[nodiscard]] std::size_t run_size(std::size_t run) const { return runs_[run].slots.size(); }
  void append_run(std::size_t run, std::vector<Entry>& entries) const;

  /// A run's bytes; `entries` are sorted by the call.
  [[nodiscard]] static std::string encode(std::vector<Entry> entries);

 private:
  struct Slot {
    std::uint32_t number, begin, end;
  };
  struct Run {
    MappedFile file;
    std::span<const Slot> slots;
    std::string_view texts;
  };
  std::vector<Run> runs_;
};

}  // namespace dateline::archive
