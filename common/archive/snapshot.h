#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/manifest.h"
#include "common/archive/number_set.h"
#include "common/archive/tables.h"
#include "common/archive/text_decoder.h"
#include "common/archive/values.h"
#include "dateline/archive_location.h"
#include "dateline/article.h"

namespace dateline::archive {

/// An article as its shard stores it, found once; only what is asked for is decoded. Throws Error of kind archive when
/// it is damaged.
class StoredText {
 public:
  StoredText(std::shared_ptr<const TextDecoder> decoder, std::string bytes, std::vector<std::string> other_ids);

  /// The article without its body; with other_ids.
  [[nodiscard]] Article headline() const;
  /// The body, or its first `most` bytes, which cost less.
  [[nodiscard]] std::string body(std::size_t most = std::string::npos) const;

 private:
  std::shared_ptr<const TextDecoder> decoder_;
  std::string bytes_;
  std::vector<std::string> other_ids_;
};

/// One generation, opened for reading: shards, removed bits, tables. Immutable; every file is open, so nothing that a
/// writer does later shows here. Thread-safe but for the Xapian databases: take one's own copy with open_shards().
class Snapshot {
 public:
  /// Throws Error of kind archive: none there, damaged, newer.
  static std::shared_ptr<const Snapshot> open(const ArchiveLocation& where);
  ~Snapshot();

  [[nodiscard]] const Manifest& manifest() const;
  [[nodiscard]] std::size_t shard_count() const;

  /// A database of all shards for statistics and ranked matches; own docids of spies and deciders are article numbers,
  /// hits' docids are number_of()'s. One per thread: databases from the pool are handed back when the lease ends.
  class Lease {
   public:
    Lease(const Snapshot& snapshot, std::unique_ptr<Xapian::Database> database);
    ~Lease();
    Lease(Lease&&) noexcept;
    Lease& operator=(Lease&&) = delete;
    Xapian::Database& operator*() const { return *database_; }
    Xapian::Database* operator->() const { return database_.get(); }

   private:
    const Snapshot* snapshot_;
    std::unique_ptr<Xapian::Database> database_;
  };
  [[nodiscard]] Lease lease() const;

  /// From a hit's docid of the combined database to the article's number, and back.
  [[nodiscard]] Number number_of(Xapian::docid combined) const;
  [[nodiscard]] Xapian::docid combined_docid(Number number) const;

  /// A shard's columns. Throws Error of kind archive when they are still to be made.
  [[nodiscard]] const ColumnsView& columns(std::size_t shard) const;
  /// The values of a field that has a column (see value_fields).
  [[nodiscard]] const Values& values(schema::Field field) const;

  /// Whether the article was deleted or replaced.
  [[nodiscard]] bool removed(Number number) const;
  [[nodiscard]] std::size_t removed_count() const;
  [[nodiscard]] const NumberSet& removed_numbers() const;

  /// The live article with that id, or of which that id is a copy.
  [[nodiscard]] std::optional<Number> find(std::string_view id) const;

  /// The group of near-copies: the number of its first article (earliest day, then id by bytes); nothing for an article
  /// without near-copies.
  [[nodiscard]] std::optional<Number> group_of(Number number) const;
  /// Live articles of the group that the article is in; 0 for one without near-copies.
  [[nodiscard]] std::size_t group_size(Number number) const;
  /// Of every live article that has near-copies, ascending by number.
  [[nodiscard]] std::span<const GroupRecord> groups() const;
  [[nodiscard]] std::size_t group_count() const;

  /// How that shard's texts are read.
  [[nodiscard]] const std::shared_ptr<const TextDecoder>& text_of(std::size_t shard) const;

  /// What is stored of the article. Number must be live.
  [[nodiscard]] StoredText stored(const Xapian::Database& combined, Number number) const;
  /// The same, decoded; `with_body` false leaves the body empty and costs less. `other_ids` included.
  [[nodiscard]] Article article(const Xapian::Database& combined, Number number, bool with_body = true) const;

 private:
  Snapshot();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::archive
