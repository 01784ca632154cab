#include "indexer/generation_writer.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "common/archive/files.h"
#include "common/dates/calendar.h"
#include "dateline/error.h"
#include "indexer/next_generation.h"
#include "indexer/text_sample.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using archive::FileEntry;
using archive::IdRecord;
using archive::Manifest;
using archive::ShardEntry;

/// How long a file outlives the last generation that names it, in seconds: a reader may be about to open it.
constexpr std::int64_t grace_seconds = 60;

/// What a manifest names that lies directly in the archive's shards or tables: shard folders and table files.
std::set<std::string> named_by(const Manifest& manifest) {
  std::set<std::string> names;
  for (const ShardEntry& shard : manifest.shards) {
    names.insert(shard.name);
    if (!shard.columns.name.empty()) names.insert(shard.columns.name);
  }
  for (const auto& [table, files] : manifest.tables)
    for (const FileEntry& file : files) names.insert(file.name);
  return names;
}

template <typename Future>
bool is_ready(const Future& future) {
  return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

archive::ValueNumber as_they_are(std::size_t, std::size_t, archive::ValueNumber value) { return value; }

}  // namespace

void Occurring::add(const Timestamp& published_at, const Timestamp& indexed_at) {
  if (published_at.precision != Precision::unknown) dates::widen(published, period_of(published_at));
  dates::widen(indexed, period_of(indexed_at));
}

GenerationWriter::GenerationWriter(const ArchiveLocation& where, double wait_seconds)
    : folder_(where.folder),
      lock_(where.folder, wait_seconds),
      last_(archive::try_read_manifest(folder_) ? Generation::open(folder_) : Generation::none()),
      names_(last_->manifest.generation + 1) {
  std::error_code ignored;
  fs::remove_all(temporary(), ignored);
  fs::remove(folder_ / (std::string(archive::manifest_name) + ".new"), ignored);
  sweep(last_->manifest, FormerFiles::kept, {});
  NextGeneration next(folder_, *last_, names_);
  if (next.make_missing_columns()) last_ = publish(*last_, next.finish(), FormerFiles::kept, {});
  open_.first_number = open_.next_number = last_->manifest.next_number;
  form_.term_lists = last_->manifest.term_lists;
  if (!last_->snapshot) return;
  for (std::size_t shard = 0; shard < last_->snapshot->shard_count() && !form_.dictionary->trained(); ++shard)
    if (const auto& there = last_->snapshot->text_of(shard)->dictionary()) form_.dictionary = there;
}

GenerationWriter::~GenerationWriter() {
  stop_merge();
  if (committing_.valid()) committing_.wait();
  std::error_code ignored;
  fs::remove_all(temporary(), ignored);
}

void GenerationWriter::set_text_dictionary(archive::TextDictionary dictionary) {
  form_.dictionary = std::make_shared<const archive::TextDictionary>(std::move(dictionary));
}

template <typename Visit>
void GenerationWriter::each_pending(Visit visit) const {
  visit(open_);
  if (frozen_) visit(*frozen_);
}

std::optional<IdRecord> GenerationWriter::find_id(std::uint64_t key) const {
  if (const auto at = open_.ids.find(key); at != open_.ids.end()) return at->second;
  if (frozen_)
    if (const auto at = frozen_->ids.find(key); at != frozen_->ids.end()) return at->second;
  return last_->ids.find(key);
}

void GenerationWriter::put_id(const IdRecord& record) { open_.ids[record.key] = record; }

std::optional<archive::Number> GenerationWriter::find_copy(std::uint64_t key) const {
  std::optional<Number> found;
  each_pending([&](const Pending& pending) {
    const auto at = pending.copies.find(key);
    if (!found && at != pending.copies.end() && !removed(at->second)) found = at->second;
  });
  if (found) return found;
  last_->copies.each(key, [&](const archive::HashRecord& record) {
    if (!removed(record.number)) found = record.number;
  });
  return found;
}

void GenerationWriter::put_copy(std::uint64_t key, Number number) { open_.copies[key] = number; }

bool GenerationWriter::was_replaced(std::uint64_t key) const {
  return open_.replaced.contains(key) || (frozen_ && frozen_->replaced.contains(key)) ||
         last_->replaced.find(key).has_value();
}

void GenerationWriter::put_replaced(std::uint64_t key) { open_.replaced.insert(key); }

std::vector<std::string> GenerationWriter::other_ids(Number number) const {
  std::vector<std::string> ids = last_->other_ids.of(number);
  each_pending([&](const Pending& pending) {
    if (const auto at = pending.other_ids.find(number); at != pending.other_ids.end())
      ids.insert(ids.end(), at->second.begin(), at->second.end());
  });
  std::ranges::sort(ids);
  const auto doubles = std::ranges::unique(ids);
  ids.erase(doubles.begin(), doubles.end());
  std::erase_if(ids, [&](const std::string& id) {
    const auto record = find_id(archive::hash_of(id));
    return !record || record->number != number || record->is_copy == 0;
  });
  return ids;
}

void GenerationWriter::add_other_id(Number number, const std::string& id) { open_.other_ids[number].push_back(id); }

archive::Number GenerationWriter::take_number() {
  // A combined database numbers a hit (number - 1) x shards + shard + 1, in 32 bits; tidy() keeps shards below 64.
  constexpr Number most = (1U << 26) - 1;
  const std::uint64_t shards = last_->manifest.shards.size() + 2;
  if (open_.next_number > most && std::uint64_t{open_.next_number} * shards >= (std::uint64_t{1} << 32))
    throw Error(ErrorKind::system, "the archive has no more article numbers",
                "run `dateline compact`, or begin another archive");
  return open_.next_number++;
}

