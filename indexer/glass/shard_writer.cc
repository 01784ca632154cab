#include "indexer/glass/shard_writer.h"

#include <xxhash.h>

#include <algorithm>
#include <future>
#include <optional>
#include <set>

#include "indexer/glass/posting_list.h"
#include "indexer/glass/term_merge.h"

namespace dateline::glass {
namespace {

namespace fs = std::filesystem;
using Sources = std::span<const std::unique_ptr<Source>>;

class ShardWriter {
 public:
  ShardWriter(Sources sources, std::span<const DocId> removed, const std::atomic<bool>* stop)
      : sources_(sources), removed_(removed.empty() ? 0 : removed.back() + std::size_t{1}, false), stop_(stop) {
    for (const DocId document : removed) removed_[document] = true;
  }

  WrittenShard write(const fs::path& root, const std::string& name, const std::map<std::string, std::string>& metadata);

 private:
  void check_stop() const {
    if (stop_ != nullptr && *stop_) throw Error(ErrorKind::interrupted, "interrupted");
  }
  [[nodiscard]] bool removed(DocId document) const { return document < removed_.size() && removed_[document]; }
  void write_values(TableWriter& postlist) const;
  void write_lengths(TableWriter& postlist);
  void write_postings(TableWriter& postlist);
  void write_positions(TableWriter& position) const;
  void write_data(TableWriter& docdata) const;

  Sources sources_;
  std::vector<bool> removed_;  // by document
  const std::atomic<bool>* stop_;
  WrittenShard shard_;
};

/// User metadata, `00 c0` + name, as they are.
void write_metadata(TableWriter& postlist, const std::map<std::string, std::string>& metadata) {
  for (const auto& [name, bytes] : metadata) postlist.add(std::string("\0\xc0", 2) + name, bytes);
}

/// Value statistics, `00 d0` + slot: how many, the least, the greatest (nothing when equal). Value chunks, `00 d8` +
/// slot + first document: value, then (step - 1, value)...
void ShardWriter::write_values(TableWriter& postlist) const {
  std::set<std::uint32_t> slots;
  for (const auto& source : sources_)
    for (const std::uint32_t slot : source->slots()) slots.insert(slot);
  const auto each_value = [&](std::uint32_t slot, const auto& visit) {
    for (const auto& source : sources_)
      source->each_value(slot, [&](DocId document, std::string_view value) {
        if (!removed(document)) visit(document, value);
      });
  };

  std::vector<std::pair<std::string, std::string>> entries;  // ordered by key, not by slot
  for (const std::uint32_t slot : slots) {
    std::uint64_t count = 0;
    std::string least, greatest;
    each_value(slot, [&](DocId, std::string_view value) {
      if (count == 0 || value < least) least = value;
      if (count == 0 || value > greatest) greatest = value;
      ++count;
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
      if (removed(document)) return;
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
    }
    PostingCursor& cursor = merge.cursor();
    for (Posting posting; cursor.next(posting);) {
      if (removed(posting.document)) continue;
      list.add(posting.document, posting.wdf);
      shard_.statistics.greatest_wdf = std::max(shard_.statistics.greatest_wdf, posting.wdf);
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
      if (removed(list.document)) continue;
      key.resize(closed);
      put_sortable(key, list.document);
      position.add(key, list.bytes);
    }
  }
}

/// Under the document's number; no entry when there is none.
void ShardWriter::write_data(TableWriter& docdata) const {
  std::string key;
  for (const auto& source : sources_)
    source->each_data([&](DocId document, Tag data) {
      if (removed(document)) return;
      if (document % 1024 == 0) check_stop();
      key.clear();
      put_sortable(key, document);
      docdata.add(key, data);
    });
}

WrittenShard ShardWriter::write(const fs::path& root, const std::string& name,
                                const std::map<std::string, std::string>& metadata) {
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
  const Finished postlist = write_table("postlist.glass", [&](TableWriter& writer) {
    write_metadata(writer, metadata);
    write_values(writer);
    write_lengths(writer);
    write_postings(writer);
  });

  Version version;
  const auto put = [&](Table table, const Finished& finished) {
    if (!finished) return;
    version.roots[static_cast<std::size_t>(table)] = finished->root;
    shard_.files.push_back(finished->file);
  };
  put(Table::docdata, docdata.get());
  put(Table::position, position.get());
  put(Table::postlist, postlist);
  if (shard_.statistics.documents == 0) return std::move(shard_);

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
                         const std::map<std::string, std::string>& metadata, const std::atomic<bool>* stop) {
  WrittenShard shard = ShardWriter(sources, removed, stop).write(root, name, metadata);
  if (shard.statistics.documents == 0) fs::remove_all(root / name);
  return shard;
}

}  // namespace dateline::glass
