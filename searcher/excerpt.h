#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "dateline/searcher.h"

/// Cutting a readable piece out of a text. All offsets are bytes on character borders.
namespace dateline::excerpt {

/// Whether a sentence or line begins at `at`.
[[nodiscard]] bool starts_sentence(std::string_view text, std::size_t at);

/// The nearest good beginning for a piece that must hold `at`, at most `reach` bytes before it: of a sentence, else of
/// a word.
[[nodiscard]] std::size_t good_begin(std::string_view text, std::size_t at, std::size_t reach);

/// The end of a piece that begins at `begin`, holds `keep` and has about `length` bytes: of a sentence near the end,
/// else of a word.
[[nodiscard]] std::size_t good_end(std::string_view text, std::size_t begin, std::size_t keep, std::size_t length);

/// The first border of a character at or before `at`.
[[nodiscard]] std::size_t character_border(std::string_view text, std::size_t at);

/// The piece [begin, end) as one line: runs of white space made one space, an ellipsis where it is cut inside a
/// sentence; `marked` are ranges of the text, carried over to the piece.
[[nodiscard]] Snippet cut_out(std::string_view text, std::size_t begin, std::size_t end,
                              const std::vector<ByteRange>& marked);

}  // namespace dateline::excerpt
