#pragma once

#include <zlib.h>

#include <memory>
#include <string>

#include "indexer/readers/byte_stream.h"

namespace dateline::readers {

/// The content of a gzip file, all its members one after another. Unlike libarchive's filter it gives every byte that a
/// truncated file still holds before it reports the end.
class GzipStream : public ByteStream {
 public:
  explicit GzipStream(std::unique_ptr<ByteStream> compressed);
  ~GzipStream() override;

  std::size_t read(std::span<char> into) override;

 private:
  void refill();

  std::unique_ptr<ByteStream> compressed_;
  std::string input_;
  z_stream inflater_{};
  bool in_member_ = true;
  bool ended_ = false;
};

}  // namespace dateline::readers
