#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dateline/archive_location.h"
#include "dateline/article.h"
#include "dateline/error.h"

namespace dateline {

/// How dumps are read.
struct ReadOptions {
  std::string input_format;  ///< a reader's name; empty: told from the content
  std::string records;       ///< where the list of articles is inside a JSON document ("data.articles"); empty: found
  std::vector<std::pair<std::string, std::string>> map;  ///< field -> path in the record
  std::string source;                                    ///< for articles without one
  std::string language;          ///< for articles without one; empty or "auto": told from the text
  std::string date;              ///< for articles without one, in any form that dumps may use
  std::string timezone = "UTC";  ///< of times without one
  std::string id_prefix;
};

struct IndexOptions {
  ReadOptions read;
  unsigned jobs = 0;         ///< threads; 0: one a processor. Changes nothing in the result.
  std::uint64_t memory = 0;  ///< bytes of resident memory to stay under, mapped files aside, at least 96 MiB and 12
                             ///< more a thread; 0: the smaller of 2 GiB and a quarter of the machine
  bool extract = true;       ///< find entities in the text beside those that the dump gives
  bool term_lists = false;   ///< shards get term lists, for other tools of Xapian; remembered once it was asked for
  Timestamp now;             ///< what "today" is; unknown: the clock's
  double wait_seconds = 0;   ///< for another writer to finish
};

/// A record that could not be read.
struct Reject {
  std::string dump;
  std::string member;          ///< empty when the dump is the file
  std::uint64_t position = 0;  ///< byte offset in the decompressed member
  std::string reason;          ///< for people
  std::string code;            ///< for programs: "json", "no-text", "too-large", ...
  std::string raw;             ///< the record's beginning, as it was, at most 64 KiB
};

/// What became of the records. `added` to `rejected` add up to `records`.
struct IndexSummary {
  std::uint64_t records = 0, added = 0, updated = 0, unchanged = 0, duplicates = 0, kept = 0, collisions = 0,
                rejected = 0;
  std::uint64_t bytes = 0;  ///< of decompressed input
  double seconds = 0;
  std::vector<std::pair<std::string, std::uint64_t>> unused_keys;  ///< keys that no field took -> records, most first
  std::vector<std::string> unreadable;  ///< dumps that could not be read, or held no article: what and why, a line each
  bool interrupted = false;
};

struct IndexProgress {
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;        ///< of input as it lies on disk
  std::uint64_t total_bytes = 0;  ///< 0 when unknown (standard input)
  double seconds = 0;
};

/// Called from any one thread at a time.
struct IndexCallbacks {
  std::function<void(const Reject&)> rejected;
  std::function<void(const IndexProgress&)> progress;       ///< a few times a second
  std::function<void(const std::string& message)> warning;  ///< what the user should know: an article kept, a collision
  const std::atomic<bool>* stop = nullptr;                  ///< when it becomes true: commit what was read and finish
};

/// Adds articles to an archive, making it when there is none. Holds the archive's write lock from construction to
/// destruction.
///
/// Work is committed at least every 30 seconds and every 100,000 articles, and by commit(); what was not committed when
/// it is destroyed is gone. Not thread-safe. Throws Error: locked, archive, system; a bad record or dump never throws,
/// it is counted.
class Indexer {
 public:
  explicit Indexer(const ArchiveLocation& where, IndexOptions options = {}, IndexCallbacks callbacks = {});
  ~Indexer();
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;

  /// A file, folder or archive file; "-" is standard input.
  void add_dump(const std::string& dump);
  void add(Article article);
  /// Everything added so far is durable and seen by new readers.
  void commit();
  [[nodiscard]] IndexSummary summary() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
