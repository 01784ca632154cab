#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "common/glass/numbers.h"
#include "indexer/glass/table_writer.h"

namespace dateline::glass {

struct Posting {
  DocId document = 0;
  std::uint32_t wdf = 0;
};

/// A document's positions of a term.
struct PositionList {
  DocId document = 0;
  std::string_view bytes;  ///< as the position table has them
};

/// The terms of one source, ascending, each with items in the order of documents. Views live until the next step.
template <typename Item>
class TermCursor {
 public:
  virtual ~TermCursor() = default;
  /// False after the last term.
  virtual bool next_term() = 0;
  [[nodiscard]] virtual std::string_view term() const = 0;
  /// False after the term's last item.
  virtual bool next(Item& item) = 0;
};
using PostingCursor = TermCursor<Posting>;
using PositionCursor = TermCursor<PositionList>;

/// Documents that a shard is made of: a run, or an older shard. Each function may be called from another thread, all at
/// the same time; the cursors and visits are one thread's each. Documents come ascending.
class Source {
 public:
  virtual ~Source() = default;
  [[nodiscard]] virtual std::unique_ptr<PostingCursor> postings() const = 0;
  /// Terms may be left out that have no positions.
  [[nodiscard]] virtual std::unique_ptr<PositionCursor> positions() const = 0;
  virtual void each_length(const std::function<void(DocId, std::uint32_t)>& visit) const = 0;
  [[nodiscard]] virtual std::vector<std::uint32_t> slots() const = 0;
  virtual void each_value(std::uint32_t slot, const std::function<void(DocId, std::string_view)>& visit) const = 0;
  virtual void each_data(const std::function<void(DocId, Tag)>& visit) const = 0;
};

}  // namespace dateline::glass
