#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/source.h"
#include "indexer/glass/table_writer.h"

namespace dateline::glass {

/// Gathers one posting list, and writes it as chunks of 2,000 bytes and a bit:
/// - any chunk: '1' if it is the list's last, else '0'; its last document - its first; wdf of the first; then, for each
///   document more, step - 1 and wdf;
/// - before that, in the first chunk: documents, sum of wdf, first document - 1.
class PostingListWriter {
 public:
  /// Documents ascend: throws Error of kind archive otherwise, since then a source is damaged.
  void add(DocId document, std::uint32_t wdf);
  [[nodiscard]] bool empty() const { return documents_ == 0; }

  /// Writes the term's list, if anything was added, and begins another. Throws Error of kind system when the sum of wdf
  /// passes 32 bits.
  void write(std::string_view term, TableWriter& to);
  /// The same for the list of document lengths, which stands before all terms and has no counts.
  void write_lengths(TableWriter& to);

 private:
  struct Chunk {
    DocId first = 0, last = 0;
    std::size_t begin = 0;  ///< in entries_
  };
  void write(const std::string& first_key, const std::string& other_keys, bool counted, TableWriter& to);

  std::vector<Chunk> chunks_;
  std::string entries_;
  std::uint64_t documents_ = 0, wdf_ = 0;
};

/// Reads chunks in turn as PostingListWriter wrote them.
class PostingListReader {
 public:
  PostingListReader() = default;
  /// The first chunk. Throws Error of kind archive where the bytes are none.
  explicit PostingListReader(std::string_view first_chunk);

  /// False at the chunk's end, which must be where the chunk says.
  bool next(Posting& posting);
  [[nodiscard]] bool at_last_chunk() const { return last_chunk_; }
  /// Goes on with the next chunk, which begins with that document.
  void next_chunk(DocId first, std::string_view chunk);

 private:
  void begin_chunk(std::string_view chunk);

  std::string_view left_;
  DocId document_ = 0, last_ = 0;
  bool last_chunk_ = true, at_first_ = false;
};

/// Bytes of a term's key, so that a key of 255 has room for a document behind it; what Xapian allows.
inline constexpr std::size_t most_term = 245;

/// Keys under which the lists stand.
[[nodiscard]] std::string term_key(std::string_view term);
extern const std::string lengths_key;

}  // namespace dateline::glass
