#include "indexer/glass/run.h"

#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

#include "indexer/glass/positions.h"

namespace dateline::glass {
namespace {

// A run file: the bytes of its documents as one text, then its terms:
// - documents, each: number - last number, length, count of values, (slot, value)..., data;
// - terms ascending, each: term, count of postings, then for each: number - last number, wdf, positions.

using TermNumber = std::uint32_t;

/// Numbers terms as they come. Open addressing over hashes; the texts lie one after the other.
class Lexicon {
 public:
  TermNumber number(std::string_view term) {
    if (2 * (begins_.size() + 1) > slots_.size()) grow();
    const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.term == none) {
        slot = {hash, static_cast<TermNumber>(begins_.size())};
        begins_.push_back(texts_.size());
        texts_ += term;
        return slot.term;
      }
      if (slot.hash == hash && text(slot.term) == term) return slot.term;
    }
  }

  [[nodiscard]] std::string_view text(TermNumber term) const {
    const std::size_t end = term + 1 < begins_.size() ? begins_[term + 1] : texts_.size();
    return std::string_view(texts_).substr(begins_[term], end - begins_[term]);
  }
  [[nodiscard]] std::size_t size() const { return begins_.size(); }
  [[nodiscard]] std::size_t memory() const {
    return texts_.capacity() + begins_.capacity() * sizeof(std::size_t) + slots_.capacity() * sizeof(Slot);
  }

 private:
  static constexpr TermNumber none = std::numeric_limits<TermNumber>::max();
  struct Slot {
    std::uint64_t hash = 0;
    TermNumber term = none;
  };

  void grow() {
    std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(slots_.size() * 2, 1024)));
    for (const Slot& slot : old) {
      if (slot.term == none) continue;
      std::size_t at = slot.hash & (slots_.size() - 1);
      while (slots_[at].term != none) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::vector<std::size_t> begins_;
  std::string texts_;
};

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
    std::size_t positions;
  };

  std::uint32_t in_document(std::string_view term) {
    const TermNumber number = lexicon.number(term);
    if (number >= last_met.size()) last_met.resize(std::max<std::size_t>(number + 1, 2 * last_met.size()));
    auto& [document_met, index] = last_met[number];
    if (document_met != document) {
      document_met = document;
      index = static_cast<std::uint32_t>(terms.size());
      terms.push_back({number, 0, 0});
    }
    return index;
  }

  void log_terms();

  Lexicon lexicon;
  std::vector<std::pair<DocId, std::uint32_t>> last_met;  // by term: the last document that had it, and its index there
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
};

RunWriter::RunWriter() : impl_(std::make_unique<Impl>()) {}
RunWriter::~RunWriter() = default;

void RunWriter::begin(DocId document) {
  impl_->document = document;
  impl_->length = 0;
  impl_->terms.clear();
  impl_->occurrences.clear();
  impl_->values.clear();
  impl_->document_data.clear();
}

void RunWriter::posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) {
  const std::uint32_t index = impl_->in_document(term);
  impl_->terms[index].wdf += wdf;
  impl_->length += wdf;
  ++impl_->terms[index].positions;
  impl_->occurrences.push_back({index, position});
}

void RunWriter::term(std::string_view term, std::uint32_t wdf) {
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
    log.push_back({terms[i].term, document, terms[i].wdf, positions.size()});
    if (terms[i].positions == 0) continue;
    const auto end = sorted.begin() + static_cast<std::ptrdiff_t>(begins[i]);
    const auto begin = end - static_cast<std::ptrdiff_t>(terms[i].positions);
    if (!std::is_sorted(begin, end, std::less_equal{})) std::sort(begin, end);
    put_positions(positions, {begin, std::unique(begin, end)});
  }
}

void RunWriter::end() {
  Impl& self = *impl_;
  // No wdf is more than the length.
  if (self.length > std::numeric_limits<std::uint32_t>::max())
    throw_limit("a document is longer than 4,294,967,295 occurrences");
  self.log_terms();
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
  return self.lexicon.memory() + self.log.capacity() * sizeof(Impl::Logged) + self.positions.capacity() +
         self.documents.capacity();
}

void RunWriter::finish(const std::filesystem::path& path) {
  Impl& self = *impl_;
  std::vector<TermNumber> order(self.lexicon.size());
  std::iota(order.begin(), order.end(), TermNumber{0});
  std::ranges::sort(order, {}, [&](TermNumber term) { return self.lexicon.text(term); });

  // The log by term: where each begins, then every entry to its place; documents stay in order.
  std::vector<std::uint32_t> ends(self.lexicon.size() + 1, 0);
  for (const Impl::Logged& each : self.log) ++ends[each.term + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<std::uint32_t> by_term(self.log.size());
  for (std::uint32_t i = 0; i < self.log.size(); ++i) by_term[ends[self.log[i].term]++] = i;

  archive::FileWriter file(path.parent_path(), path.filename().string());
  std::string out;
  put_number(out, self.documents.size());
  file.write(out);
  file.write(self.documents);
  std::uint32_t begin = 0;
  for (const TermNumber term : order) {
    begin = term == 0 ? 0 : ends[term - 1];
    const std::uint32_t end = ends[term];
    out.clear();
    put_text(out, self.lexicon.text(term));
    put_number(out, end - begin);
    DocId last = 0;
    for (; begin < end; ++begin) {
      const std::uint32_t at = by_term[begin];
      const Impl::Logged& each = self.log[at];
      const std::size_t positions_end = at + 1 < self.log.size() ? self.log[at + 1].positions : self.positions.size();
      put_number(out, each.document - last);
      put_number(out, each.wdf);
      put_text(out, std::string_view(self.positions).substr(each.positions, positions_end - each.positions));
      last = each.document;
    }
    file.write(out);
  }
  file.flush();
  impl_ = std::make_unique<Impl>();
}

namespace {

class RunTerms : public TermCursor {
 public:
  explicit RunTerms(std::string_view left) : left_(left) {}

  bool next_term() override {
    SourcePosting passed;
    while (postings_ > 0) (void)next_posting(passed);
    if (left_.empty()) return false;
    term_ = take_text(left_);
    postings_ = take_number(left_);
    document_ = 0;
    return true;
  }
  [[nodiscard]] std::string_view term() const override { return term_; }
  bool next_posting(SourcePosting& posting) override {
    if (postings_ == 0) return false;
    --postings_;
    document_ += static_cast<DocId>(take_number(left_));
    posting.document = document_;
    posting.wdf = static_cast<std::uint32_t>(take_number(left_));
    posting.positions = take_text(left_);
    return true;
  }

 private:
  std::string_view left_, term_;
  std::uint64_t postings_ = 0;
  DocId document_ = 0;
};

}  // namespace

Run::Run(const std::filesystem::path& path) : file_(path) {
  std::string_view bytes = file_.bytes();
  documents_ = take_text(bytes);
  terms_ = bytes;
}

std::unique_ptr<TermCursor> Run::terms() const { return std::make_unique<RunTerms>(terms_); }

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
