#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/files.h"
#include "common/glass/numbers.h"

namespace dateline::glass {

/// Bytes that come in any order of documents, handed out by document; those of one document in the order in which they
/// came. What does not fit into `memory` bytes waits in files, which are gone with this. One thread. Throws Error of
/// kind system.
class ByDocument {
 public:
  /// Its files are `folder / name` and a number.
  ByDocument(std::filesystem::path folder, std::string name, std::size_t memory);
  ~ByDocument();
  ByDocument(const ByDocument&) = delete;
  ByDocument& operator=(const ByDocument&) = delete;

  void add(DocId document, std::string_view bytes);

  /// Appends what was added for the document. Documents asked for ascend; nothing is added after the first.
  void take(DocId document, std::string& out);

 private:
  struct Piece {
    DocId document;
    std::uint32_t begin, size;  // in bytes_
  };
  /// Reads a file: for each document, ascending: the number, a length, so many bytes.
  struct Chunk {
    archive::MappedFile file;
    std::string_view left;
    DocId document = 0;

    void next();
  };

  void spill();

  std::filesystem::path folder_;
  std::string name_;
  std::size_t memory_;
  std::vector<Piece> pieces_;
  std::string bytes_;
  std::vector<std::filesystem::path> files_;
  std::vector<Chunk> chunks_;  // once taking has begun
};

}  // namespace dateline::glass
