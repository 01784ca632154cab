#include "indexer/glass/shard_source.h"

#include <string>

#include "indexer/glass/posting_list.h"
#include "indexer/glass/table_cursor.h"

namespace dateline::glass {
namespace {

archive::MappedFile map_table(const std::filesystem::path& folder, const char* name, const TableRoot& root) {
  return root.fake ? archive::MappedFile() : archive::MappedFile(folder / name);
}

/// The tag of an entry of postings, positions or values, which are never deflated.
std::string_view chunk_at(const TableCursor& cursor) {
  if (cursor.tag().compressed) throw_damaged();
  return cursor.tag().bytes;
}

/// Of a chunk that is not the list's first, or of positions, the key names the first document behind `prefix`.
DocId first_document(const TableCursor& cursor, std::string_view prefix) {
  if (!cursor.valid() || !cursor.key().starts_with(prefix)) throw_damaged();
  std::string_view rest = cursor.key().substr(prefix.size());
  const DocId first = take_sortable(rest);
  if (!rest.empty()) throw_damaged();
  return first;
}

class ShardPostings : public PostingCursor {
 public:
  explicit ShardPostings(TableCursor chunks) : chunks_(std::move(chunks)) {
    chunks_.skip_to(std::string_view("\0\xe1", 2));  // behind all that is no term
  }

  bool next_term() override {
    while (in_term_) to_next_chunk();
    if (!chunks_.valid()) return false;
    std::string_view key = chunks_.key();
    term_ = take_key_text(key);
    closed_.clear();
    put_key_text(closed_, term_, true);
    if (chunks_.key() != std::string_view(closed_).substr(0, closed_.size() - 1)) throw_damaged();
    list_ = PostingListReader(chunk_at(chunks_));
    in_term_ = true;
    return true;
  }

  [[nodiscard]] std::string_view term() const override { return term_; }

  bool next(Posting& posting) override {
    while (in_term_) {
      if (list_.next(posting)) return true;
      to_next_chunk();
    }
    return false;
  }

 private:
  void to_next_chunk() {
    in_term_ = !list_.at_last_chunk();
    chunks_.next();
    if (in_term_) list_.next_chunk(first_document(chunks_, closed_), chunk_at(chunks_));
  }

  TableCursor chunks_;
  PostingListReader list_;
  std::string term_, closed_;
  bool in_term_ = false;
};

class ShardPositions : public PositionCursor {
 public:
  explicit ShardPositions(TableCursor lists) : lists_(std::move(lists)) {}

  bool next_term() override {
    while (in_term()) lists_.next();
    if (!lists_.valid()) return false;
    std::string_view key = lists_.key();
    term_ = take_key_text(key);
    closed_.clear();
    put_key_text(closed_, term_, true);
    if (!in_term()) throw_damaged();
    at_first_ = true;
    return true;
  }

  [[nodiscard]] std::string_view term() const override { return term_; }

  bool next(PositionList& list) override {
    if (!at_first_) lists_.next();  // what was given out lives until this step
    at_first_ = false;
    if (!in_term()) {
      at_first_ = true;
      return false;
    }
    list = {first_document(lists_, closed_), chunk_at(lists_)};
    return true;
  }

 private:
  /// Whether the entry is one of the term: a byte ff instead of a number means a longer term that goes on with a NUL.
  [[nodiscard]] bool in_term() const {
    if (closed_.empty() || !lists_.valid()) return false;
    const std::string_view key = lists_.key();
    return key.size() > closed_.size() && key[closed_.size()] != '\xff' && key.starts_with(closed_);
  }

  TableCursor lists_;
  std::string term_, closed_;
  bool at_first_ = true;
};

}  // namespace

ShardSource::ShardSource(const std::filesystem::path& folder)
    : version_(decode_version(archive::read_file(folder / "iamglass"))),
      postlist_(map_table(folder, "postlist.glass", root(TableKind::postlist))),
      position_(map_table(folder, "position.glass", root(TableKind::position))),
      docdata_(map_table(folder, "docdata.glass", root(TableKind::docdata))) {}

std::unique_ptr<PostingCursor> ShardSource::postings() const {
  return std::make_unique<ShardPostings>(TableCursor(postlist_.bytes(), root(TableKind::postlist)));
}

std::unique_ptr<PositionCursor> ShardSource::positions() const {
  return std::make_unique<ShardPositions>(TableCursor(position_.bytes(), root(TableKind::position)));
}

void ShardSource::each_length(const std::function<void(DocId, std::uint32_t)>& visit) const {
  TableCursor cursor(postlist_.bytes(), root(TableKind::postlist));
  cursor.skip_to(lengths_key);
  if (version_.statistics.documents == 0) return;
  if (!cursor.valid() || cursor.key() != lengths_key) throw_damaged();
  std::uint64_t documents = 0;
  for (PostingListReader list(chunk_at(cursor));;) {
    for (Posting posting; list.next(posting); ++documents) visit(posting.document, posting.wdf);
    if (list.at_last_chunk()) break;
    cursor.next();
    const DocId first = first_document(cursor, lengths_key);
    list.next_chunk(first, chunk_at(cursor));
  }
  if (documents != version_.statistics.documents) throw_damaged();
}

std::vector<std::uint32_t> ShardSource::slots() const {
  const std::string prefix("\0\xd0", 2);
  std::vector<std::uint32_t> all;
  TableCursor cursor(postlist_.bytes(), root(TableKind::postlist));
  for (cursor.skip_to(prefix); cursor.valid() && cursor.key().starts_with(prefix); cursor.next()) {
    std::uint32_t slot = 0;
    const std::string_view number = cursor.key().substr(prefix.size());
    if (number.size() > sizeof slot) throw_damaged();
    for (std::size_t i = 0; i < number.size(); ++i)
      slot |= std::uint32_t{static_cast<unsigned char>(number[i])} << (8 * i);
    all.push_back(slot);
  }
  return all;
}

void ShardSource::each_value(std::uint32_t slot, const std::function<void(DocId, std::string_view)>& visit) const {
  std::string prefix("\0\xd8", 2);
  put_number(prefix, slot);
  TableCursor cursor(postlist_.bytes(), root(TableKind::postlist));
  for (cursor.skip_to(prefix); cursor.valid() && cursor.key().starts_with(prefix); cursor.next()) {
    std::string_view chunk = chunk_at(cursor);
    DocId document = first_document(cursor, prefix);
    visit(document, take_text(chunk));
    while (!chunk.empty()) {
      document = take_next(chunk, document);
      visit(document, take_text(chunk));
    }
  }
}

void ShardSource::each_data(const std::function<void(DocId, Tag)>& visit) const {
  for (TableCursor cursor(docdata_.bytes(), root(TableKind::docdata)); cursor.valid(); cursor.next()) {
    std::string_view key = cursor.key();
    const DocId document = take_sortable(key);
    if (!key.empty()) throw_damaged();
    visit(document, cursor.tag());
  }
}

}  // namespace dateline::glass
