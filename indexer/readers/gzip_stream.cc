#include "indexer/readers/gzip_stream.h"

#include <new>
#include <utility>

#include "dateline/error.h"

namespace dateline::readers {
namespace {

constexpr int gzip_window_bits = 15 + 16;
constexpr std::size_t input_size = 128 * 1024;
constexpr unsigned char gzip_magic = 0x1f;

}  // namespace

GzipStream::GzipStream(std::unique_ptr<ByteStream> compressed)
    : compressed_(std::move(compressed)), input_(input_size, '\0') {
  if (inflateInit2(&inflater_, gzip_window_bits) != Z_OK) throw std::bad_alloc();
}

GzipStream::~GzipStream() { inflateEnd(&inflater_); }

void GzipStream::refill() {
  if (inflater_.avail_in > 0) return;
  inflater_.next_in = reinterpret_cast<Bytef*>(input_.data());
  inflater_.avail_in = static_cast<uInt>(compressed_->read(input_));
}

std::size_t GzipStream::read(std::span<char> into) {
  inflater_.next_out = reinterpret_cast<Bytef*>(into.data());
  inflater_.avail_out = static_cast<uInt>(into.size());
  while (!ended_ && inflater_.avail_out == into.size()) {
    refill();
    if (!in_member_) {
      // What follows the last member without being one (tape blocks are padded with zeros) is ignored, as gzip does.
      if (inflater_.avail_in == 0 || *inflater_.next_in != gzip_magic) {
        ended_ = true;
        break;
      }
      inflateReset(&inflater_);
      in_member_ = true;
    }
    if (inflater_.avail_in == 0) throw Error(ErrorKind::input, "the gzip data ends too early");
    const auto result = inflate(&inflater_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      in_member_ = false;
    } else if (result != Z_OK && result != Z_BUF_ERROR && inflater_.avail_out == into.size()) {
      throw Error(ErrorKind::input, std::string("the gzip data is damaged: ") +
                                        (inflater_.msg != nullptr ? inflater_.msg : "unknown error"));
    }
  }
  return into.size() - inflater_.avail_out;
}

}  // namespace dateline::readers
