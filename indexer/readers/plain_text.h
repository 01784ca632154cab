#pragma once

#include "indexer/readers/format.h"

namespace dateline::readers {

/// An article a file. Its first line is the title when it looks like one and is then left out of the body; else the
/// first sentence is, and the body is the whole text.
class PlainTextFormat : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "text"; }
  [[nodiscard]] int likeness(std::string_view head, std::string_view name) const override;
  [[nodiscard]] bool may_hold_html() const override { return false; }
  [[nodiscard]] std::unique_ptr<Splitter> split(Window& member, const ReadOptions& options) const override;
  [[nodiscard]] std::unique_ptr<RecordReader> reader() const override;
};

/// Whether a file inside a folder or archive file is an article by its name: "*.txt", or one without a suffix; no
/// README or LICENSE.
[[nodiscard]] bool is_text_name(std::string_view path);

}  // namespace dateline::readers
