#pragma once

#include <string_view>
#include <vector>

#include "dateline/searcher.h"
#include "searcher/analyser.h"
#include "searcher/marks.h"

namespace dateline {

/// Every place of the text where a mark is, with what stands around it; the words of a phrase are one place.
[[nodiscard]] std::vector<KeywordInContext> keywords_in_context(std::string_view text, std::string_view language,
                                                                bool in_title, const std::vector<Mark>& marks,
                                                                Analyser& analyser);

}  // namespace dateline
