#pragma once

#include <string_view>
#include <vector>

#include "dateline/searcher.h"
#include "searcher/analyser.h"
#include "searcher/marks.h"

namespace dateline {

/// The piece of a body that says most of what was asked, white space folded, cut pieces shown by an ellipsis; without a
/// match its beginning. `language` is the article's.
[[nodiscard]] Snippet make_snippet(std::string_view body, std::string_view language, const std::vector<Mark>& marks,
                                   Analyser& analyser);

/// What of a title was asked for.
[[nodiscard]] std::vector<ByteRange> highlight_title(std::string_view title, std::string_view language,
                                                     const std::vector<Mark>& marks, Analyser& analyser);

}  // namespace dateline
