#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/table_writer.h"

namespace dateline::glass {

/// Reads a table's entries in the order of keys. Views live until the next step. One thread. Throws Error of kind
/// archive when the table is damaged.
class TableCursor {
 public:
  /// `bytes`: the table's file; must outlive this.
  TableCursor(std::string_view bytes, const TableRoot& root);

  /// Whether there is an entry to look at.
  [[nodiscard]] bool valid() const { return valid_; }
  void next();
  /// To the first entry whose key is not less.
  void skip_to(std::string_view key);

  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] Tag tag() const { return {tag_, compressed_}; }

 private:
  struct Place {
    std::string_view block;
    std::size_t item = 0;
  };
  struct LeafItem {
    unsigned flags = 0, part = 0;
    std::string_view key, tag;
  };

  [[nodiscard]] std::string_view block(std::uint32_t number, std::size_t level) const;
  /// Fills the path from `level` down, along the first items or those that lead to the key.
  void descend(std::size_t level, std::uint32_t number, const std::string_view* key);
  [[nodiscard]] std::string_view item(const Place& place) const;
  [[nodiscard]] LeafItem leaf_item() const;
  /// To the next leaf item; false at the end. Items ascend, so that whatever is damaged, no walk is endless.
  bool step();
  void read_entry();

  std::string_view bytes_;
  TableRoot root_;
  std::vector<Place> path_;  // by level
  LeafItem at_;
  std::string_view key_, tag_;
  std::string joined_;
  bool compressed_ = false, valid_ = false;
};

}  // namespace dateline::glass
