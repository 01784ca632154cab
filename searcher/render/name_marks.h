#pragma once

#include <string_view>
#include <vector>

#include "dateline/article.h"
#include "searcher/render/ink.h"

namespace dateline::render {

/// Where the article's names stand in clean text, in order and apart from each other: whole words that begin with a
/// capital, whatever the case of the rest; of two that overlap, the longer.
[[nodiscard]] Marked with_names_marked(std::string clean, const EntityNames& names);

}  // namespace dateline::render
