#pragma once

#include <cstdio>  // which the next one forgets
//
#include <cld2/public/compact_lang_det.h>

#include <string_view>

namespace dateline::text {

/// CLD2's number of a language as BCP 47; "und" for one that has none. The library itself uses withdrawn codes (iw,
/// jw).
[[nodiscard]] std::string_view code_of(CLD2::Language language);

}  // namespace dateline::text
