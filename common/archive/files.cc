#include "common/archive/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include "common/archive/manifest.h"
#include "dateline/error.h"

namespace dateline::archive {
namespace {

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (number_ < 0) throw_system_error("cannot open", path, errno);
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int get() const noexcept { return number_; }
  void sync() const {
    if (::fsync(number_) != 0) throw_system_error("cannot write to disk", path_, errno);
  }
  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t n = ::write(number_, bytes.data(), bytes.size());
      if (n < 0) {
        if (errno == EINTR) continue;
        throw_system_error("cannot write", path_, errno);
      }
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  /// Has the system begin to write that range to disk, where it can; nothing is waited for.
  void begin_sync([[maybe_unused]] std::uint64_t begin, [[maybe_unused]] std::size_t size) const noexcept {
#ifdef SYNC_FILE_RANGE_WRITE
    (void)::sync_file_range(number_, static_cast<off64_t>(begin), static_cast<off64_t>(size), SYNC_FILE_RANGE_WRITE);
#endif
  }
  [[nodiscard]] std::size_t read(char* to, std::size_t size) const {
    for (;;) {
      const ssize_t n = ::read(number_, to, size);
      if (n >= 0) return static_cast<std::size_t>(n);
      if (errno != EINTR) throw_system_error("cannot read", path_, errno);
    }
  }

 private:
  std::filesystem::path path_;
  int number_;
};

std::string hexadecimal(const XXH128_hash_t& hash) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : canonical.digest) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

/// XXH3-128 of what comes piece by piece.
class RunningSum {
 public:
  RunningSum() {
    if (!state_) throw std::bad_alloc();
    XXH3_128bits_reset(state_.get());
  }
  void add(std::string_view bytes) { XXH3_128bits_update(state_.get(), bytes.data(), bytes.size()); }
  [[nodiscard]] std::string text() const { return hexadecimal(XXH3_128bits_digest(state_.get())); }

 private:
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_{XXH3_createState(), &XXH3_freeState};
};

std::string hint_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT: return "make room on the disk; the archive is as at its last commit";
    case EACCES:
    case EPERM:
    case EROFS: return "check who owns the folder and whether it may be written";
    default: return {};
  }
}

}  // namespace

void throw_system_error(std::string_view what, const std::filesystem::path& path, int error) {
  throw Error(ErrorKind::system, std::string(what) + " " + path.string() + ": " + std::strerror(error), hint_of(error));
}

void write_file_durably(const std::filesystem::path& path, std::string_view bytes) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  file.write(bytes);
  file.sync();
}

struct FileWriter::Impl {
  Impl(const std::filesystem::path& folder, std::string given, Purpose what_for)
      : name(std::move(given)),
        purpose(what_for),
        file(with_folder(folder / name), O_WRONLY | O_CREAT | O_TRUNC, 0666) {}

  static std::filesystem::path with_folder(std::filesystem::path path) {
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error) throw_system_error("cannot make", path.parent_path(), error.value());
    return path;
  }

  void flush() {
    file.write(buffer);
    if (purpose == Purpose::lasting) file.begin_sync(size, buffer.size());
    sum.add(buffer);
    size += buffer.size();
    buffer.clear();
  }

  std::string name;
  Purpose purpose;
  Descriptor file;
  RunningSum sum;
  std::uint64_t size = 0;
  std::string buffer;
};

FileWriter::FileWriter(const std::filesystem::path& folder, std::string name, Purpose purpose)
    : impl_(std::make_unique<Impl>(folder, std::move(name), purpose)) {}

FileWriter::~FileWriter() = default;

void FileWriter::write(std::string_view bytes) {
  constexpr std::size_t enough = 1 << 20;
  impl_->buffer += bytes;
  if (impl_->buffer.size() >= enough) impl_->flush();
}

void FileWriter::flush() { impl_->flush(); }

FileEntry FileWriter::finish() {
  impl_->flush();
  impl_->file.sync();
  return {impl_->name, impl_->size, impl_->sum.text()};
}

std::string read_file(const std::filesystem::path& path) {
  const Descriptor file(path, O_RDONLY);
  std::string bytes;
  char buffer[1 << 16];
  while (const std::size_t n = file.read(buffer, sizeof buffer)) bytes.append(buffer, n);
  return bytes;
}

void sync_file(const std::filesystem::path& path) { Descriptor(path, O_RDONLY).sync(); }

void sync_folder(const std::filesystem::path& path) { Descriptor(path, O_RDONLY | O_DIRECTORY).sync(); }

std::string checksum(std::string_view bytes) { return hexadecimal(XXH3_128bits(bytes.data(), bytes.size())); }

std::string checksum_of_file(const std::filesystem::path& path) {
  const Descriptor file(path, O_RDONLY);
  RunningSum sum;
  std::string buffer(1 << 20, '\0');
  while (const std::size_t n = file.read(buffer.data(), buffer.size())) sum.add({buffer.data(), n});
  return sum.text();
}

FileEntry describe_file(const std::filesystem::path& folder, const std::string& name) {
  const std::filesystem::path path = folder / name;
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw_system_error("cannot read", path, error.value());
  return {name, size, checksum_of_file(path)};
}

MappedFile::MappedFile(const std::filesystem::path& path) {
  const Descriptor file(path, O_RDONLY);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw_system_error("cannot read", path, errno);
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  void* const at = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.get(), 0);
  if (at == MAP_FAILED) throw_system_error("cannot map", path, errno);
  data_ = static_cast<const char*>(at);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

}  // namespace dateline::archive
