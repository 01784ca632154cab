#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/glass/posting_table.h"
#include "common/schema.h"
#include "dateline/archive_location.h"

namespace dateline {

/// The postings of a snapshot's shards, read in place. Thread-safe. Documents are archive-wide article numbers, and
/// shards follow one another in their order.
class Postings {
 public:
  /// The snapshot must have been opened there, and its files must still be there. Throws Error.
  Postings(const archive::Snapshot& snapshot, const ArchiveLocation& where);

  class Shard {
   public:
    Shard(const std::filesystem::path& folder, archive::Number first, archive::Number last)
        : first_(first), last_(last), table_(folder) {}

    [[nodiscard]] archive::Number first() const { return first_; }
    [[nodiscard]] archive::Number last() const { return last_; }
    [[nodiscard]] glass::PostingIterator postings(std::string_view term) const { return table_.postings(term); }
    /// All documents.
    [[nodiscard]] glass::PostingIterator documents() const { return table_.lengths(); }
    [[nodiscard]] std::string sort_key(archive::Number number) const { return table_.value(schema::sort_slot, number); }
    /// Of each document, by number from first() on; read when first asked for.
    [[nodiscard]] std::span<const std::uint32_t> lengths() const;

   private:
    archive::Number first_, last_;
    glass::PostingTable table_;
    mutable std::once_flag read_;
    mutable std::vector<std::uint32_t> lengths_;
  };

  [[nodiscard]] const std::deque<Shard>& shards() const { return shards_; }
  /// Articles with the term, removed ones too.
  [[nodiscard]] std::uint32_t frequency(std::string_view term) const;
  /// See archive::sort_key(); empty for an article that no shard has.
  [[nodiscard]] std::string sort_key(archive::Number number) const;
  /// Articles, removed ones too.
  [[nodiscard]] std::uint32_t articles() const { return articles_; }

 private:
  std::deque<Shard> shards_;
  std::uint32_t articles_ = 0;
};

}  // namespace dateline
