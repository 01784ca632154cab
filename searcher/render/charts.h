#pragma once

#include <string>

#include "dateline/searcher.h"
#include "searcher/render/render.h"

/// The pictures on a terminal: what stands behind the hits.
namespace dateline::render {

/// Facets as bars with counts and shares of all matches, side by side where the screen is wide enough; each line ended.
[[nodiscard]] std::string facet_bars(const Results& results, const Screen& screen);

/// A timeline as upright bars over time, one band a query over the same scale; each line ended. Where there are more
/// buckets than columns, neighbours stand in one column, and the chart says so.
[[nodiscard]] std::string timeline_chart(const Results& results, const Screen& screen);

}  // namespace dateline::render
