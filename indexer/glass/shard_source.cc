#include "indexer/glass/shard_source.h"

#include <string>

#include "indexer/glass/posting_list.h"
#include "indexer/glass/table_cursor.h"

namespace dateline::glass {
namespace {

archive::MappedFile map_table(const std::filesystem::path& folder, const char* name, const TableRoot& root) {
  return root.fake ? archive::MappedFile() : archive::MappedFile(folder / name);
}

/// The tag of an entry of postings or values, which are never deflated.
std::string_view chunk_at(const TableCursor& cursor) {
  if (cursor.tag().compressed) throw_damaged();
  return cursor.tag().bytes;
}

/// Of a chunk that is not the list's first, the key names the first document behind `prefix`.
DocId first_document(const TableCursor& cursor, std::string_view prefix) {
  if (!cursor.valid() || !cursor.key().starts_with(prefix)) throw_damaged();
  std::string_view rest = cursor.key().substr(prefix.size());
  const DocId first = take_sortable(rest);
  if (!rest.empty()) throw_damaged();
  return first;
}

/// Walks the terms of the postlist table, and the position table, which has the same order, beside it.
class ShardTerms : public TermCursor {
 public:
  ShardTerms(TableCursor postlist, TableCursor position)
      : chunks_(std::move(postlist)), positions_(std::move(position)) {
    chunks_.skip_to(std::string_view("\0\xe1", 2));  // behind all that is no term
  }

  bool next_term() override {
    while (in_term_ && to_next_chunk()) {
    }
    if (!chunks_.valid()) return false;
    std::string_view key = chunks_.key();
    term_ = take_key_text(key);
    closed_.clear();
    put_key_text(closed_, term_, true);
    if (chunks_.key() != std::string_view(closed_).substr(0, closed_.size() - 1)) throw_damaged();
    list_ = PostingListReader(chunk_at(chunks_));
    in_term_ = true;
    if (passed_) positions_.next();
    passed_ = false;
    if (positions_.valid() && positions_.key() < closed_) positions_.skip_to(closed_);
    return true;
  }

  [[nodiscard]] std::string_view term() const override { return term_; }

  bool next_posting(SourcePosting& posting) override {
    PostingListReader::Posting next{};
    if (!in_term_) return false;
    while (!list_.next(next))
      if (!to_next_chunk()) return false;
    posting.document = next.document;
    posting.wdf = next.wdf;
    posting.positions = {};
    if (passed_) {
      positions_.next();
      passed_ = false;
    }
    if (!positions_.valid() || !positions_.key().starts_with(closed_)) return true;
    const bool longer_term = positions_.key().substr(closed_.size()).starts_with('\xff');  // that goes on with a NUL
    if (longer_term) return true;
    const DocId document = first_document(positions_, closed_);
    if (document < next.document) throw_damaged();  // positions of a document that does not have the term
    if (document == next.document) {
      posting.positions = chunk_at(positions_);
      passed_ = true;  // its bytes live until the next step
    }
    return true;
  }

 private:
  bool to_next_chunk() {
    const bool was_last = list_.at_last_chunk();
    chunks_.next();
    if (was_last) {
      in_term_ = false;
      return false;
    }
    const DocId first = first_document(chunks_, closed_);
    list_.next_chunk(first, chunk_at(chunks_));
    return true;
  }

  TableCursor chunks_, positions_;
  PostingListReader list_;
  std::string term_, closed_;
  bool in_term_ = false, passed_ = false;
};

}  // namespace

ShardSource::ShardSource(const std::filesystem::path& folder)
    : version_(decode_version(archive::read_file(folder / "iamglass"))),
      postlist_(map_table(folder, "postlist.glass", root(Table::postlist))),
      position_(map_table(folder, "position.glass", root(Table::position))),
      docdata_(map_table(folder, "docdata.glass", root(Table::docdata))) {}

std::unique_ptr<TermCursor> ShardSource::terms() const {
  return std::make_unique<ShardTerms>(TableCursor(postlist_.bytes(), root(Table::postlist)),
                                      TableCursor(position_.bytes(), root(Table::position)));
}

void ShardSource::each_length(const std::function<void(DocId, std::uint32_t)>& visit) const {
  TableCursor cursor(postlist_.bytes(), root(Table::postlist));
  cursor.skip_to(lengths_key);
  if (version_.statistics.documents == 0) return;
  if (!cursor.valid() || cursor.key() != lengths_key) throw_damaged();
  std::uint64_t documents = 0;
  for (PostingListReader list(chunk_at(cursor));;) {
    for (PostingListReader::Posting posting{}; list.next(posting); ++documents) visit(posting.document, posting.wdf);
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
  TableCursor cursor(postlist_.bytes(), root(Table::postlist));
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
  TableCursor cursor(postlist_.bytes(), root(Table::postlist));
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
  for (TableCursor cursor(docdata_.bytes(), root(Table::docdata)); cursor.valid(); cursor.next()) {
    std::string_view key = cursor.key();
    const DocId document = take_sortable(key);
    if (!key.empty()) throw_damaged();
    visit(document, cursor.tag());
  }
}

}  // namespace dateline::glass
