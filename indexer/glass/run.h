#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/archive/files.h"
#include "indexer/glass/source.h"

namespace dateline::glass {

/// Inverts documents in memory: a log of postings in the order of documents, which finish() brings into the order of
/// terms by a counting sort, so that only terms that are new to the lexicon are compared. (Heinz and Zobel, "Efficient
/// single-pass index construction for text databases", 2003.)
///
/// A document comes in pieces: begin(), what it has in any order, end(). The lexicon outlives runs: what a term is
/// numbered holds until forgotten() counts one more. One thread.
class RunWriter {
 public:
  using TermNumber = std::uint32_t;

  /// A lexicon of more bytes than that is emptied at the end of a run rather than kept for the next.
  explicit RunWriter(std::size_t most_lexicon_bytes = std::size_t{32} << 20);
  ~RunWriter();
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;

  /// The number under which the term is posted.
  [[nodiscard]] TermNumber number(std::string_view term);
  /// How often the lexicon was emptied, which only finish() does, when it has become large.
  [[nodiscard]] std::uint64_t forgotten() const;

  /// Documents ascend, from 1.
  void begin(DocId document);
  /// A term at a position, counted `wdf` times. Positions of a term need not ascend; doubles count once.
  void posting(TermNumber term, std::uint32_t position, std::uint32_t wdf);
  void posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) {
    posting(number(term), position, wdf);
  }
  /// A term without a position, counted `wdf` times more.
  void term(TermNumber term, std::uint32_t wdf);
  void term(std::string_view term, std::uint32_t wdf) { this->term(number(term), wdf); }
  void value(std::uint32_t slot, std::string_view value);
  void data(std::string_view bytes);
  /// Throws Error of kind system when the document's length passes 32 bits, or the run's postings 4 GiB.
  void end();

  /// Bytes that it holds, about.
  [[nodiscard]] std::size_t memory() const;

  /// Writes a run file, unsynced, which Run reads, and begins another. Throws Error of kind system.
  void finish(const std::filesystem::path& path);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A run file, mapped.
class Run : public Source {
 public:
  explicit Run(const std::filesystem::path& path);

  [[nodiscard]] std::unique_ptr<PostingCursor> postings() const override;
  [[nodiscard]] std::unique_ptr<PositionCursor> positions() const override;
  void each_length(const std::function<void(DocId, std::uint32_t)>& visit) const override;
  [[nodiscard]] std::vector<std::uint32_t> slots() const override;
  void each_value(std::uint32_t slot, const std::function<void(DocId, std::string_view)>& visit) const override;
  void each_data(const std::function<void(DocId, Tag)>& visit) const override;

 private:
  archive::MappedFile file_;
  std::string_view documents_, terms_;
};

}  // namespace dateline::glass
