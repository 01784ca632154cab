#include <array>

#include "dateline/searcher.h"

namespace dateline {

std::span<const std::string_view> facet_fields() {
  static constexpr std::array<std::string_view, 12> names{"person", "org",      "place", "topic", "source", "section",
                                                          "author", "language", "year",  "month", "day",    "weekday"};
  return names;
}

}  // namespace dateline
