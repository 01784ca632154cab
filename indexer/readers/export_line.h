#pragma once

#include <optional>

#include "dateline/article.h"
#include "indexer/readers/value.h"

namespace dateline::readers {

/// The article of a line that `dateline export` wrote, exactly as it was, with where it was first read; nothing when
/// the record is no such line.
[[nodiscard]] std::optional<Article> read_export_line(const Value& record);

}  // namespace dateline::readers
