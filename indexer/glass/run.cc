#include "indexer/glass/run.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

#include "indexer/glass/positions.h"
#include "indexer/glass/term_lexicon.h"

namespace dateline::glass {
namespace {

// A run file: the bytes of its documents as one text, then its terms:
// - documents, each: number - last number, length, count of values, (slot, value)..., data;
// - terms ascending, each: term; a text of postings, each: number - last number, wdf; a text of the positions of those
//   that have any, each: number - last number, positions.

using TermNumber = RunWriter::TermNumber;

}  // namespace

struct RunWriter::Impl {
  /// A term of the document at hand.
  struct InDocument {
    TermNumber term;
    std::uint32_t wdf, positions;  // sum, count
  };
  struct Occurrence {
    std::uint32_t in_document;  // index
    std::uint32_t position;
  };
  /// A term of one document; its bytes of positions begin there and end where the next one's begin.
  struct Logged {
    TermNumber term;
    DocId document;
    std::uint32_t wdf;
    std::uint32_t positions;
  };
  /// Where a term was met last: the document, and its index there.
  struct LastMet {
    std::uint64_t document = 0;
    std::uint32_t index = 0;
  };

  std::uint32_t in_document(TermNumber term) {
    if (term >= last_met.size()) last_met.resize(std::max<std::size_t>(term + 1, 2 * last_met.size()));
    LastMet& last = last_met[term];
    if (last.document != documents_begun) {
      last = {documents_begun, static_cast<std::uint32_t>(terms.size())};
      terms.push_back({term, 0, 0});
    }
    return last.index;
  }

  void log_terms();
  void write_terms(archive::FileWriter& file);

  std::size_t most_lexicon_bytes = 0;
  TermLexicon lexicon;
  std::uint64_t forgotten = 0;
  std::vector<LastMet> last_met;  // by term
  std::uint64_t documents_begun = 0;
  DocId document = 0, last_document = 0;
  std::uint64_t length = 0;
  std::vector<InDocument> terms;
  std::vector<Occurrence> occurrences;
  std::vector<std::pair<std::uint32_t, std::string>> values;
  std::string document_data;

  std::vector<Logged> log;
  std::string positions;
  std::string documents;

  std::vector<std::uint32_t> begins, sorted;  // for log_terms()

  // For write_terms().
  struct ByTerm {
    DocId document;
    std::uint32_t wdf;
    std::uint32_t positions, positions_size;
  };
  std::vector<std::uint32_t> ends;
  std::vector<ByTerm> by_term;
};

RunWriter::RunWriter(std::size_t most_lexicon_bytes) : impl_(std::make_unique<Impl>()) {
  impl_->most_lexicon_bytes = most_lexicon_bytes;
}
RunWriter::~RunWriter() = default;

TermNumber RunWriter::number(std::string_view term) { return impl_->lexicon.number(term); }

std::uint64_t RunWriter::forgotten() const { return impl_->forgotten; }

void RunWriter::begin(DocId document) {
  ++impl_->documents_begun;
  impl_->document = document;
  impl_->length = 0;
  impl_->terms.clear();
  impl_->occurrences.clear();
  impl_->values.clear();
  impl_->document_data.clear();
}

void RunWriter::posting(TermNumber term, std::uint32_t position, std::uint32_t wdf) {
  const std::uint32_t index = impl_->in_document(term);
  impl_->terms[index].wdf += wdf;
  impl_->length += wdf;
  ++impl_->terms[index].positions;
  impl_->occurrences.push_back({index, position});
}

void RunWriter::term(TermNumber term, std::uint32_t wdf) {
  impl_->terms[impl_->in_document(term)].wdf += wdf;
  impl_->length += wdf;
}

void RunWriter::value(std::uint32_t slot, std::string_view value) { impl_->values.emplace_back(slot, value); }

void RunWriter::data(std::string_view bytes) { impl_->document_data.assign(bytes); }

/// The document's positions by term, by counting sort, each list encoded at once.
void RunWriter::Impl::log_terms() {
  begins.assign(terms.size() + 1, 0);
  for (std::size_t i = 0; i < terms.size(); ++i) begins[i + 1] = begins[i] + terms[i].positions;
  sorted.resize(occurrences.size());
  for (const Occurrence& each : occurrences) sorted[begins[each.in_document]++] = each.position;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    log.push_back({terms[i].term, document, terms[i].wdf, static_cast<std::uint32_t>(positions.size())});
    if (terms[i].positions == 0) continue;
    const auto end = sorted.begin() + static_cast<std::ptrdiff_t>(begins[i]);
    const auto begin = end - static_cast<std::ptrdiff_t>(terms[i].positions);
    if (!std::is_sorted(begin, end, std::less_equal{})) std::sort(begin, end);
    put_positions(positions, {begin, std::unique(begin, end)});
  }
}

