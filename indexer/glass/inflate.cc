#include "indexer/glass/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

#include "common/glass/numbers.h"

namespace dateline::glass {

std::string inflate(std::string_view compressed) {
  z_stream stream{};
  constexpr int raw = -15;  // the window's size, negated
  if (::inflateInit2(&stream, raw) != Z_OK) throw std::bad_alloc();
  struct End {
    z_stream& stream;
    ~End() { ::inflateEnd(&stream); }
  } const end{stream};
  if (compressed.size() > std::numeric_limits<uInt>::max()) throw_damaged();
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  std::string bytes;
  constexpr std::size_t least_room = 4096, most_room = 1 << 24;
  for (int result = Z_OK; result != Z_STREAM_END;) {
    const std::size_t before = bytes.size(), room = std::clamp(before, least_room, most_room);
    bytes.resize(before + room);
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + before);
    stream.avail_out = static_cast<uInt>(room);
    result = ::inflate(&stream, Z_NO_FLUSH);
    bytes.resize(before + room - stream.avail_out);
    const bool goes_on = result == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0);
    if (result != Z_STREAM_END && !goes_on) throw_damaged();
  }
  return bytes;
}

}  // namespace dateline::glass
