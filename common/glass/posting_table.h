#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>

#include "common/archive/files.h"

/// Xapian's tables ("glass") read in place, without Xapian: a look-up costs no copy and no system call.
namespace dateline::glass {

using DocumentNumber = std::uint32_t;

/// Greater than every document: where a list that has come to its end stands.
inline constexpr DocumentNumber no_document = std::numeric_limits<DocumentNumber>::max();

/// A B-tree of blocks in memory. Throws Error of kind archive where it is damaged.
class Table {
 public:
  Table() = default;
  Table(std::string_view bytes, std::uint32_t root, unsigned level) : bytes_(bytes), root_(root), level_(level) {}

  /// A place in the table. Views live as long as the table.
  class Place {
   public:
    [[nodiscard]] std::string_view key() const { return key_; }
    /// The entry's bytes; those of an entry in several parts are put together in `room`.
    [[nodiscard]] std::string_view tag(std::string& room) const;

   private:
    friend class Table;
    static constexpr std::size_t most_levels = 10;
    struct Step {
      const unsigned char* block = nullptr;
      std::uint32_t item = 0, items = 0;
    };
    const Table* table_ = nullptr;
    std::array<Step, most_levels> path_{};  // by level, leaf first
    std::string_view key_, part_;
    unsigned flags_ = 0;
  };

  /// The last entry whose key is not greater.
  [[nodiscard]] Place find(std::string_view key) const;
  /// To the next part or entry; false at the end.
  [[nodiscard]] static bool step(Place& place);

 private:
  [[nodiscard]] Place::Step open(std::uint32_t block, unsigned level) const;
  static void read_item(Place& place);
  static void step_back(Place& place);

  std::string_view bytes_;
  std::uint32_t root_ = 0;
  unsigned level_ = 0;
};

/// The documents that have a term, ascending, or the lengths of all documents. One thread; the table must outlive it.
class PostingIterator {
 public:
  /// At its end.
  PostingIterator() = default;
  PostingIterator(PostingIterator&&) = default;
  PostingIterator& operator=(PostingIterator&&) = default;
  PostingIterator(const PostingIterator&) = delete;  // it may point into its own room
  PostingIterator& operator=(const PostingIterator&) = delete;
  ~PostingIterator() = default;

  /// Documents in the whole list; 0 for that of lengths.
  [[nodiscard]] std::uint32_t frequency() const { return frequency_; }

  /// no_document at the end.
  [[nodiscard]] DocumentNumber document() const { return document_; }
  /// How often the document has the term, or its length.
  [[nodiscard]] std::uint32_t count() const { return count_; }

  void next() {
    if (at_ == end_) return next_chunk();
    document_ += take_number() + 1;
    count_ = take_number();
  }

  /// To the first document that is not less.
  void skip_to(DocumentNumber wanted) {
    if (wanted > chunk_last_) to_chunk_of(wanted);
    while (document_ < wanted) next();
  }

 private:
  friend class PostingTable;
  PostingIterator(const Table& table, std::string_view first_key, std::string chunk_key);

  std::uint32_t take_number() {
    if (at_ != end_ && *at_ < 0x80) return *at_++;
    return take_long_number();
  }
  std::uint32_t take_long_number();
  void next_chunk();
  void to_chunk_of(DocumentNumber wanted);
  bool enter_chunk();
  void open_chunk(DocumentNumber first);

  const unsigned char* at_ = nullptr;
  const unsigned char* end_ = nullptr;
  DocumentNumber document_ = no_document, chunk_last_ = no_document;
  std::uint32_t count_ = 0, frequency_ = 0;
  bool last_chunk_ = true;
  const Table* table_ = nullptr;
  Table::Place place_;
  std::string chunk_key_;  // what the keys of chunks after the first begin with
  std::string room_;
};

/// The postings of a shard, and the values that stand beside them, mapped. Thread-safe.
class PostingTable {
 public:
  /// `shard`: the folder. Throws Error: system when its files cannot be read, archive when they are damaged.
  explicit PostingTable(const std::filesystem::path& shard);

  [[nodiscard]] PostingIterator postings(std::string_view term) const;
  [[nodiscard]] PostingIterator lengths() const;
  /// Empty when the document has none.
  [[nodiscard]] std::string value(std::uint32_t slot, DocumentNumber document) const;

 private:
  archive::MappedFile file_;
  Table table_;
};

}  // namespace dateline::glass
