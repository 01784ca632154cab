#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/archive/files.h"
#include "indexer/glass/document_sink.h"
#include "indexer/glass/source.h"

namespace dateline::glass {

/// Inverts documents in memory: a log of postings in the order of documents, which finish() brings into the order of
/// terms by a counting sort, so that only the distinct terms are compared. (Heinz and Zobel, "Efficient single-pass
/// index construction for text databases", 2003.)
///
/// One thread.
class RunWriter : public DocumentSink {
 public:
  RunWriter();
  ~RunWriter() override;
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;

  void begin(DocId document) override;
  void posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) override;
  void term(std::string_view term, std::uint32_t wdf) override;
  void value(std::uint32_t slot, std::string_view value) override;
  void data(std::string_view bytes) override;
  void end() override;

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
