#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"
#include "dateline/searcher.h"
#include "searcher/analyser.h"

namespace dateline {

/// Something that a query asks of the words of a text: what is highlighted when it is there. One of the three ways is
/// set.
struct Mark {
  std::map<std::string, std::vector<std::string>, std::less<>> stems;  ///< any form: language tag -> stems
  std::vector<std::string> sequence;                                   ///< these words as written, side by side
  std::string beginning;                                               ///< any word that begins so
  bool acronym = false;                                                ///< only when written in capitals
  bool title_only = false;
  double weight = 1;  ///< how much seeing it tells
};

/// A place in a text where a mark was found.
struct MarkedPlace {
  std::size_t begin = 0, end = 0;  ///< bytes
  std::size_t mark = 0;
  std::size_t whole_end = 0;  ///< at the first word of a match: where its last word ends; else 0
};

/// Where the marks are, in the order of the text. `tag` is the text's language for stems.
[[nodiscard]] std::vector<MarkedPlace> find_marks(const std::vector<Mark>& marks, std::string_view text,
                                                  std::string_view tag, bool in_title, Analyser& analyser);

/// As ranges to highlight, places that overlap made one.
[[nodiscard]] std::vector<ByteRange> merge_places(std::vector<MarkedPlace> places);

}  // namespace dateline
