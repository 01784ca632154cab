#include "indexer/glass/table_writer.h"

#include <algorithm>
#include <cstring>

#include "common/glass/numbers.h"

namespace dateline::glass {
namespace {

/// Bytes of a leaf item beside its key and tag: size and flags, key length.
constexpr std::size_t leaf_overhead = 3;
/// Bytes of a branch item beside its key: block, key length, part.
constexpr std::size_t branch_overhead = 7;
constexpr std::size_t part_bytes = 2;
constexpr unsigned most_parts = 0xffff;
/// Fewer bytes of a tag than this are not worth an item at a block's end.
constexpr std::size_t least_part = 128;

void put16(char* at, unsigned value) {
  at[0] = static_cast<char>(value >> 8);
  at[1] = static_cast<char>(value);
}

void put32(char* at, std::uint32_t value) {
  put16(at, value >> 16);
  put16(at + 2, value & 0xffff);
}

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& folder, const std::string& name, std::uint32_t most_blocks)
    : file_(folder, name), most_blocks_(most_blocks) {
  // The very first leaf begins with an item of nothing, which is not counted.
  char* const item = leaf_.take(leaf_overhead);
  put16(item, item_first | item_last);
  item[2] = 0;
}

/// Room for an item of that size, in the block's order.
char* TableWriter::Block::take(std::size_t size) {
  items_begin -= size;
  put16(bytes.data() + directory_end, static_cast<unsigned>(items_begin));
  directory_end += directory_entry;
  return bytes.data() + items_begin;
}

void TableWriter::add(std::string_view key, Tag tag) {
  if (key.size() > most_key) throw_limit("a key has more than 255 bytes");
  if (key <= last_key_) throw_damaged();
  ++entries_;
  const unsigned compressed = tag.compressed ? item_compressed : 0;
  unsigned part = 1, first = item_first;
  std::string_view rest = tag.bytes;
  while (true) {
    const std::size_t overhead = leaf_overhead + key.size() + (part > 1 ? part_bytes : 0);
    std::size_t room = leaf_.room();
    if (overhead + rest.size() > room && (room < overhead + least_part || overhead + rest.size() <= most_item / 4)) {
      close_leaf();
      room = leaf_.room();
    }
    const std::size_t length = std::min({rest.size(), room - overhead, most_item - overhead});
    const bool last = length == rest.size();
    add_item(key, part, rest.substr(0, length), first | compressed | (last ? item_last : 0));
    if (part == 1) last_key_.assign(key);
    if (last) break;
    rest.remove_prefix(length);
    first = 0;
    if (++part > most_parts) throw_limit("an entry has more than 65,535 parts");
  }
}

void TableWriter::add_item(std::string_view key, unsigned part, std::string_view tag, unsigned flags) {
  if (leaf_.empty()) {
    // What goes up may be cut to the first byte that differs from the leaf before.
    const auto [differs, ignored] = std::ranges::mismatch(key, last_key_);
    const std::size_t length = std::min(static_cast<std::size_t>(differs - key.begin()) + 1, key.size());
    leaf_.first_key.assign(key, 0, length);
    leaf_.first_key.append(part_bytes, '\0');
    put16(leaf_.first_key.data() + length, part);
  }
  const std::size_t size = leaf_overhead + key.size() + (part > 1 ? part_bytes : 0) + tag.size();
  char* at = leaf_.take(size);
  put16(at, flags | static_cast<unsigned>(size - leaf_overhead));
  at[2] = static_cast<char>(key.size());
  at = std::ranges::copy(key, at + leaf_overhead).out;
  if (part > 1) {
    put16(at, part);
    at += part_bytes;
  }
  std::ranges::copy(tag, at);
}

std::uint32_t TableWriter::write_block(Block& block, unsigned level) {
  char* const head = block.bytes.data();
  if (blocks_ == most_blocks_) throw_limit("a table has no more blocks");
  const auto gap = static_cast<unsigned>(block.items_begin - block.directory_end);
  put32(head, revision);
  head[4] = static_cast<char>(level);
  put16(head + 5, gap);
  put16(head + 7, gap);
  put16(head + 9, static_cast<unsigned>(block.directory_end));
  file_.write(block.bytes);
  block.bytes.assign(block_size, '\0');
  block.directory_end = head_size;
  block.items_begin = block_size;
  return static_cast<std::uint32_t>(blocks_++);
}

void TableWriter::close_leaf() {
  const std::string key = leaf_.first_key;
  add_to_branch(1, key, write_block(leaf_, 0));
}

void TableWriter::add_to_branch(std::size_t level, std::string_view key_and_part, std::uint32_t child) {
  if (branches_.size() < level) branches_.emplace_back();
  const std::string_view key = key_and_part.substr(0, key_and_part.size() < 2 ? 0 : key_and_part.size() - 2);
  if (branches_[level - 1].room() < branch_overhead + key.size()) {
    const std::string first = branches_[level - 1].first_key;
    const std::uint32_t number = write_block(branches_[level - 1], static_cast<unsigned>(level));
    add_to_branch(level + 1, first, number);
  }
  Block& block = branches_[level - 1];
  const bool first = block.empty();
  if (first) block.first_key.assign(key_and_part);
  // The first item of a branch block has an empty key.
  const std::string_view shown = first ? std::string_view() : key;
  char* at = block.take(branch_overhead + shown.size());
  put32(at, child);
  at[4] = static_cast<char>(shown.size());
  at = std::ranges::copy(shown, at + 5).out;
  if (first || key_and_part.size() < 2)
    put16(at, 0);
  else
    std::ranges::copy(key_and_part.substr(key.size()), at);
}

TableWriter::Finished TableWriter::finish() {
  TableRoot root;
  root.entries = entries_;
  root.fake = false;
  if (branches_.empty()) {
    root.root = write_block(leaf_, 0);
  } else {
    close_leaf();
    for (std::size_t level = 1; level <= branches_.size(); ++level) {
      const std::string first = branches_[level - 1].first_key;
      root.root = write_block(branches_[level - 1], static_cast<unsigned>(level));
      root.level = static_cast<unsigned>(level);
      if (level < branches_.size()) add_to_branch(level + 1, first, root.root);
    }
  }
  root.blocks = static_cast<std::uint32_t>(blocks_);
  return {root, file_.finish()};
}

}  // namespace dateline::glass
