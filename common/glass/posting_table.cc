#include "common/glass/posting_table.h"

#include <bit>
#include <utility>

#include "dateline/error.h"

// The format is Xapian's own, as its 1.4 series writes it: numbers in blocks are big-endian, others base-128, low group
// first.
namespace dateline::glass {
namespace {

constexpr std::size_t block_size = 8192;
constexpr std::size_t head_size = 11;  // revision, level, three sizes of which the last is the directory's end
constexpr unsigned first_part = 0x2000, last_part = 0x4000, compressed = 0x8000, item_size = 0x1fff;

[[noreturn]] void throw_damaged() {
  throw Error(ErrorKind::archive, "a table of the index is damaged", "run `dateline check`");
}

unsigned get16(const unsigned char* at) { return static_cast<unsigned>(at[0] << 8 | at[1]); }
std::uint32_t get32(const unsigned char* at) { return std::uint32_t{get16(at)} << 16 | get16(at + 2); }

std::string_view view(const unsigned char* at, std::size_t size) { return {reinterpret_cast<const char*>(at), size}; }

const unsigned char* item_of(const unsigned char* block, std::uint32_t item) {
  const unsigned at = get16(block + head_size + 2 * item);
  if (at < head_size || at + 6 > block_size) throw_damaged();
  return block + at;
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
  const unsigned char* const at = item_of(block, item);
  const std::size_t size = at[4];
  if (static_cast<std::size_t>(at - block) + 7 + size > block_size) throw_damaged();
  return {view(at + 5, size), get16(at + 5 + size)};
}

struct LeafItem {
  ItemKey key;
  unsigned flags;
  std::string_view tag;
};

LeafItem leaf_item(const unsigned char* block, std::uint32_t item) {
  const unsigned char* const at = item_of(block, item);
  const unsigned head = get16(at);
  const std::size_t size = (head & item_size) + 3, key_size = at[2];
  const bool is_first = (head & first_part) != 0;
  const std::size_t tag = 3 + key_size + (is_first ? 0 : 2);
  if (static_cast<std::size_t>(at - block) + size > block_size || tag > size) throw_damaged();
  return {{view(at + 3, key_size), is_first ? 1 : get16(at + 3 + key_size)}, head, view(at + tag, size - tag)};
}

std::uint64_t take_base128(std::string_view& from) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !from.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(from.front());
    from.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) return value;
  }
  throw_damaged();
}

/// Sorts as bytes like the number: n bytes, big-endian, that begin with n - 2 one bits and a zero.
void put_sortable(std::string& out, DocumentNumber number) {
  unsigned bytes = 2;
  while (bytes < 5 && number >> (7 * bytes + 1) != 0) ++bytes;
  const unsigned ones = (0xff00U >> (bytes - 2)) & 0xff;
  for (unsigned i = bytes; i-- > 0;) {
    const auto byte = static_cast<unsigned>(i < 4 ? number >> (8 * i) & 0xff : 0);
    out += static_cast<char>(i == bytes - 1 ? byte | ones : byte);
  }
}

DocumentNumber sortable(std::string_view bytes) {
  if (bytes.empty()) throw_damaged();
  const auto first = static_cast<unsigned char>(bytes.front());
  const auto ones = static_cast<unsigned>(std::countl_one(first));
  if (ones > 3 || bytes.size() != ones + 2) throw_damaged();
  std::uint64_t value = first & (0x7fU >> ones);
  for (const char byte : bytes.substr(1)) value = value << 8 | static_cast<unsigned char>(byte);
  if (value >= no_document) throw_damaged();
  return static_cast<DocumentNumber>(value);
}

constexpr std::string_view lengths_key("\0\xe0", 2);

/// A NUL is escaped, so that a single one may close the term.
std::string key_of(std::string_view term) {
  std::string key;
  for (const char c : term) {
    key += c;
    if (c == '\0') key += '\xff';
  }
  return key;
}

}  // namespace

Table::Place::Step Table::open(std::uint32_t block, unsigned level) const {
  const std::size_t begin = std::size_t{block} * block_size;
  if (begin + block_size > bytes_.size()) throw_damaged();
  const auto* const bytes = reinterpret_cast<const unsigned char*>(bytes_.data()) + begin;
  const unsigned end = get16(bytes + 9);
  if (bytes[4] != level || end < head_size + 2 || end > block_size) throw_damaged();
  return {bytes, 0, static_cast<std::uint32_t>((end - head_size) / 2)};
}

void Table::read_item(Place& place) {
  const LeafItem item = leaf_item(place.path_[0].block, place.path_[0].item);
  place.key_ = item.key.key;
  place.part_ = item.tag;
  place.flags_ = item.flags;
}

Table::Place Table::find(std::string_view key) const {
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
    block = get32(item_of(step.block, low));
  }
  // What divides leaves may be less than the first key behind it.
  if (leaf_item(place.path_[0].block, place.path_[0].item).key.after(key)) step_back(place);
  read_item(place);
  if ((place.flags_ & first_part) == 0) {
    if (place.key_ == key) throw_damaged();
    return find(place.key_);  // in the midst of a lesser entry
  }
  return place;
}

void Table::step_back(Place& place) {
  for (unsigned level = 0; level <= place.table_->level_; ++level) {
    Place::Step& step = place.path_[level];
    if (step.item == 0) continue;
    --step.item;
    for (; level > 0; --level) {
      const Place::Step& above = place.path_[level];
      place.path_[level - 1] = place.table_->open(get32(item_of(above.block, above.item)), level - 1);
      place.path_[level - 1].item = place.path_[level - 1].items - 1;
    }
    return;
  }
  throw_damaged();  // every key is after the table's first, which is empty
}

