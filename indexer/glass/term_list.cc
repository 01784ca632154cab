#include "indexer/glass/term_list.h"

#include <algorithm>

namespace dateline::glass {
namespace {

constexpr std::size_t memory_for_terms = 32 << 20, memory_for_slots = 4 << 20;

/// The tag of a document that has `terms`: each a text and its wdf.
std::string encode(std::uint32_t length, std::string_view terms) {
  std::string list;
  std::string_view before;
  std::uint64_t count = 0;
  for (; !terms.empty(); ++count) {
    const std::string_view term = take_text(terms);
    const std::uint32_t wdf = take_number32(terms);
    const auto shared = static_cast<std::size_t>(std::ranges::mismatch(before, term).in1 - before.begin());
    // A first term has no byte of what it shares.
    constexpr std::size_t most_wdf_in_byte = 126, most_byte = 255;
    const std::size_t both = wdf > most_wdf_in_byte ? most_byte + 1 : (wdf + 1) * (before.size() + 1) + shared;
    const bool in_byte = count > 0 && both <= most_byte;
    if (count > 0) list += static_cast<char>(in_byte ? both : shared);
    list += static_cast<char>(term.size() - shared);
    list += term.substr(shared);
    if (!in_byte) put_number(list, wdf);
    before = term;
  }
  if (count == 0) return {};
  std::string tag;
  put_number(tag, length);
  put_number(tag, count);
  return tag + list;
}

}  // namespace

TermListWriter::TermListWriter(const std::filesystem::path& folder)
    : terms_(folder, "terms-", memory_for_terms), slots_(folder, "slots-", memory_for_slots) {}

void TermListWriter::add_term(DocId document, std::string_view term, std::uint32_t wdf) {
  piece_.clear();
  put_text(piece_, term);
  put_number(piece_, wdf);
  terms_.add(document, piece_);
}

void TermListWriter::add_slot(DocId document, std::uint32_t slot) {
  piece_.clear();
  put_number(piece_, slot);
  slots_.add(document, piece_);
}

void TermListWriter::write(DocId document, std::uint32_t length, TableWriter& to) {
  std::string key;
  put_sortable(key, document);
  taken_.clear();
  terms_.take(document, taken_);
  to.add(key, encode(length, taken_));

  taken_.clear();
  slots_.take(document, taken_);
  if (taken_.empty()) return;
  std::string steps;
  std::uint32_t next = 0;
  for (std::string_view slots = taken_; !slots.empty();) {
    const std::uint32_t slot = take_number32(slots);
    put_number(steps, slot - next);
    next = slot + 1;
  }
  key += '\0';
  to.add(key, steps);
}

}  // namespace dateline::glass
