#pragma once

#include <string>

#include "dateline/article.h"

namespace dateline::readers {

/// A dump's id as it is stored: without control characters, hashed when it is longer than 512 bytes.
[[nodiscard]] std::string clean_id(const std::string& given);

/// An id for an article that has none: of its url, else of its source, time, title and body.
[[nodiscard]] std::string make_id(const Article& article);

}  // namespace dateline::readers
