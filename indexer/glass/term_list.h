#pragma once

#include <filesystem>
#include <string>

#include "indexer/glass/by_document.h"
#include "indexer/glass/table_writer.h"

namespace dateline::glass {

/// Makes the table of term lists, which says of each document what the postings say of each term: what Xapian's tools
/// need to change documents, expand queries and show a document's terms. Under the document's number:
/// - its length; how many terms; the first one's length (1 byte), bytes and wdf; for each other: what it shares with
/// the
///   term before (1 byte), how many bytes more (1 byte), these, wdf; where wdf and what is shared fit into one byte, as
///   (wdf + 1) * (length of the term before + 1) + what is shared, no wdf follows; no bytes for a document without
///   terms;
/// - with a NUL behind the key, if it has values: their slots, as steps - 1.
///
/// Tags are not deflated. One thread. Throws Error of kind system.
class TermListWriter {
 public:
  /// Scratch files go into the folder, and are gone with this.
  explicit TermListWriter(const std::filesystem::path& folder);

  /// Terms ascend; documents may come in any order.
  void add_term(DocId document, std::string_view term, std::uint32_t wdf);
  /// Slots of a document ascend.
  void add_slot(DocId document, std::uint32_t slot);

  /// After all terms and slots, each document, ascending.
  void write(DocId document, std::uint32_t length, TableWriter& to);

 private:
  ByDocument terms_, slots_;
  std::string piece_, taken_;
};

}  // namespace dateline::glass
