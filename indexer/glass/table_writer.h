#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "common/glass/table_layout.h"

/// Xapian's tables written in bulk. Knows tables and nothing of articles.
namespace dateline::glass {

/// So that at least four items fit into a block.
inline constexpr std::size_t most_item = (block_size - head_size - 4 * directory_entry) / 4;
inline constexpr std::size_t most_key = 255;
/// Stands for no block.
inline constexpr std::uint32_t no_block = 0xffffffff;

struct Tag {
  std::string_view bytes;
  bool compressed = false;  ///< deflated; a table may mix
};

/// Writes one table as a pure append: leaves in the order of keys, each branch block when it is full, the root last.
/// One thread. Throws Error of kind system.
class TableWriter {
 public:
  /// Makes or empties `folder / name`. `most_blocks`: fewer than the format's only to test that it is kept.
  TableWriter(const std::filesystem::path& folder, const std::string& name, std::uint32_t most_blocks = no_block);

  /// Keys must ascend, else throws Error of kind archive: what they came from is damaged. Throws one of kind system
  /// when a limit of the format is passed: keys of 255 bytes, 2^32 - 1 blocks, 65,535 parts of a tag (some 130 MB).
  void add(std::string_view key, Tag tag);
  void add(std::string_view key, std::string_view tag) { add(key, Tag{tag}); }

  [[nodiscard]] bool empty() const { return entries_ == 0; }

  struct Finished {
    TableRoot root;
    archive::FileEntry file;
  };
  /// Syncs the file; the folder must be synced too.
  [[nodiscard]] Finished finish();

 private:
  /// A block being filled: items from its end downwards.
  struct Block {
    std::string bytes = std::string(block_size, '\0');
    std::size_t directory_end = head_size, items_begin = block_size;
    std::string first_key;  ///< as it goes up: with its part's number

    [[nodiscard]] bool empty() const { return directory_end == head_size; }
    [[nodiscard]] std::size_t room() const {
      const std::size_t gap = items_begin - directory_end;
      return gap < directory_entry ? 0 : gap - directory_entry;
    }
    char* take(std::size_t size);
  };

  void add_item(std::string_view key, unsigned part, std::string_view tag, unsigned flags);
  std::uint32_t write_block(Block& block, unsigned level);
  void close_leaf();
  void add_to_branch(std::size_t level, std::string_view key_and_part, std::uint32_t child);

  archive::FileWriter file_;
  std::uint32_t most_blocks_;
  Block leaf_;
  std::vector<Block> branches_;  // from level 1
  std::string last_key_;
  std::uint64_t entries_ = 0, blocks_ = 0;
};

}  // namespace dateline::glass
