#pragma once

#include "indexer/readers/format.h"

namespace dateline::readers {

/// The SGML of TREC's news collections: DOC elements, each with DOCNO, what its paper calls headline, date and byline,
/// and one TEXT or more.
class TrecFormat : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "trec"; }
  [[nodiscard]] int likeness(std::string_view head, std::string_view name) const override;
  [[nodiscard]] bool may_hold_html() const override { return false; }
  [[nodiscard]] std::unique_ptr<Splitter> split(Window& member, const ReadOptions& options) const override;
  [[nodiscard]] std::unique_ptr<RecordReader> reader() const override;
};

}  // namespace dateline::readers
