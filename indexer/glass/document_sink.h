#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/glass/numbers.h"

namespace dateline::glass {

/// Takes documents in pieces: begin(), what each has in any order, end().
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;

  /// Numbers ascend, from 1.
  virtual void begin(DocId document) = 0;
  /// A term at a position, counted `wdf` times. Positions of a term need not ascend; doubles count once.
  virtual void posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) = 0;
  /// A term without a position, counted `wdf` times more.
  virtual void term(std::string_view term, std::uint32_t wdf) = 0;
  virtual void value(std::uint32_t slot, std::string_view value) = 0;
  virtual void data(std::string_view bytes) = 0;
  /// Throws Error of kind system when the sum of `wdf` passes 32 bits.
  virtual void end() = 0;
};

}  // namespace dateline::glass