void RunWriter::end() {
  Impl& self = *impl_;
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
  // No wdf is more than the length.
  if (self.length > most) throw_limit("a document is longer than 4,294,967,295 occurrences");
  self.log_terms();
  if (self.positions.size() > most || self.log.size() > most)
    throw Error(ErrorKind::system, "a run of documents has more than 4 GiB of postings", "write it as several");
  std::string& out = self.documents;
  put_number(out, self.document - self.last_document);
  put_number(out, self.length);
  put_number(out, self.values.size());
  for (const auto& [slot, value] : self.values) {
    put_number(out, slot);
    put_text(out, value);
  }
  put_text(out, self.document_data);
  self.last_document = self.document;
}

std::size_t RunWriter::memory() const {
  const Impl& self = *impl_;
  return self.lexicon.memory() + self.last_met.capacity() * sizeof(Impl::LastMet) +
         self.log.capacity() * sizeof(Impl::Logged) + self.by_term.capacity() * sizeof(Impl::ByTerm) +
         self.positions.capacity() + self.documents.capacity();
}

namespace {

/// Bytes put one after the other faster than a string does.
class Bytes {
 public:
  void number(std::uint64_t value) {
    make_room(10);
    for (; value >= 0x80; value >>= 7) bytes_[used_++] = static_cast<char>(0x80 | (value & 0x7f));
    bytes_[used_++] = static_cast<char>(value);
  }
  void text(std::string_view text) {
    number(text.size());
    make_room(text.size());
    std::memcpy(bytes_.data() + used_, text.data(), text.size());
    used_ += text.size();
  }
  void clear() { used_ = 0; }
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), used_}; }

 private:
  void make_room(std::size_t more) {
    if (used_ + more > bytes_.size()) bytes_.resize(2 * (used_ + more));
  }
  std::string bytes_;
  std::size_t used_ = 0;
};

}  // namespace

/// The log is brought into the order of terms by writing every entry to its place; documents stay in order.
void RunWriter::Impl::write_terms(archive::FileWriter& file) {
  ends.assign(lexicon.size() + 1, 0);
  for (const Logged& each : log) ++ends[each.term + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  by_term.resize(log.size());
  for (std::size_t i = 0; i < log.size(); ++i) {
    const std::size_t positions_end = i + 1 < log.size() ? log[i + 1].positions : positions.size();
    by_term[ends[log[i].term]++] = {log[i].document, log[i].wdf, log[i].positions,
                                    static_cast<std::uint32_t>(positions_end - log[i].positions)};
  }

  constexpr std::uint32_t ahead = 8;  // what follows each other here lies far apart in memory
  constexpr std::size_t enough = 1 << 16;
  Bytes out, postings, lists;
  const std::span<const TermNumber> ascending = lexicon.ascending();
  for (std::size_t n = 0; n < ascending.size(); ++n) {
    const TermNumber term = ascending[n];
    if (n + ahead < ascending.size()) __builtin_prefetch(&ends[ascending[n + ahead]]);
    const std::uint32_t begin = term == 0 ? 0 : ends[term - 1], end = ends[term];
    if (begin == end) continue;
    postings.clear();
    lists.clear();
    DocId last = 0, last_listed = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (i + ahead < end) __builtin_prefetch(positions.data() + by_term[i + ahead].positions);
      const ByTerm& entry = by_term[i];
      postings.number(entry.document - last);
      postings.number(entry.wdf);
      last = entry.document;
      if (entry.positions_size == 0) continue;
      lists.number(entry.document - last_listed);
      lists.text(std::string_view(positions).substr(entry.positions, entry.positions_size));
      last_listed = entry.document;
    }
    out.text(lexicon.text(term));
    out.text(postings.view());
    out.text(lists.view());
    if (out.view().size() < enough) continue;
    file.write(out.view());
    out.clear();
  }
  file.write(out.view());
}