bool Table::step(Place& place) {
  for (unsigned level = 0; level <= place.table_->level_; ++level) {
    Place::Step& step = place.path_[level];
    if (++step.item >= step.items) continue;
    for (; level > 0; --level)
      place.path_[level - 1] =
          place.table_->open(get32(item_of(place.path_[level].block, place.path_[level].item)), level - 1);
    read_item(place);
    return true;
  }
  return false;
}

std::string_view Table::Place::tag(std::string& room) const {
  if ((flags_ & first_part) == 0 || (flags_ & compressed) != 0) throw_damaged();
  if ((flags_ & last_part) != 0) return part_;
  room.assign(part_);
  for (Place part = *this; (part.flags_ & last_part) == 0; room += part.part_)
    if (!Table::step(part) || part.key_ != key_ || (part.flags_ & (first_part | compressed)) != 0) throw_damaged();
  return room;
}

PostingIterator::PostingIterator(const Table& table, std::string_view first_key, std::string chunk_key)
    : table_(&table), place_(table.find(first_key)), chunk_key_(std::move(chunk_key)) {
  if (place_.key() != first_key) return;
  std::string_view tag = place_.tag(room_);
  frequency_ = static_cast<std::uint32_t>(take_base128(tag));
  (void)take_base128(tag);  // occurrences
  const std::uint64_t before_first = take_base128(tag);
  if (before_first + 1 >= no_document) throw_damaged();
  at_ = reinterpret_cast<const unsigned char*>(tag.data());
  end_ = at_ + tag.size();
  open_chunk(static_cast<DocumentNumber>(before_first + 1));
}

std::uint32_t PostingIterator::take_long_number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 35 && at_ != end_; shift += 7) {
    const unsigned char byte = *at_++;
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80 && value <= no_document) return static_cast<std::uint32_t>(value);
  }
  throw_damaged();
}

void PostingIterator::open_chunk(DocumentNumber first) {
  if (at_ == end_) throw_damaged();
  last_chunk_ = *at_++ == '1';
  const std::uint32_t span = take_number();
  if (span >= no_document - first) throw_damaged();
  document_ = first;
  chunk_last_ = last_chunk_ ? no_document : first + span;
  count_ = take_number();
}

bool PostingIterator::enter_chunk() {
  if (!place_.key().starts_with(chunk_key_)) return false;
  const std::string_view tag = place_.tag(room_);
  at_ = reinterpret_cast<const unsigned char*>(tag.data());
  end_ = at_ + tag.size();
  open_chunk(sortable(place_.key().substr(chunk_key_.size())));
  return true;
}

void PostingIterator::next_chunk() {
  if (last_chunk_) {
    document_ = no_document;
    return;
  }
  const std::string key(place_.key());
  do
    if (!Table::step(place_)) throw_damaged();
  while (place_.key() == key);
  if (!enter_chunk()) throw_damaged();
}

void PostingIterator::to_chunk_of(DocumentNumber wanted) {
  next_chunk();
  if (wanted <= chunk_last_) return;
  std::string key = chunk_key_;
  put_sortable(key, wanted);
  place_ = table_->find(key);
  if (!enter_chunk()) throw_damaged();
  if (wanted > chunk_last_) next_chunk();  // it lies between two chunks
}

PostingTable::PostingTable(const std::filesystem::path& shard) {
  // The version file: magic bytes, the format's date, an id, a revision; then each table's root, that of postings
  // first.
  const std::string version = archive::read_file(shard / "iamglass");
  constexpr std::size_t before_revision = 14 + 2 + 16;
  constexpr std::string_view magic("\x0f\x0dXapian Glass");
  if (!version.starts_with(magic) || version.size() < before_revision) throw_damaged();
  std::string_view rest = std::string_view(version).substr(before_revision);
  (void)take_base128(rest);
  const std::uint64_t root = take_base128(rest), shape = take_base128(rest);
  (void)take_base128(rest);  // entries
  const std::uint64_t blocks_of = take_base128(rest) * 2048;
  const bool has_no_file = (shape & 1) != 0;
  if (has_no_file) return;
  if (blocks_of != block_size || root > no_document || shape >> 2 >= 10) throw_damaged();
  file_ = archive::MappedFile(shard / "postlist.glass");
  table_ = Table(file_.bytes(), static_cast<std::uint32_t>(root), static_cast<unsigned>(shape >> 2));
}

PostingIterator PostingTable::postings(std::string_view term) const {
  if (file_.bytes().empty()) return {};
  const std::string key = key_of(term);
  return {table_, key, key + '\0'};
}

PostingIterator PostingTable::lengths() const {
  if (file_.bytes().empty()) return {};
  return {table_, lengths_key, std::string(lengths_key)};
}

// A chunk of values: the key tells its first document; then come values, each with its length, and between them the
// steps from document to document, less one.
std::string PostingTable::value(std::uint32_t slot, DocumentNumber document) const {
  if (file_.bytes().empty()) return {};
  std::string chunk_key("\0\xd8", 2);
  for (; slot >= 0x80; slot >>= 7) chunk_key += static_cast<char>(0x80 | (slot & 0x7f));
  chunk_key += static_cast<char>(slot);
  std::string key = chunk_key;
  put_sortable(key, document);
  const Table::Place place = table_.find(key);
  if (!place.key().starts_with(chunk_key)) return {};
  std::string room;
  std::string_view chunk = place.tag(room);
  for (std::uint64_t at = sortable(place.key().substr(chunk_key.size()));; at += take_base128(chunk) + 1) {
    const std::uint64_t size = take_base128(chunk);
    if (size > chunk.size()) throw_damaged();
    if (at == document) return std::string(chunk.substr(0, size));
    chunk.remove_prefix(size);
    if (chunk.empty() || at > document) return {};
  }
}

}  // namespace dateline::glass
