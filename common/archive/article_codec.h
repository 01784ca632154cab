#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dateline/article.h"

/// Articles as bytes. What takes from the front of bytes throws Error of kind archive when they are not what was put
/// there.
namespace dateline::archive {

/// Appends the head: everything but the body and other_ids.
void encode_head(const Article& article, std::string& out);
[[nodiscard]] Article take_head(std::string_view& bytes);

/// The head, then the body as a text. How format 1 stored articles; text_encoder.h makes less of it.
[[nodiscard]] std::string encode(const Article& article);

/// Base-128, low group first.
void put_number(std::string& out, std::uint64_t number);
[[nodiscard]] std::uint64_t take_number(std::string_view& bytes);
/// A length and so many bytes.
[[nodiscard]] std::string_view take_text(std::string_view& bytes);

[[noreturn]] void throw_damaged_article();

}  // namespace dateline::archive
