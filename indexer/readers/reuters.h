#pragma once

#include "indexer/readers/format.h"

namespace dateline::readers {

/// The SGML of Reuters-21578: REUTERS elements with TITLE, DATELINE and BODY inside TEXT. Attributes are keys with an
/// "@" before them.
class ReutersFormat : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "reuters"; }
  [[nodiscard]] int likeness(std::string_view head, std::string_view name) const override;
  [[nodiscard]] bool may_hold_html() const override { return false; }
  [[nodiscard]] std::string_view default_source() const override { return "Reuters"; }
  [[nodiscard]] std::unique_ptr<Splitter> split(Window& member, const ReadOptions& options) const override;
  [[nodiscard]] std::unique_ptr<RecordReader> reader() const override;
};

}  // namespace dateline::readers
