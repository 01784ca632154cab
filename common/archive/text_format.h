#pragma once

#include <cstddef>
#include <string_view>

/// How a shard stores the text of an article: the size of the head's frame and the size of the body, both base-128,
/// then the head's frame and, unless it is empty, the body's. The head is everything but the body, so that a headline
/// costs nothing of it.
///
/// A frame is one of zstd (RFC 8878) without content size, dictionary's name and checksum, so that all begin alike:
/// those bytes are left out. With them goes the size of the window, the memory that a reader needs: it is never taken
/// from the data.
namespace dateline::archive::text_format {

inline constexpr int window_log = 17;
/// Magic number, descriptor, window of 2^window_log bytes. Frames of a lesser window are read with it just as well.
inline constexpr std::string_view frame_begin{"\x28\xb5\x2f\xfd\x00\x38", 6};
static_assert(frame_begin.back() == (window_log - 10) << 3);

}  // namespace dateline::archive::text_format
