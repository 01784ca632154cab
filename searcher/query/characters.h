#pragma once

#include <string_view>

/// What characters mean to the query language.
namespace dateline::query {

/// White space of any script, and control characters (NUL too).
[[nodiscard]] bool is_separator(char32_t c);

/// " “ ” „ « »: begins a quoted text.
[[nodiscard]] bool opens_quote(char32_t c);

/// " “ ” « »: ends it, whichever of the others began it („ only begins).
[[nodiscard]] bool closes_quote(char32_t c);

[[nodiscard]] bool is_letter(char32_t c);

/// A letter or a number of any script.
[[nodiscard]] bool is_alphanumeric(char32_t c);

/// Whether there is anything in it to search for.
[[nodiscard]] bool holds_alphanumeric(std::string_view text);

}  // namespace dateline::query