void GenerationWriter::remove(Number number) { open_.removed.insert(number); }

bool GenerationWriter::removed(Number number) const {
  return open_.removed.contains(number) || (frozen_ && frozen_->removed.contains(number)) || last_->removed(number);
}

bool GenerationWriter::changed() const {
  const bool other_term_lists = last_->snapshot && form_.term_lists != last_->manifest.term_lists;
  return other_term_lists || !open_.empty();
}

void GenerationWriter::begin_commit(std::function<NewArticles()> articles) {
  finish_commit();
  if (!changed()) return;
  std::optional<MergedShards> merged;
  if (merge_ && is_ready(merge_->merged)) merged = std::exchange(merge_, std::nullopt)->merged.get();
  const Number next_number = open_.next_number;
  frozen_ = std::make_shared<const Pending>(std::exchange(open_, Pending{}));
  open_.first_number = open_.next_number = next_number;
  committing_ =
      std::async(std::launch::async, [this, last = last_, frozen = frozen_, articles = std::move(articles),
                                      merged = std::move(merged), form = form_, in_use = names_in_use()]() mutable {
        NextGeneration next(folder_, *last, names_);
        if (merged) next.replace_shards(*std::move(merged));
        const NewArticles added = articles();
        next.add(*frozen, added.parts, added.occurring, form);
        auto made = publish(*last, next.finish(), FormerFiles::kept, in_use);
        std::error_code ignored;  // what is left of scratch files the next run takes away
        for (const Part& part : added.parts) fs::remove(part.run, ignored);
        return made;
      }).share();
}

void GenerationWriter::commit(std::function<NewArticles()> articles) {
  begin_commit(std::move(articles));
  finish_commit();
}

void GenerationWriter::advance() {
  if (committing_.valid() && is_ready(committing_)) finish_commit();
}

void GenerationWriter::finish_commit() {
  if (!committing_.valid()) return;
  last_ = committing_.get();
  committing_ = {};
  frozen_.reset();
  begin_merge();
}

void GenerationWriter::begin_merge() {
  if (merge_) return;
  const auto range = worth_merging(*last_);
  if (!range) return;
  merge_stopped_ = false;
  merge_.emplace(Merge{range->articles(last_->manifest), {names_.next("shards/s"), names_.next("tables/columns")}, {}});
  merge_->merged =
      std::async(std::launch::async, [this, last = last_, range = *range, names = merge_->names, form = form_] {
        return merge_shards(folder_, *last, range, names, form, as_they_are, &merge_stopped_);
      });
}

void GenerationWriter::stop_merge() {
  if (!merge_) return;
  merge_stopped_ = true;
  merge_->merged.wait();
  merge_.reset();
}

void GenerationWriter::finish_merge() {
  NextGeneration next(folder_, *last_, names_);
  next.replace_shards(std::exchange(merge_, std::nullopt)->merged.get());
  last_ = publish(*last_, next.finish(), FormerFiles::kept, {});
}

void GenerationWriter::tidy() {
  constexpr std::uint64_t few_articles = 250'000;
  constexpr std::size_t many_shards = 16;
  finish_commit();
  for (begin_merge(); merge_; begin_merge()) {
    const bool cheap = merge_->articles <= few_articles;
    if (!cheap && last_->manifest.shards.size() < many_shards && !is_ready(merge_->merged)) return stop_merge();
    finish_merge();
  }
}

void GenerationWriter::compact(const std::atomic<bool>* stop) {
  finish_commit();
  stop_merge();
  if (last_->snapshot)
    if (auto renewed = renewed_dictionary(*last_, *form_.dictionary)) set_text_dictionary(*std::move(renewed));
  NextGeneration next(folder_, *last_, names_);
  next.compact(form_, stop);
  last_ = publish(*last_, next.finish(), FormerFiles::swept, {});
}

std::set<std::string> GenerationWriter::names_in_use() const {
  if (!merge_) return {};
  return {merge_->names.shard, merge_->names.columns};
}

std::shared_ptr<const Generation> GenerationWriter::publish(const Generation& last, Manifest next, FormerFiles former,
                                                            const std::set<std::string>& in_use) const {
  const std::set<std::string> now = named_by(next);
  for (const std::string& name : named_by(last.manifest))
    if (!now.contains(name)) next.retired.push_back({name, next.committed});
  if (former == FormerFiles::kept)
    std::erase_if(next.retired, [&](const auto& file) { return next.committed - file.since > grace_seconds; });
  else
    next.retired.clear();
  if (fs::exists(folder_ / "tables")) archive::sync_folder(folder_ / "tables");
  archive::write_manifest(folder_, next);
  auto made = Generation::open(folder_);
  sweep(made->manifest, former, in_use);
  return made;
}

void GenerationWriter::sweep(const Manifest& manifest, FormerFiles former, const std::set<std::string>& in_use) const {
  std::set<std::string> keep = named_by(manifest);
  keep.insert(in_use.begin(), in_use.end());
  const std::int64_t now = dates::to_epoch_seconds(dates::now_utc());
  if (former == FormerFiles::kept)
    for (const auto& file : manifest.retired)
      if (now - file.since <= grace_seconds) keep.insert(file.name);
  std::error_code ignored;
  for (const char* const place : {"shards", "tables"}) {
    for (const auto& entry : fs::directory_iterator(folder_ / place, ignored)) {
      const std::string name = std::string(place) + "/" + entry.path().filename().string();
      std::error_code also_ignored;  // what cannot be deleted now is tried again by the next run
      if (!keep.contains(name)) fs::remove_all(entry.path(), also_ignored);
    }
  }
}

}  // namespace dateline
