#pragma once

#include <string>

#include "dateline/searcher.h"
#include "searcher/render/columns.h"
#include "searcher/render/ink.h"

/// What all matches together look like.
namespace dateline::render {

/// A facet's values with counts, shares of all matches and bars, `columns` wide.
[[nodiscard]] Block facet_block(const Facet& facet, std::size_t matches, std::size_t columns, const Ink& ink);

/// Facets side by side where `columns` allow it, an empty line between rows of them.
[[nodiscard]] Block facet_blocks(const std::vector<Facet>& facets, std::size_t matches, std::size_t columns,
                                 const Ink& ink);

/// A timeline as upright bars over a time axis, as wide as the screen: a strip for each query on one scale, and one
/// for the share of the archive's articles that match.
[[nodiscard]] Block timeline_block(const Timeline& timeline, std::string_view query, const Ink& ink);

}  // namespace dateline::render
