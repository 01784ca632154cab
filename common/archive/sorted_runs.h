#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "common/archive/tables.h"

namespace dateline::archive {

/// One file of records, mapped. Throws Error of kind archive when its size is not a whole number of them.
template <typename Record>
class MappedRecords {
  static_assert(std::is_trivially_copyable_v<Record>);

 public:
  MappedRecords() = default;
  explicit MappedRecords(const std::filesystem::path& path) : file_(path) {}

  [[nodiscard]] std::span<const Record> records() const {
    // Mappings begin on a page, so any record is aligned.
    return {reinterpret_cast<const Record*>(file_.bytes().data()), file_.bytes().size() / sizeof(Record)};
  }

 private:
  MappedFile file_;
};

template <typename Record>
[[nodiscard]] std::string_view bytes_of(std::span<const Record> records) {
  return {reinterpret_cast<const char*>(records.data()), records.size_bytes()};
}

/// Projects records onto what they are sorted by.
struct ByKey {
  template <typename Record>
  [[nodiscard]] std::uint64_t operator()(const Record& record) const {
    return key_of(record);
  }
};

/// A table as runs, each sorted by key_of(), oldest first: a look-up is a binary search in each, so a commit writes
/// only what is new and few runs are kept by merging (Writer's business).
template <typename Record>
class SortedRuns {
 public:
  SortedRuns() = default;
  SortedRuns(const std::filesystem::path& folder, const std::vector<FileEntry>& runs) {
    for (const FileEntry& run : runs) runs_.emplace_back(folder / run.name);
  }

  /// The record of that key in the newest run that has one.
  [[nodiscard]] std::optional<Record> find(std::uint64_t key) const {
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
      const auto records = run->records();
      const auto at = std::ranges::lower_bound(records, key, {}, ByKey{});
      if (at != records.end() && key_of(*at) == key) return *at;
    }
    return std::nullopt;
  }

  /// Calls `visit` with every record of that key, oldest run first.
  template <typename Visit>
  void each(std::uint64_t key, Visit visit) const {
    for (const auto& run : runs_) {
      const auto records = run.records();
      for (auto at = std::ranges::lower_bound(records, key, {}, ByKey{}); at != records.end() && key_of(*at) == key;
           ++at)
        visit(*at);
    }
  }

  /// Every record, sorted by key, of one key the older first.
  [[nodiscard]] std::vector<Record> all() const {
    std::vector<Record> records;
    for (std::size_t i = 0; i < run_count(); ++i) records.insert(records.end(), run(i).begin(), run(i).end());
    std::ranges::stable_sort(records, {}, ByKey{});
    return records;
  }

  [[nodiscard]] std::size_t run_count() const { return runs_.size(); }
  [[nodiscard]] std::span<const Record> run(std::size_t i) const { return runs_[i].records(); }

 private:
  std::vector<MappedRecords<Record>> runs_;
};

/// Calls `visit` with every record of runs that are each sorted by key, oldest run first: by key, of one key the older
/// first. Reads on through all of them, so what is mapped need not be in memory.
template <typename Record, typename Visit>
void merge_runs(std::span<const std::span<const Record>> runs, Visit visit) {
  struct Reader {
    std::uint64_t key;
    std::size_t run;
    std::span<const Record> left;
  };
  const auto later = [](const Reader& a, const Reader& b) { return std::tie(a.key, a.run) > std::tie(b.key, b.run); };
  std::vector<Reader> heap;
  for (std::size_t run = 0; run < runs.size(); ++run)
    if (!runs[run].empty()) heap.push_back({key_of(runs[run].front()), run, runs[run]});
  std::ranges::make_heap(heap, later);
  while (!heap.empty()) {
    std::ranges::pop_heap(heap, later);
    Reader& reader = heap.back();
    visit(reader.left.front());
    reader.left = reader.left.subspan(1);
    if (reader.left.empty()) {
      heap.pop_back();
      continue;
    }
    reader.key = key_of(reader.left.front());
    std::ranges::push_heap(heap, later);
  }
}

}  // namespace dateline::archive
