#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::cli {

/// Fields to count, each with how many values to list (0: all): "person,source=3". Names are those of schema.h, aliases
/// and plurals included. Throws Error of kind usage.
[[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> read_facet_list(std::string_view text);

/// Whether a word behind a bare --facets is meant as its value: it names a field.
[[nodiscard]] bool is_facet_list(std::string_view text);

}  // namespace dateline::cli
