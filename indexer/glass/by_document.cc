#include "indexer/glass/by_document.h"

#include <algorithm>
#include <system_error>
#include <tuple>
#include <utility>

namespace dateline::glass {

ByDocument::ByDocument(std::filesystem::path folder, std::string name, std::size_t memory)
    : folder_(std::move(folder)), name_(std::move(name)), memory_(memory) {}

ByDocument::~ByDocument() {
  std::error_code ignored;
  for (const auto& file : files_) std::filesystem::remove(file, ignored);
}

void ByDocument::add(DocId document, std::string_view bytes) {
  if (bytes_.size() + pieces_.size() * sizeof(Piece) >= memory_) spill();
  pieces_.push_back({document, static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(bytes.size())});
  bytes_ += bytes;
}

void ByDocument::spill() {
  if (pieces_.empty()) return;
  std::ranges::sort(pieces_, {}, [](const Piece& piece) { return std::pair(piece.document, piece.begin); });
  std::string name = name_ + std::to_string(files_.size());
  files_.push_back(folder_ / name);
  archive::FileWriter file(folder_, std::move(name), archive::FileWriter::Purpose::scratch);
  std::string head;
  for (auto at = pieces_.begin(); at != pieces_.end();) {
    const auto end =
        std::find_if(at, pieces_.end(), [&](const Piece& piece) { return piece.document != at->document; });
    std::size_t size = 0;
    for (auto piece = at; piece != end; ++piece) size += piece->size;
    head.clear();
    put_number(head, at->document);
    put_number(head, size);
    file.write(head);
    for (; at != end; ++at) file.write(std::string_view(bytes_).substr(at->begin, at->size));
  }
  file.flush();
  pieces_.clear();
  bytes_.clear();
}

void ByDocument::Chunk::next() { document = left.empty() ? 0 : take_number32(left); }

void ByDocument::take(DocId document, std::string& out) {
  spill();
  for (std::size_t i = chunks_.size(); i < files_.size(); ++i) {
    Chunk chunk{archive::MappedFile(files_[i]), {}};
    chunk.left = chunk.file.bytes();
    chunk.next();
    chunks_.push_back(std::move(chunk));
  }
  for (Chunk& chunk : chunks_) {
    for (; chunk.document != 0 && chunk.document <= document; chunk.next()) {
      const std::string_view bytes = take_text(chunk.left);
      if (chunk.document == document) out += bytes;
    }
  }
}

}  // namespace dateline::glass
