#pragma once

#include <memory>

#include "indexer/readers/format.h"

namespace dateline::readers {

/// Reads one JSON value. Lenient where dumps are dirty and the meaning is plain: half surrogate pairs become U+FFFD,
/// control characters may stand in strings, NaN and Infinity are null, numbers of any length keep their digits.
class JsonReader : public RecordReader {
 public:
  JsonReader();
  ~JsonReader() override;
  std::variant<Value, RecordProblem> read(std::string_view text, const TableHead* table = nullptr) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::readers
