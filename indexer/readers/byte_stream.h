#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace dateline::readers {

/// Bytes that come one after another: a file, standard input, a member of an archive file.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  /// Puts up to `into.size()` bytes there and says how many; 0 at the end. Throws Error of kind input when the rest
  /// cannot be read: what could be read has been given before.
  [[nodiscard]] virtual std::size_t read(std::span<char> into) = 0;

  /// Goes to that byte. False when the stream only runs forward.
  [[nodiscard]] virtual bool seek(std::uint64_t) { return false; }
  /// Length in bytes, for streams that seek; else 0.
  [[nodiscard]] virtual std::uint64_t size() const { return 0; }
};

/// A file, or standard input ("-"). Adds what it reads to a counter.
class FileStream : public ByteStream {
 public:
  /// Throws Error of kind input when it cannot be opened.
  FileStream(const std::string& path, std::uint64_t& read_bytes);
  ~FileStream() override;

  std::size_t read(std::span<char> into) override;
  bool seek(std::uint64_t offset) override;
  [[nodiscard]] std::uint64_t size() const override { return size_; }

 private:
  std::string path_;
  std::uint64_t& read_bytes_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;  ///< 0 for what does not seek
};

/// A stream whose beginning can be looked at before it is read.
class PeekedStream : public ByteStream {
 public:
  static constexpr std::size_t head_size = 64 * 1024;

  explicit PeekedStream(std::unique_ptr<ByteStream> inner);

  /// The first 64 KiB, or all when it is shorter.
  [[nodiscard]] std::string_view head() const { return head_; }

  std::size_t read(std::span<char> into) override;
  bool seek(std::uint64_t offset) override;
  [[nodiscard]] std::uint64_t size() const override { return inner_->size(); }

 private:
  std::unique_ptr<ByteStream> inner_;
  std::string head_;
  std::size_t given_ = 0;       ///< of the head
  std::exception_ptr failure_;  ///< met while peeking; thrown once the head was given
};

}  // namespace dateline::readers
