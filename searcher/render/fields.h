#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/amounts.h"
#include "dateline/date.h"
#include "dateline/searcher.h"

/// Values as readers of every format see them.
namespace dateline::render {

/// The calendar day, cut where the precision ends ("2025-09"); "" when unknown.
[[nodiscard]] std::string day_text(const Timestamp& time);

using display::byte_size;
using display::counted;
using display::grouped;

/// A name and its value, both as text.
using NamedValue = std::pair<std::string, std::string>;

/// An article's `extra` on one line with nothing between its tokens, numbers and the order of keys as they came. What
/// is no JSON object becomes one with the text under "unparsed"; no text, an empty one.
[[nodiscard]] std::string compact_extra(std::string_view extra);

/// The keys of compact_extra()'s object; a string is given without its quotes, any other value as JSON.
[[nodiscard]] std::vector<NamedValue> extra_members(std::string_view extra);

}  // namespace dateline::render
