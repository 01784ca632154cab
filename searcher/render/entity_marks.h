#pragma once

#include <string_view>
#include <vector>

#include "dateline/article.h"
#include "searcher/render/ink.h"

namespace dateline::render {

/// Where an article's own names stand in clean text, as whole words and in the case given; of names that overlap the
/// first, and of those that begin together the longest. A space in a name may be a line end in the text.
[[nodiscard]] std::vector<Marked::Mark> entity_marks(std::string_view clean, const EntityNames& names);

}  // namespace dateline::render
