#pragma once

#include "indexer/readers/format.h"

namespace dateline::readers {

/// A JSON object a line (JSONL, NDJSON, JSON text sequences).
class JsonlFormat : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "jsonl"; }
  [[nodiscard]] int likeness(std::string_view head, std::string_view name) const override;
  [[nodiscard]] std::unique_ptr<Splitter> split(Window& member, const ReadOptions& options) const override;
  [[nodiscard]] std::unique_ptr<RecordReader> reader() const override;
};

}  // namespace dateline::readers
