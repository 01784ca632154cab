#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/value.h"

namespace dateline::readers {

/// The text or number that a value stands for: itself; of an object what it calls its name or text ({"rendered": ...});
/// of a list its first item's. Null when there is none.
[[nodiscard]] Value* text_leaf(Value& value);

/// The texts that a value stands for: one of each item of a list.
[[nodiscard]] std::vector<Value*> text_leaves(Value& value);

/// "By Jane Doe and John Roe" as names. A name with its parts turned round ("Doe, Jane") stays one.
[[nodiscard]] std::vector<std::string> split_authors(std::string_view byline);

/// A text that lists things, split at its semicolons, else bars, else commas.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

}  // namespace dateline::readers
