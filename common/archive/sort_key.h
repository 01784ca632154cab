#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/date.h"

namespace dateline::archive {

/// The value of schema::sort_slot. Descending order of bytes is: newest first by day and wall clock, undated last, then
/// ids ascending by bytes.
[[nodiscard]] std::string sort_key(const Timestamp& published, std::string_view id);

/// The id in a sort_key(); nothing when the key may hold only its beginning.
[[nodiscard]] std::optional<std::string> id_of_sort_key(std::string_view sort_key);

/// Turns a sort_key() into one whose descending order is: oldest first, undated last, then ids ascending.
[[nodiscard]] std::string oldest_key(std::string_view sort_key);

/// Whether the article of that key comes before the other one in time (undated ones after all), then by id: the order
/// in which a group's first article is found.
[[nodiscard]] bool earlier(std::string_view sort_key, std::string_view other);

}  // namespace dateline::archive
