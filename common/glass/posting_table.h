#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>

#include "common/archive/files.h"
#include "common/glass/numbers.h"
#include "common/glass/table_layout.h"

/// Xapian's tables ("glass") read in place, without Xapian: a look-up costs no copy and no system call.
namespace dateline::glass {

/// Greater than every document: where a list that has come to its end stands.
inline constexpr DocId no_document = std::numeric_limits<DocId>::max();

/// A B-tree of blocks in memory. Throws Error of kind archive where it is damaged.
class Table {
 public:
  Table() = default;
  /// `bytes`: the table's file; must outlive this.
  Table(std::string_view bytes, const TableRoot& root);

  /// A place in the table. Views live as long as the table.
  class Place {
   public:
    [[nodiscard]] std::string_view key() const { return key_; }
    /// The entry's bytes; those of an entry in several parts are put together in `room`.
    [[nodiscard]] std::string_view tag(std::string& room) const;

   private:
    friend class Table;
    struct Step {
      const unsigned char* block = nullptr;
      std::uint32_t item = 0, items = 0;
    };
    const Table* table_ = nullptr;
    std::array<Step, most_levels> path_{};  // by level, leaf first
    std::string_view key_, part_;
    unsigned flags_ = 0, part_number_ = 0;
  };

  /// The last entry whose key is not greater.
  [[nodiscard]] Place find(std::string_view key) const;
  /// To the next part or entry; false at the end. They ascend, so that whatever is damaged, no walk is endless.
  [[nodiscard]] static bool step(Place& place);

 private:
  /// The last part or entry that is not after the key.
  [[nodiscard]] Place find_part(std::string_view key) const;
  [[nodiscard]] Place::Step open(std::uint32_t block, unsigned level) const;
  static void read_item(Place& place);
  static void step_back(Place& place);

  std::string_view bytes_;
  std::uint32_t root_ = 0;
  unsigned level_ = 0;
};

/// The documents that have a term, or the lengths of all documents. Documents ascend, else it throws Error of kind
/// archive. One thread; the table must outlive it.
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
  [[nodiscard]] DocId document() const { return document_; }
  /// How often the document has the term, or its length.
  [[nodiscard]] std::uint32_t count() const { return count_; }

  void next() {
    if (at_ == end_) return end_chunk();
    const std::uint32_t step = take_number();
    if (step >= chunk_last_ - document_) throw_damaged();
    document_ += step + 1;
    count_ = take_number();
  }

  /// To the first document that is not less.
  void skip_to(DocId wanted) {
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
  void end_chunk();
  void next_chunk();
  void to_chunk_of(DocId wanted);
  /// Whether the place is a chunk, which then must not begin before `least`.
  bool enter_chunk(DocId least);
  void open_chunk(DocId first);

  const unsigned char* at_ = nullptr;
  const unsigned char* end_ = nullptr;
  DocId document_ = no_document, chunk_last_ = no_document;
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
  [[nodiscard]] std::string value(std::uint32_t slot, DocId document) const;

 private:
  archive::MappedFile file_;
  Table table_;
};

}  // namespace dateline::glass
