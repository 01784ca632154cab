#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/files.h"
#include "common/archive/manifest.h"

namespace dateline::archive {

/// A value of a field ("Reuters" as a source), numbered from 0 in the order in which articles brought it.
using ValueNumber = std::uint32_t;

/// All values that one field has in an archive: from number to text and back. The text is as given; each stands once.
/// Runs of it are mapped files with neighbouring ranges of numbers, so that a commit writes only what is new.
class Values {
 public:
  Values() = default;
  /// Throws Error of kind archive when a run is damaged.
  Values(const std::filesystem::path& folder, const std::vector<FileEntry>& runs);

  [[nodiscard]] std::size_t size() const;
  /// Stands as long as this does. The number must be below size().
  [[nodiscard]] std::string_view text(ValueNumber number) const;
  [[nodiscard]] std::optional<ValueNumber> find(std::string_view text) const;

  [[nodiscard]] std::size_t run_count() const { return runs_.size(); }
  /// How many values the run has.
  [[nodiscard]] std::size_t run_size(std::size_t run) const { return runs_[run].ends.size(); }

  /// A run's bytes, for values that begin with that number; of none there is no run.
  [[nodiscard]] static std::string encode(ValueNumber first, std::span<const std::string_view> texts);

 private:
  /// Sorted by hash, so that a text finds its number.
  struct Slot {
    std::uint64_t hash;
    std::uint64_t number;
  };
  struct Run {
    MappedFile file;
    ValueNumber first = 0;
    std::span<const Slot> slots;
    std::span<const std::uint64_t> ends;  ///< of the texts, in order
    std::string_view texts;

    [[nodiscard]] std::string_view text(ValueNumber number) const;
  };
  std::vector<Run> runs_;
};

}  // namespace dateline::archive
