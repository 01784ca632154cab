#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/byte_stream.h"

namespace dateline::readers {

/// What the first bytes of a stream are, whatever its name.
enum class Packing {
  none,
  gzip,
  compressed,  ///< bzip2, xz, zstd, lz4, compress
  container,   ///< tar, zip
};

[[nodiscard]] Packing packing_of(std::string_view head);

/// The content of a compressed stream.
[[nodiscard]] std::unique_ptr<ByteStream> decompress(std::unique_ptr<PeekedStream> stream, Packing packing);

/// The files inside a tar or zip, in its order.
class Container {
 public:
  struct Entry {
    std::string path;
    std::unique_ptr<ByteStream> bytes;  ///< valid until next() and within the container's life
  };

  /// Throws Error of kind input when it does not begin as one.
  explicit Container(std::unique_ptr<PeekedStream> stream);
  ~Container();
  Container(Container&&) noexcept;

  /// The next regular file. Throws Error of kind input when there may be more but it cannot be read.
  [[nodiscard]] std::optional<Entry> next();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::readers
