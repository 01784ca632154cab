#include "indexer/readers/archive_stream.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <utility>

#include "dateline/error.h"
#include "indexer/readers/gzip_stream.h"

namespace dateline::readers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t tar_block = 512;
constexpr std::size_t feed_size = 128 * 1024;

/// A tar header carries the sum of its own bytes, which tells even the oldest ones.
bool is_tar(std::string_view head) {
  if (head.size() < tar_block) return false;
  constexpr std::size_t sum_at = 148, sum_length = 8;
  std::uint32_t stored = 0;
  bool any_digit = false;
  for (const char c : head.substr(sum_at, sum_length)) {
    if (c >= '0' && c <= '7') {
      stored = stored * 8 + static_cast<std::uint32_t>(c - '0');
      any_digit = true;
    } else if (c != ' ' && c != '\0') {
      return false;
    }
  }
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < tar_block; ++i)
    sum += i >= sum_at && i < sum_at + sum_length ? std::uint32_t{' '} : static_cast<unsigned char>(head[i]);
  return any_digit && sum == stored;
}

struct CloseArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, CloseArchive>;

/// Feeds a stream of ours to libarchive.
class Feed {
 public:
  explicit Feed(std::unique_ptr<PeekedStream> stream) : stream_(std::move(stream)), buffer_(feed_size, '\0') {}

  void attach(archive* handle) {
    archive_read_set_read_callback(
        handle, [](archive*, void* self, const void** data) { return static_cast<Feed*>(self)->give(data); });
    if (stream_->size() > 0)
      archive_read_set_seek_callback(handle, [](archive*, void* self, la_int64_t offset, int whence) {
        return static_cast<Feed*>(self)->seek(offset, whence);
      });
    archive_read_set_callback_data(handle, this);
  }

  /// Throws what stopped the stream, else what libarchive says.
  [[noreturn]] void fail(archive* handle) const {
    if (failure_) std::rethrow_exception(failure_);
    const char* message = archive_error_string(handle);
    throw Error(ErrorKind::input, message != nullptr ? message : "the archive file is damaged");
  }

 private:
  la_ssize_t give(const void** data) {
    try {
      const auto count = stream_->read(buffer_);
      at_ += static_cast<la_int64_t>(count);
      *data = buffer_.data();
      return static_cast<la_ssize_t>(count);
    } catch (...) {
      failure_ = std::current_exception();
      return -1;
    }
  }

  la_int64_t seek(la_int64_t offset, int whence) {
    const la_int64_t base = whence == SEEK_SET   ? 0
                            : whence == SEEK_CUR ? at_
                                                 : static_cast<la_int64_t>(stream_->size());
    const la_int64_t target = base + offset;
    if (target < 0 || !stream_->seek(static_cast<std::uint64_t>(target))) return ARCHIVE_FATAL;
    return at_ = target;
  }

  std::unique_ptr<PeekedStream> stream_;
  std::string buffer_;
  la_int64_t at_ = 0;
  std::exception_ptr failure_;
};

std::size_t read_data(archive* handle, const Feed& feed, std::span<char> into) {
  while (true) {
    const auto got = archive_read_data(handle, into.data(), into.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (got != ARCHIVE_RETRY) feed.fail(handle);
  }
}

class FilteredStream : public ByteStream {
 public:
  explicit FilteredStream(std::unique_ptr<PeekedStream> stream)
      : feed_(std::move(stream)), handle_(archive_read_new()) {
    archive* const handle = handle_.get();
    archive_read_support_filter_bzip2(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_filter_lz4(handle);
    archive_read_support_filter_compress(handle);
    archive_read_support_format_raw(handle);
    archive_read_support_format_empty(handle);
    feed_.attach(handle);
    if (archive_read_open1(handle) < ARCHIVE_WARN) feed_.fail(handle);
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(handle, &entry);
    ended_ = result == ARCHIVE_EOF;
    if (!ended_ && result < ARCHIVE_WARN) feed_.fail(handle);
  }

  std::size_t read(std::span<char> into) override { return ended_ ? 0 : read_data(handle_.get(), feed_, into); }

 private:
  Feed feed_;
  ArchiveHandle handle_;
  bool ended_ = false;
};

class EntryStream : public ByteStream {
 public:
  EntryStream(archive* handle, const Feed& feed) : handle_(handle), feed_(feed) {}
  std::size_t read(std::span<char> into) override { return read_data(handle_, feed_, into); }

 private:
  archive* handle_;
  const Feed& feed_;
};

std::string path_of(archive_entry* entry) {
  if (const char* path = archive_entry_pathname_utf8(entry)) return path;
  if (const char* path = archive_entry_pathname(entry)) return path;
  return {};
}

}  // namespace

Packing packing_of(std::string_view head) {
  if (head.starts_with("\x1f\x8b"sv)) return Packing::gzip;
  constexpr std::array compressed = {"BZh"sv,
                                     "\xfd"
                                     "7zXZ\0"sv,
                                     "\x28\xb5\x2f\xfd"sv, "\x04\x22\x4d\x18"sv, "\x1f\x9d"sv};
  if (std::ranges::any_of(compressed, [&](auto magic) { return head.starts_with(magic); })) return Packing::compressed;
  if (head.starts_with("PK\3\4"sv) || head.starts_with("PK\5\6"sv) || is_tar(head)) return Packing::container;
  return Packing::none;
}

std::unique_ptr<ByteStream> decompress(std::unique_ptr<PeekedStream> stream, Packing packing) {
  if (packing == Packing::gzip) return std::make_unique<GzipStream>(std::move(stream));
  return std::make_unique<FilteredStream>(std::move(stream));
}

struct Container::Impl {
  explicit Impl(std::unique_ptr<PeekedStream> stream) : feed(std::move(stream)), handle(archive_read_new()) {}
  Feed feed;
  ArchiveHandle handle;
};

Container::Container(std::unique_ptr<PeekedStream> stream) : impl_(std::make_unique<Impl>(std::move(stream))) {
  archive* const handle = impl_->handle.get();
  archive_read_support_format_tar(handle);
  archive_read_support_format_zip(handle);
  impl_->feed.attach(handle);
  if (archive_read_open1(handle) < ARCHIVE_WARN) impl_->feed.fail(handle);
}

Container::~Container() = default;
Container::Container(Container&&) noexcept = default;

std::optional<Container::Entry> Container::next() {
  archive* const handle = impl_->handle.get();
  while (true) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(handle, &entry);
    if (result == ARCHIVE_EOF) return std::nullopt;
    if (result == ARCHIVE_RETRY) continue;
    if (result < ARCHIVE_WARN) impl_->feed.fail(handle);
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) continue;
    return Entry{path_of(entry), std::make_unique<EntryStream>(handle, impl_->feed)};
  }
}

}  // namespace dateline::readers
