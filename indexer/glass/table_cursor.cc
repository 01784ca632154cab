#include "indexer/glass/table_cursor.h"

#include "common/glass/numbers.h"

namespace dateline::glass {
namespace {

unsigned get16(std::string_view bytes, std::size_t at) {
  if (at + 2 > bytes.size()) throw_damaged();
  return static_cast<unsigned>(static_cast<unsigned char>(bytes[at]) << 8U | static_cast<unsigned char>(bytes[at + 1]));
}

std::uint32_t get32(std::string_view bytes, std::size_t at) {
  return std::uint32_t{get16(bytes, at)} << 16 | get16(bytes, at + 2);
}

std::size_t item_count(std::string_view block) {
  const std::size_t end = get16(block, 9);
  if (end < head_size + directory_entry || end > block_size) throw_damaged();
  return (end - head_size) / directory_entry;
}

}  // namespace

TableCursor::TableCursor(std::string_view bytes, const TableRoot& root) : bytes_(bytes), root_(root) {
  if (root.fake) return;
  if (root.level >= most_levels) throw_damaged();
  path_.resize(root.level + 1);
  descend(root.level, root.root, nullptr);
  next();  // past the item of nothing
}

std::string_view TableCursor::block(std::uint32_t number, std::size_t level) const {
  const std::uint64_t begin = std::uint64_t{number} * block_size;
  if (begin + block_size > bytes_.size()) throw_damaged();
  const std::string_view block = bytes_.substr(begin, block_size);
  if (static_cast<unsigned char>(block[4]) != level) throw_damaged();
  return block;
}

std::string_view TableCursor::item(const Place& place) const {
  const std::size_t at = get16(place.block, head_size + place.item * directory_entry);
  if (at < head_size || at >= block_size) throw_damaged();
  return place.block.substr(at);
}

void TableCursor::descend(std::size_t level, std::uint32_t number, const std::string_view* key) {
  for (;; --level) {
    path_[level] = {block(number, level), 0};
    if (level == 0) break;
    Place& place = path_[level];
    if (key != nullptr) {
      // The last child whose first key is not greater; a part's number never decides, as skip_to() reads on.
      std::size_t low = 0, high = item_count(place.block);
      while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        const std::string_view branch = item({place.block, middle});
        const std::size_t length = branch.size() < 5 ? 0 : static_cast<unsigned char>(branch[4]);
        if (branch.size() < 5 + length) throw_damaged();
        (branch.substr(5, length) < *key ? low : high) = middle;
      }
      place.item = low;
    }
    number = get32(item(place), 0);
  }
  if (key != nullptr) {
    // To the item before the first that is not less.
    std::size_t low = 0, high = item_count(path_[0].block);
    while (low < high) {
      path_[0].item = (low + high) / 2;
      if (leaf_item().key < *key)
        low = path_[0].item + 1;
      else
        high = path_[0].item;
    }
    path_[0].item = low == 0 ? 0 : low - 1;
  }
  at_ = leaf_item();
}

TableCursor::LeafItem TableCursor::leaf_item() const {
  const std::string_view whole = item(path_[0]);
  const unsigned head = get16(whole, 0);
  const std::size_t size = (head & item_size) + 3;
  if (size > whole.size()) throw_damaged();
  const bool first = (head & item_first) != 0;
  const std::size_t key_size = static_cast<unsigned char>(whole[2]);
  const std::size_t tag_begin = 3 + key_size + (first ? 0 : 2);
  if (tag_begin > size) throw_damaged();
  const unsigned part = first ? 1 : get16(whole, 3 + key_size);
  if (part < (first ? 1U : 2U)) throw_damaged();
  return {head, part, whole.substr(3, key_size), whole.substr(tag_begin, size - tag_begin)};
}

bool TableCursor::step() {
  for (std::size_t level = 0; level < path_.size(); ++level) {
    Place& place = path_[level];
    if (++place.item >= item_count(place.block)) continue;
    const LeafItem before = at_;
    if (level > 0)
      descend(level - 1, get32(item(place), 0), nullptr);
    else
      at_ = leaf_item();
    const auto order = at_.key <=> before.key;
    if (order < 0 || (order == 0 && at_.part <= before.part)) throw_damaged();
    return true;
  }
  return false;
}

void TableCursor::next() {
  valid_ = step();
  if (valid_) read_entry();
}

void TableCursor::read_entry() {
  if (at_.part != 1) throw_damaged();
  key_ = at_.key;
  tag_ = at_.tag;
  compressed_ = (at_.flags & item_compressed) != 0;
  if ((at_.flags & item_last) != 0) return;
  joined_.assign(at_.tag);
  for (unsigned part = 2; (at_.flags & item_last) == 0; ++part) {
    if (!step() || at_.key != key_ || at_.part != part) throw_damaged();
    joined_ += at_.tag;
  }
  tag_ = joined_;
}

void TableCursor::skip_to(std::string_view key) {
  if (root_.fake) return;
  descend(root_.level, root_.root, &key);
  // Behind the item of nothing, behind parts of a lesser key, and on to the key.
  valid_ = true;
  while (valid_ && (at_.key < key || at_.key.empty() || at_.part != 1)) valid_ = step();
  if (valid_) read_entry();
}

}  // namespace dateline::glass
