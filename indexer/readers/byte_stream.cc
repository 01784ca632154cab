#include "indexer/readers/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "dateline/error.h"

namespace dateline::readers {
namespace {

std::string system_message(int code) { return std::generic_category().message(code); }

}  // namespace

FileStream::FileStream(const std::string& path, std::uint64_t& read_bytes) : path_(path), read_bytes_(read_bytes) {
  if (path == "-") {
    path_ = "standard input";
    descriptor_ = STDIN_FILENO;
  } else {
    descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) {
      if (errno == ENOENT) throw Error(ErrorKind::input, "no such file: " + path);
      throw Error(ErrorKind::input, "cannot read " + path + ": " + system_message(errno));
    }
  }
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode) && ::lseek(descriptor_, 0, SEEK_CUR) == 0)
    size_ = static_cast<std::uint64_t>(status.st_size);
}

FileStream::~FileStream() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

std::size_t FileStream::read(std::span<char> into) {
  while (true) {
    const auto got = ::read(descriptor_, into.data(), into.size());
    if (got >= 0) {
      read_bytes_ += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) throw Error(ErrorKind::input, "cannot read " + path_ + ": " + system_message(errno));
  }
}

bool FileStream::seek(std::uint64_t offset) {
  return size_ > 0 && ::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) >= 0;
}

PeekedStream::PeekedStream(std::unique_ptr<ByteStream> inner) : inner_(std::move(inner)), head_(head_size, '\0') {
  std::size_t filled = 0;
  try {
    while (filled < head_.size()) {
      const auto got = inner_->read(std::span(head_).subspan(filled));
      if (got == 0) break;
      filled += got;
    }
  } catch (...) {
    failure_ = std::current_exception();
  }
  head_.resize(filled);
}

std::size_t PeekedStream::read(std::span<char> into) {
  if (given_ < head_.size()) {
    const auto count = std::min(into.size(), head_.size() - given_);
    std::memcpy(into.data(), head_.data() + given_, count);
    given_ += count;
    return count;
  }
  if (failure_) std::rethrow_exception(failure_);
  return inner_->read(into);
}

bool PeekedStream::seek(std::uint64_t offset) {
  if (!inner_->seek(offset)) return false;
  given_ = head_.size();
  return true;
}

}  // namespace dateline::readers
