#include "common/glass/posting_table.h"

#include <utility>

#include "common/glass/version_file.h"

namespace dateline::glass {
namespace {

unsigned get16(const unsigned char* at) { return static_cast<unsigned>(at[0] << 8 | at[1]); }
std::uint32_t get32(const unsigned char* at) { return std::uint32_t{get16(at)} << 16 | get16(at + 2); }

std::string_view view(const unsigned char* at, std::size_t size) { return {reinterpret_cast<const char*>(at), size}; }

/// Least bytes of an item: size and key's length; a block's number, key's length and a part's number.
constexpr std::size_t least_leaf_item = 3, least_branch_item = 7;

const unsigned char* item_of(const unsigned char* block, std::uint32_t item, std::size_t least) {
  const unsigned at = get16(block + head_size + directory_entry * item);
  if (at < head_size || at + least > block_size) throw_damaged();
  return block + at;
}

std::uint32_t child_of(const unsigned char* block, std::uint32_t item) {
  return get32(item_of(block, item, least_branch_item));
}

/// What items are ordered by: the key, then the number of the part.
struct ItemKey {
  std::string_view key;
  unsigned part;
  [[nodiscard]] bool after(std::string_view wanted) const {
    const int order = key.compare(wanted);
    return order != 0 ? order > 0 : part > 1;
  }
};

ItemKey branch_key(const unsigned char* block, std::uint32_t item) {
  const unsigned char* const at = item_of(block, item, least_branch_item);
  const std::size_t size = at[4];
  if (static_cast<std::size_t>(at - block) + least_branch_item + size > block_size) throw_damaged();
  return {view(at + 5, size), get16(at + 5 + size)};
}

struct LeafItem {
  ItemKey key;
  unsigned flags;
  std::string_view tag;
};

LeafItem leaf_item(const unsigned char* block, std::uint32_t item) {
  const unsigned char* const at = item_of(block, item, least_leaf_item);
  const unsigned head = get16(at);
  const std::size_t size = (head & item_size) + 3, key_size = at[2];
  const bool is_first = (head & item_first) != 0;
  const std::size_t tag = 3 + key_size + (is_first ? 0 : 2);
  if (static_cast<std::size_t>(at - block) + size > block_size || tag > size) throw_damaged();
  const unsigned part = is_first ? 1 : get16(at + 3 + key_size);
  if (!is_first && part < 2) throw_damaged();
  return {{view(at + 3, key_size), part}, head, view(at + tag, size - tag)};
}

constexpr std::string_view lengths_key("\0\xe0", 2);

std::string key_of(std::string_view term, bool closed) {
  std::string key;
  put_key_text(key, term, closed);
  return key;
}

}  // namespace

Table::Table(std::string_view bytes, const TableRoot& root) : bytes_(bytes), root_(root.root), level_(root.level) {
  if (level_ >= most_levels) throw_damaged();
}

Table::Place::Step Table::open(std::uint32_t block, unsigned level) const {
  const std::size_t begin = std::size_t{block} * block_size;
  if (begin + block_size > bytes_.size()) throw_damaged();
  const auto* const bytes = reinterpret_cast<const unsigned char*>(bytes_.data()) + begin;
  const unsigned end = get16(bytes + 9);
  if (bytes[4] != level || end < head_size + directory_entry || end > block_size) throw_damaged();
  return {bytes, 0, static_cast<std::uint32_t>((end - head_size) / directory_entry)};
}

void Table::read_item(Place& place) {
  const LeafItem item = leaf_item(place.path_[0].block, place.path_[0].item);
  place.key_ = item.key.key;
  place.part_ = item.tag;
  place.flags_ = item.flags;
  place.part_number_ = item.key.part;
}

Table::Place Table::find_part(std::string_view key) const {
  Place place;
  place.table_ = this;
  std::uint32_t block = root_;
  for (unsigned level = level_;; --level) {
    Place::Step& step = place.path_[level];
    step = open(block, level);
    std::uint32_t low = 0, high = step.items;  // the first item is never after the key
    while (high - low > 1) {
      const std::uint32_t middle = (low + high) / 2;
      const ItemKey item = level > 0 ? branch_key(step.block, middle) : leaf_item(step.block, middle).key;
      (item.after(key) ? high : low) = middle;
    }
    step.item = low;
    if (level == 0) break;
    block = child_of(step.block, low);
  }
  // What divides leaves may be less than the first key behind it.
  if (leaf_item(place.path_[0].block, place.path_[0].item).key.after(key)) step_back(place);
  read_item(place);
  return place;
}

Table::Place Table::find(std::string_view key) const {
  Place place = find_part(key);
  if ((place.flags_ & item_first) != 0) return place;
  // In the midst of a lesser entry.
  const std::string_view lesser = place.key_;
  place = find_part(lesser);
  if (place.key_ != lesser || (place.flags_ & item_first) == 0) throw_damaged();
  return place;
}

void Table::step_back(Place& place) {
  for (unsigned level = 0; level <= place.table_->level_; ++level) {
    Place::Step& step = place.path_[level];
    if (step.item == 0) continue;
    --step.item;
    for (; level > 0; --level) {
      const Place::Step& above = place.path_[level];
      place.path_[level - 1] = place.table_->open(child_of(above.block, above.item), level - 1);
      place.path_[level - 1].item = place.path_[level - 1].items - 1;
    }
    return;
  }
  throw_damaged();  // every key is after the table's first, which is empty
}

bool Table::step(Place& place) {
  const ItemKey before{place.key_, place.part_number_};
  for (unsigned level = 0; level <= place.table_->level_; ++level) {
    Place::Step& step = place.path_[level];
    if (++step.item >= step.items) continue;
    for (; level > 0; --level)
      place.path_[level - 1] =
          place.table_->open(child_of(place.path_[level].block, place.path_[level].item), level - 1);
    read_item(place);
    const int order = place.key_.compare(before.key);
    if (order < 0 || (order == 0 && place.part_number_ <= before.part)) throw_damaged();
    return true;
  }
  return false;
}

std::string_view Table::Place::tag(std::string& room) const {
  if ((flags_ & item_first) == 0 || (flags_ & item_compressed) != 0) throw_damaged();
  if ((flags_ & item_last) != 0) return part_;
  room.assign(part_);
  for (Place part = *this; (part.flags_ & item_last) == 0; room += part.part_)
    if (!Table::step(part) || part.key_ != key_ || (part.flags_ & (item_first | item_compressed)) != 0) throw_damaged();
  return room;
}

PostingIterator::PostingIterator(const Table& table, std::string_view first_key, std::string chunk_key)
    : table_(&table), place_(table.find(first_key)), chunk_key_(std::move(chunk_key)) {
  if (place_.key() != first_key) return;
  std::string_view tag = place_.tag(room_);
  frequency_ = glass::take_number32(tag);
  (void)glass::take_number(tag);  // occurrences
  const DocId first = take_next(tag, 0);
  at_ = reinterpret_cast<const unsigned char*>(tag.data());
  end_ = at_ + tag.size();
  open_chunk(first);
}

std::uint32_t PostingIterator::take_long_number() {
  std::string_view rest = view(at_, static_cast<std::size_t>(end_ - at_));
  const std::uint32_t number = glass::take_number32(rest);
  at_ = end_ - rest.size();
  return number;
}

void PostingIterator::open_chunk(DocId first) {
  if (at_ == end_) throw_damaged();
  last_chunk_ = *at_++ == '1';
  const std::uint32_t span = take_number();
  if (span >= no_document - first) throw_damaged();
  document_ = first;
  chunk_last_ = first + span;
  count_ = take_number();
}

bool PostingIterator::enter_chunk(DocId least) {
  if (!place_.key().starts_with(chunk_key_)) return false;
  std::string_view number = place_.key().substr(chunk_key_.size());
  const DocId first = take_sortable(number);
  if (!number.empty() || first < least) throw_damaged();
  const std::string_view tag = place_.tag(room_);
  at_ = reinterpret_cast<const unsigned char*>(tag.data());
  end_ = at_ + tag.size();
  open_chunk(first);
  return true;
}

void PostingIterator::end_chunk() {
  if (document_ != chunk_last_) throw_damaged();
  next_chunk();
}

void PostingIterator::next_chunk() {
  if (last_chunk_) {
    document_ = chunk_last_ = no_document;
    at_ = end_;
    return;
  }
  const std::string_view key = place_.key();
  do
    if (!Table::step(place_)) throw_damaged();
  while (place_.key() == key);
  if (!enter_chunk(chunk_last_ + 1)) throw_damaged();
}

void PostingIterator::to_chunk_of(DocId wanted) {
  next_chunk();
  if (wanted <= chunk_last_) return;
  std::string key = chunk_key_;
  put_sortable(key, wanted);
  place_ = table_->find(key);
  if (!enter_chunk(document_)) throw_damaged();
  if (wanted > chunk_last_) next_chunk();  // it lies between two chunks, or behind the last
}

PostingTable::PostingTable(const std::filesystem::path& shard) {
  const Version version = decode_version(archive::read_file(shard / "iamglass"));
  const TableRoot& root = version.roots[static_cast<std::size_t>(TableKind::postlist)];
  if (root.fake) return;
  file_ = archive::MappedFile(shard / "postlist.glass");
  if (file_.bytes().empty()) throw_damaged();
  table_ = Table(file_.bytes(), root);
}

PostingIterator PostingTable::postings(std::string_view term) const {
  if (file_.bytes().empty()) return {};
  return {table_, key_of(term, false), key_of(term, true)};
}

PostingIterator PostingTable::lengths() const {
  if (file_.bytes().empty()) return {};
  return {table_, lengths_key, std::string(lengths_key)};
}

// A chunk of values: the key tells its first document; then come values, each with its length, and between them the
// steps from document to document, less one.
std::string PostingTable::value(std::uint32_t slot, DocId document) const {
  if (file_.bytes().empty()) return {};
  std::string chunk_key("\0\xd8", 2);
  put_number(chunk_key, slot);
  std::string key = chunk_key;
  put_sortable(key, document);
  const Table::Place place = table_.find(key);
  if (!place.key().starts_with(chunk_key)) return {};
  std::string room;
  std::string_view number = place.key().substr(chunk_key.size()), chunk = place.tag(room);
  for (DocId at = take_sortable(number);; at = take_next(chunk, at)) {
    const std::string_view value = take_text(chunk);
    if (at == document) return std::string(value);
    if (chunk.empty() || at > document) return {};
  }
}

}  // namespace dateline::glass
