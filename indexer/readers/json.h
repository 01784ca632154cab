#pragma once

#include "indexer/readers/format.h"

namespace dateline::readers {

/// A JSON document: a list of articles, a document with such a list inside, or objects one after another.
class JsonFormat : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "json"; }
  [[nodiscard]] int likeness(std::string_view head, std::string_view name) const override;
  [[nodiscard]] std::unique_ptr<Splitter> split(Window& member, const ReadOptions& options) const override;
  [[nodiscard]] std::unique_ptr<RecordReader> reader() const override;
};

}  // namespace dateline::readers
