#pragma once

#include <string>
#include <string_view>

#include "dateline/article.h"

namespace dateline::archive {

/// An article as the bytes that a shard stores: everything but other_ids. The body comes last, so that a headline costs
/// nothing of it.
[[nodiscard]] std::string encode(const Article& article);

/// Throws Error of kind archive when the bytes are not what encode() gave. Without `with_body` the body stays empty.
[[nodiscard]] Article decode(std::string_view bytes, bool with_body = true);

}  // namespace dateline::archive
