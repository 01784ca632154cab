#include "indexer/glass/posting_list.h"

namespace dateline::glass {

const std::string lengths_key("\0\xe0", 2);

std::string term_key(std::string_view term) {
  std::string key;
  put_key_text(key, term, false);
  return key;
}

void PostingListWriter::add(DocId document, std::uint32_t wdf) {
  constexpr std::size_t enough = 2000;
  if (!chunks_.empty() && document <= chunks_.back().last) throw_damaged();
  if (chunks_.empty() || entries_.size() - chunks_.back().begin >= enough)
    chunks_.push_back({document, document, entries_.size()});
  else
    put_number(entries_, document - chunks_.back().last - 1);
  put_number(entries_, wdf);
  chunks_.back().last = document;
  ++documents_;
  wdf_ += wdf;
}

void PostingListWriter::write(std::string_view term, TableWriter& to) {
  std::string closed;
  put_key_text(closed, term, true);
  write(term_key(term), closed, true, to);
}

void PostingListWriter::write_lengths(TableWriter& to) { write(lengths_key, lengths_key, false, to); }

void PostingListWriter::write(const std::string& first_key, const std::string& other_keys, bool counted,
                              TableWriter& to) {
  if (counted && wdf_ > std::numeric_limits<std::uint32_t>::max())
    throw_limit("a term occurs more than 4,294,967,295 times");
  std::string tag;
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    const Chunk& chunk = chunks_[i];
    const bool last = i + 1 == chunks_.size();
    const std::size_t end = last ? entries_.size() : chunks_[i + 1].begin;
    tag.clear();
    if (i == 0) {
      put_number(tag, counted ? documents_ : 0);
      put_number(tag, counted ? wdf_ : 0);
      put_number(tag, chunk.first - 1);
    }
    tag += last ? '1' : '0';
    put_number(tag, chunk.last - chunk.first);
    tag.append(entries_, chunk.begin, end - chunk.begin);
    std::string key = i == 0 ? first_key : other_keys;
    if (i > 0) put_sortable(key, chunk.first);
    to.add(key, tag);
  }
  chunks_.clear();
  entries_.clear();
  documents_ = wdf_ = 0;
}

PostingListReader::PostingListReader(std::string_view first_chunk) {
  (void)take_number(first_chunk);
  (void)take_number(first_chunk);
  document_ = take_next(first_chunk, 0);
  begin_chunk(first_chunk);
}

void PostingListReader::next_chunk(DocId first, std::string_view chunk) {
  if (first <= document_) throw_damaged();
  document_ = first;
  begin_chunk(chunk);
}

void PostingListReader::begin_chunk(std::string_view chunk) {
  if (chunk.empty()) throw_damaged();
  last_chunk_ = chunk.front() == '1';
  chunk.remove_prefix(1);
  const std::uint32_t more = take_number32(chunk);
  if (more > std::numeric_limits<DocId>::max() - document_ || chunk.empty()) throw_damaged();
  last_ = document_ + more;
  left_ = chunk;
  at_first_ = true;
}

bool PostingListReader::next(Posting& posting) {
  if (left_.empty()) {
    if (document_ != last_) throw_damaged();
    return false;
  }
  if (!at_first_) document_ = take_next(left_, document_);
  at_first_ = false;
  posting.document = document_;
  posting.wdf = take_number32(left_);
  return true;
}

}  // namespace dateline::glass