void RunWriter::finish(const std::filesystem::path& path) {
  Impl& self = *impl_;
  archive::FileWriter file(path.parent_path(), path.filename().string(), archive::FileWriter::Purpose::scratch);
  std::string head;
  put_number(head, self.documents.size());
  file.write(head);
  file.write(self.documents);
  self.write_terms(file);
  file.flush();
  self.log.clear();
  self.positions.clear();
  self.documents.clear();
  self.last_document = 0;
  if (self.lexicon.memory() <= self.most_lexicon_bytes) return;
  self.lexicon = {};
  self.last_met = {};
  ++self.forgotten;
}

namespace {

/// Walks the terms of a run with their postings or their positions.
template <typename Item>
class RunTerms : public TermCursor<Item> {
 public:
  explicit RunTerms(std::string_view left) : left_(left) {}

  bool next_term() override {
    if (left_.empty()) return false;
    term_ = take_text(left_);
    const std::string_view postings = take_text(left_), lists = take_text(left_);
    items_ = std::is_same_v<Item, Posting> ? postings : lists;
    document_ = 0;
    return true;
  }
  [[nodiscard]] std::string_view term() const override { return term_; }
  bool next(Item& item) override {
    if (items_.empty()) return false;
    item.document = document_ += static_cast<DocId>(take_number(items_));
    if constexpr (std::is_same_v<Item, Posting>)
      item.wdf = static_cast<std::uint32_t>(take_number(items_));
    else
      item.bytes = take_text(items_);
    return true;
  }

 private:
  std::string_view left_, term_, items_;
  DocId document_ = 0;
};

}  // namespace

Run::Run(const std::filesystem::path& path) : file_(path) {
  std::string_view bytes = file_.bytes();
  documents_ = take_text(bytes);
  terms_ = bytes;
}

std::unique_ptr<PostingCursor> Run::postings() const { return std::make_unique<RunTerms<Posting>>(terms_); }

std::unique_ptr<PositionCursor> Run::positions() const { return std::make_unique<RunTerms<PositionList>>(terms_); }

namespace {

/// Calls visit(document, length, values, data) for each; `values` are still encoded: their count, and (slot, value)...
template <typename Visit>
void each_document(std::string_view documents, Visit visit) {
  for (DocId document = 0; !documents.empty();) {
    document += static_cast<DocId>(take_number(documents));
    const auto length = static_cast<std::uint32_t>(take_number(documents));
    const std::string_view from_values = documents;
    for (std::uint64_t values = take_number(documents); values > 0; --values) {
      (void)take_number(documents);
      (void)take_text(documents);
    }
    visit(document, length, from_values, take_text(documents));
  }
}

template <typename Visit>
void each_value_of(std::string_view values, Visit visit) {
  for (std::uint64_t left = take_number(values); left > 0; --left) {
    const auto slot = static_cast<std::uint32_t>(take_number(values));
    visit(slot, take_text(values));
  }
}

}  // namespace

void Run::each_length(const std::function<void(DocId, std::uint32_t)>& visit) const {
  each_document(documents_, [&](DocId document, std::uint32_t length, auto, auto) { visit(document, length); });
}

std::vector<std::uint32_t> Run::slots() const {
  std::set<std::uint32_t> all;
  each_document(documents_, [&](DocId, std::uint32_t, std::string_view values, auto) {
    each_value_of(values, [&](std::uint32_t slot, auto) { all.insert(slot); });
  });
  return {all.begin(), all.end()};
}

void Run::each_value(std::uint32_t slot, const std::function<void(DocId, std::string_view)>& visit) const {
  each_document(documents_, [&](DocId document, std::uint32_t, std::string_view values, auto) {
    each_value_of(values, [&](std::uint32_t its, std::string_view value) {
      if (its == slot && !value.empty()) visit(document, value);
    });
  });
}

void Run::each_data(const std::function<void(DocId, Tag)>& visit) const {
  each_document(documents_, [&](DocId document, std::uint32_t, auto, std::string_view data) {
    if (!data.empty()) visit(document, Tag{data});
  });
}

}  // namespace dateline::glass
