#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/field_names.h"
#include "indexer/readers/value.h"

namespace dateline::readers {

/// Which of a record's values may give which field.
class FieldMap {
 public:
  static constexpr std::size_t field_count = static_cast<std::size_t>(Field::entities) + 1;

  /// A value that may give a field, the best first.
  struct Candidate {
    Value* value;
    bool more = false;  ///< of a mapped path: it adds to those before it
  };
  using Candidates = std::array<std::vector<Candidate>, field_count>;

  /// `--map`: field and path. Throws Error of kind usage for a field that there is not.
  explicit FieldMap(const std::vector<std::pair<std::string, std::string>>& map);

  [[nodiscard]] Candidates candidates(Value& record) const;
  [[nodiscard]] bool is_mapped(Field field) const { return mapped_[static_cast<std::size_t>(field)]; }

 private:
  struct Mapping {
    Field field;
    std::string path;
  };
  std::vector<Mapping> mappings_;
  std::array<bool, field_count> mapped_{};
};

}  // namespace dateline::readers
