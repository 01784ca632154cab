#include "indexer/glass/shard_writer.h"

#include <xxhash.h>

#include <algorithm>
#include <future>
#include <optional>
#include <set>

#include "indexer/glass/document_set.h"
#include "indexer/glass/posting_list.h"
#include "indexer/glass/term_list.h"
#include "indexer/glass/term_merge.h"

namespace dateline::glass {
namespace {

namespace fs = std::filesystem;
using Sources = std::span<const std::unique_ptr<Source>>;

class ShardWriter {
 public:
  ShardWriter(Sources sources, std::span<const DocId> removed, const ShardOptions& options)
      : sources_(sources), options_(options) {
    for (const DocId document : removed) removed_.add(document);
  }

  WrittenShard write(const fs::path& root, const std::string& name);

 private:
  void check_stop() const {
    if (options_.stop != nullptr && *options_.stop) throw Error(ErrorKind::interrupted, "interrupted");
  }
  void write_values(TableWriter& postlist);
  void write_lengths(TableWriter& postlist);
  void write_postings(TableWriter& postlist);
  void write_positions(TableWriter& position) const;
  void write_term_lists(TableWriter& termlist);
  void write_data(TableWriter& docdata) const;

  Sources sources_;
  DocumentSet removed_;
  const ShardOptions& options_;
  std::optional<TermListWriter> term_lists_;
  WrittenShard shard_;
};

/// User metadata, `00 c0` + name, as they are.
void write_metadata(TableWriter& postlist, const std::map<std::string, std::string>& metadata) {
  for (const auto& [name, bytes] : metadata) postlist.add(std::string("\0\xc0", 2) + name, bytes);
}

/// Value statistics, `00 d0` + slot: how many, the least, the greatest (nothing when equal). Value chunks, `00 d8` +
/// slot + first document: value, then (step - 1, value)...
void ShardWriter::write_values(TableWriter& postlist) {
  std::set<std::uint32_t> slots;
  for (const auto& source : sources_)
    for (const std::uint32_t slot : source->slots()) slots.insert(slot);
  const auto each_value = [&](std::uint32_t slot, const auto& visit) {
    for (const auto& source : sources_)
      source->each_value(slot, [&](DocId document, std::string_view value) {
        if (!removed_.has(document)) visit(document, value);
      });
  };

  std::vector<std::pair<std::string, std::string>> entries;  // ordered by key, not by slot
  for (const std::uint32_t slot : slots) {
    std::uint64_t count = 0;
    std::string least, greatest;
    each_value(slot, [&](DocId document, std::string_view value) {
      if (count == 0 || value < least) least = value;
      if (count == 0 || value > greatest) greatest = value;
      ++count;
      if (term_lists_) term_lists_->add_slot(document, slot);
    });
    if (count == 0) continue;
    std::string key("\0\xd0", 2), tag;
    put_last_number(key, slot);
    put_number(tag, count);
    put_text(tag, least);
    if (greatest != least) tag += greatest;
    entries.emplace_back(std::move(key), std::move(tag));
  }
  std::ranges::sort(entries);
  for (const auto& [key, tag] : entries) postlist.add(key, tag);

  std::vector<std::pair<std::string, std::uint32_t>> prefixes;
  for (const std::uint32_t slot : slots) {
    std::string prefix("\0\xd8", 2);
    put_number(prefix, slot);
    prefixes.emplace_back(std::move(prefix), slot);
  }
  std::ranges::sort(prefixes);
  for (const auto& [prefix, slot] : prefixes) {
    constexpr std::size_t enough = 2000;
    std::string key, chunk;
    DocId last = 0;
    const auto flush = [&] {
      if (!chunk.empty()) postlist.add(key, chunk);
      chunk.clear();
    };
    each_value(slot, [&, &prefix = prefix](DocId document, std::string_view value) {
      if (chunk.size() >= enough) flush();
      if (chunk.empty()) {
        key = prefix;
        put_sortable(key, document);
      } else {
        put_number(chunk, document - last - 1);
      }
      put_text(chunk, value);
      last = document;
    });
    flush();
  }
}

void ShardWriter::write_lengths(TableWriter& postlist) {
  PostingListWriter lengths;
  Statistics& statistics = shard_.statistics;
  for (const auto& source : sources_)
    source->each_length([&](DocId document, std::uint32_t length) {
      if (removed_.has(document)) return;
      lengths.add(document, length);
      if (statistics.documents++ == 0) shard_.first = document;
      statistics.last = document;
      statistics.total_length += length;
      statistics.longest = std::max(statistics.longest, length);
      if (length > 0) statistics.shortest = statistics.shortest == 0 ? length : std::min(statistics.shortest, length);
    });
  if (!lengths.empty()) lengths.write_lengths(postlist);
}

void ShardWriter::write_postings(TableWriter& postlist) {
  std::vector<std::unique_ptr<PostingCursor>> cursors;
  for (const auto& source : sources_) cursors.push_back(source->postings());
  TermMerge merge(std::move(cursors));
  PostingListWriter list;
  std::string term;
  const auto finish_term = [&] {
    if (!list.empty()) list.write(term, postlist);
  };
  while (merge.next()) {
    if (merge.is_new()) {
      check_stop();
      finish_term();
      term = merge.term();
      if (term_key(term).size() > most_term) throw_limit("a term has more than 245 bytes");
    }
    PostingCursor& cursor = merge.cursor();
    for (Posting posting; cursor.next(posting);) {
      if (removed_.has(posting.document)) continue;
      list.add(posting.document, posting.wdf);
      shard_.statistics.greatest_wdf = std::max(shard_.statistics.greatest_wdf, posting.wdf);
      if (term_lists_) term_lists_->add_term(posting.document, term, posting.wdf);
    }
  }
  finish_term();
}

/// Under term + document, copied as they are.
void ShardWriter::write_positions(TableWriter& position) const {
  std::vector<std::unique_ptr<PositionCursor>> cursors;
  for (const auto& source : sources_) cursors.push_back(source->positions());
  TermMerge merge(std::move(cursors));
  std::string key;
  std::size_t closed = 0;
  while (merge.next()) {
    if (merge.is_new()) {
      check_stop();
      key.clear();
      put_key_text(key, merge.term(), true);
      closed = key.size();
    }
    PositionCursor& cursor = merge.cursor();
    for (PositionList list; cursor.next(list);) {
      if (removed_.has(list.document)) continue;
      key.resize(closed);
      put_sortable(key, list.document);
      position.add(key, list.bytes);
    }
  }
}

void ShardWriter::write_term_lists(TableWriter& termlist) {
  for (const auto& source : sources_)
    source->each_length([&](DocId document, std::uint32_t length) {
      if (removed_.has(document)) return;
      if (document % 1024 == 0) check_stop();
      term_lists_->write(document, length, termlist);
    });
}

/// Under the document's number; no entry when there is none.
void ShardWriter::write_data(TableWriter& docdata) const {
  std::string key;
  for (const auto& source : sources_)
    source->each_data([&](DocId document, Tag data) {
      if (removed_.has(document)) return;
      if (document % 1024 == 0) check_stop();
      key.clear();
      put_sortable(key, document);
      docdata.add(key, data);
    });
}

WrittenShard ShardWriter::write(const fs::path& root, const std::string& name) {
  using Finished = std::optional<TableWriter::Finished>;
  const auto write_table = [&](const char* file, const auto& fill) -> Finished {
    TableWriter writer(root, name + "/" + file);
    fill(writer);
    if (!writer.empty()) return writer.finish();
    fs::remove(root / name / file);
    return std::nullopt;
  };
  std::future<Finished> docdata = std::async(std::launch::async, [&] {
    return write_table("docdata.glass", [&](TableWriter& writer) { write_data(writer); });
  });
  std::future<Finished> position = std::async(std::launch::async, [&] {
    return write_table("position.glass", [&](TableWriter& writer) { write_positions(writer); });
  });
  if (options_.term_lists) term_lists_.emplace(root / name);
  const Finished postlist = write_table("postlist.glass", [&](TableWriter& writer) {
    write_metadata(writer, options_.metadata);
    write_values(writer);
    write_lengths(writer);
    write_postings(writer);
  });
  Finished termlist;
  if (term_lists_) termlist = write_table("termlist.glass", [&](TableWriter& writer) { write_term_lists(writer); });
  term_lists_.reset();

  Version version;
  const auto put = [&](TableKind table, const Finished& finished) {
    if (!finished) return;
    version.roots[static_cast<std::size_t>(table)] = finished->root;
    shard_.files.push_back(finished->file);
  };
  put(TableKind::docdata, docdata.get());
  put(TableKind::position, position.get());
  put(TableKind::postlist, postlist);
  put(TableKind::termlist, termlist);
  if (shard_.statistics.documents == 0) return std::move(shard_);
  if (shard_.statistics.longest < shard_.statistics.greatest_wdf) throw_damaged();

  // Of what was written, so that the same tables have the same name.
  std::string sums;
  for (const archive::FileEntry& file : shard_.files) sums += file.sum;
  const XXH128_hash_t hash = XXH3_128bits(sums.data(), sums.size());
  for (std::size_t i = 0; i < 8; ++i) {
    version.uuid[i] = static_cast<unsigned char>(hash.high64 >> (8 * i));
    version.uuid[i + 8] = static_cast<unsigned char>(hash.low64 >> (8 * i));
  }
  version.statistics = shard_.statistics;
  archive::FileWriter file(root, name + "/iamglass");
  file.write(encode(version));
  shard_.files.push_back(file.finish());
  std::ranges::sort(shard_.files, {}, &archive::FileEntry::name);
  return std::move(shard_);
}

}  // namespace

WrittenShard write_shard(const fs::path& root, const std::string& name, Sources sources, std::span<const DocId> removed,
                         const ShardOptions& options) {
  WrittenShard shard = ShardWriter(sources, removed, options).write(root, name);
  if (shard.statistics.documents == 0) fs::remove_all(root / name);
  return shard;
}

}  // namespace dateline::glass
