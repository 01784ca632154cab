#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

/// Files that survive a crash. Every function throws Error of kind system (disk full, permission) unless it says
/// otherwise.
namespace dateline::archive {

struct FileEntry;

/// What the operating system said of `what` on `path`, as an Error of kind system.
[[noreturn]] void throw_system_error(std::string_view what, const std::filesystem::path& path, int error);

/// A file of exactly these bytes, on disk when this returns. The folder that holds it must be synced too:
/// sync_folder().
void write_file_durably(const std::filesystem::path& path, std::string_view bytes);

/// A file that is written piece by piece, its sum taken on the way. Not on disk for good before finish().
class FileWriter {
 public:
  /// Scratch files are never synced, so best they never reach the disk; others are on their way there while they are
  /// written, so that syncing them waits for little.
  enum class Purpose { lasting, scratch };

  /// Makes or empties `folder / name`, its own folder too when it is missing.
  FileWriter(const std::filesystem::path& folder, std::string name, Purpose purpose = Purpose::lasting);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  void write(std::string_view bytes);
  /// Hands what was written to the system, so that others can read it; nothing is synced.
  void flush();
  /// Syncs the file, and describes it; the folder that holds it must be synced too.
  [[nodiscard]] FileEntry finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

void sync_file(const std::filesystem::path& path);
void sync_folder(const std::filesystem::path& path);

/// XXH3-128 of the bytes, as 32 hexadecimal digits.
[[nodiscard]] std::string checksum(std::string_view bytes);
[[nodiscard]] std::string checksum_of_file(const std::filesystem::path& path);

/// The entry of `folder / name`, with its size and sum as they are on disk now.
[[nodiscard]] FileEntry describe_file(const std::filesystem::path& folder, const std::string& name);

/// A file mapped for reading. Empty files have an empty view.
class MappedFile {
 public:
  MappedFile() = default;
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  [[nodiscard]] std::string_view bytes() const noexcept { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dateline::archive
