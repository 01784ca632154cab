#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dateline/article.h"
#include "dateline/indexer.h"

/// From dumps to articles in two steps: a DumpReader cuts a dump into records, in order, on one thread; ArticleParsers
/// make articles of them, on many. Formats are one file each with one line in the registry (format.h).
namespace dateline::readers {

class Format;
struct TableHead;

/// The bytes of one record of a dump, as they were.
struct RawRecord {
  std::string bytes;
  Provenance from;
  const Format* format = nullptr;               ///< of the registry: lives as long as the program
  std::string charset;                          ///< of the member when a byte order mark told; else empty
  std::uint64_t line = 0;                       ///< for formats of a record a line, counted from 1; else 0
  std::shared_ptr<const TableHead> table = {};  ///< for rows of a table
};

/// A member that was left out, and why.
struct SkippedMember {
  std::string name;  ///< empty when the dump is the file
  std::string why;
};

using RecordOrReject = std::variant<RawRecord, Reject>;

/// Reads one dump: a file, a folder (every file below it, by name in byte order; hidden ones left out), an archive file
/// or compressed file (gzip, bzip2, xz, zstd, tar, zip, nested once: tar.gz), or standard input ("-"). Memory does not
/// grow with the dump's length.
///
/// Throws Error of kind input when the dump cannot be opened at all; what goes wrong later (a truncated gzip, an
/// unreadable file in a folder) is a Reject of code "unreadable" and reading goes on where it can.
class DumpReader {
 public:
  DumpReader(const std::string& dump, const ReadOptions& options);
  ~DumpReader();
  DumpReader(DumpReader&&) noexcept;

  /// The next record in the dump's order; nothing at its end.
  [[nodiscard]] std::optional<RecordOrReject> next();

  [[nodiscard]] std::uint64_t bytes_read() const;          ///< of the dump as it lies on disk
  [[nodiscard]] std::uint64_t bytes_decompressed() const;  ///< of its members' content
  [[nodiscard]] std::uint64_t total_bytes() const;         ///< on disk; 0 when unknown

  /// Members so far that are plainly no articles (pictures, a README, a document type), and why. They do not count as
  /// records.
  [[nodiscard]] const std::vector<SkippedMember>& skipped() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Throws Error of kind usage for options that make no sense: what a DumpReader and an ArticleParser would throw when
/// they are made.
void check_options(const ReadOptions& options);

/// How one key of a record was understood, for `--dry-run`.
struct KeyUse {
  std::string key;     ///< path in the record: "meta.pub_date", "tags[].name"
  std::string field;   ///< article field that took it; empty: it is kept in `extra`
  std::string sample;  ///< its value in the first record that has it, cut
};

/// Makes articles of records: decodes, maps keys to fields, cleans texts, reads dates. One per thread.
class ArticleParser {
 public:
  /// Throws Error of kind usage for options that make no sense (unknown field in --map, no such time zone, impossible
  /// --date).
  explicit ArticleParser(const ReadOptions& options);
  ~ArticleParser();
  ArticleParser(ArticleParser&&) noexcept;

  /// The article, with ReadOptions' defaults filled in, its id made when the record gives none, and `language` empty
  /// unless known; or why it is none.
  [[nodiscard]] std::variant<Article, Reject> parse(const RawRecord& record);

  /// Keys that no field took, with the number of records that had them, since the parser was made.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& unused_keys() const;
  /// Every key seen, in the order first seen.
  [[nodiscard]] const std::vector<KeyUse>& key_uses() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::readers
