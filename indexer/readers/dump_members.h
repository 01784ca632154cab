#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dateline/indexer.h"
#include "indexer/readers/byte_stream.h"
#include "indexer/readers/dump_reader.h"

namespace dateline::readers {

/// One file's content inside a dump, decompressed.
struct Member {
  std::string name;        ///< inside the dump: "1987/reut2-000.sgm", "old.zip/a.json"; empty when the dump is the file
  std::string known_name;  ///< what tells its kind: the name without ".gz" and the like; the dump's own when the dump
                           ///< is the file
  bool asked_for = false;  ///< the dump is the file
  std::unique_ptr<PeekedStream> bytes;  ///< valid until the next member is asked for
};

/// Walks the files of a dump: a file, a folder, standard input; opens what is compressed or an archive file, told by
/// its content.
class DumpMembers {
 public:
  /// Throws Error of kind input when the dump cannot be opened.
  explicit DumpMembers(const std::string& dump);
  ~DumpMembers();

  /// The next file; or a reject of code "unreadable" for what could not be opened, and the walk goes on after it.
  [[nodiscard]] std::optional<std::variant<Member, Reject>> next();

  [[nodiscard]] std::uint64_t bytes_read() const;
  [[nodiscard]] std::uint64_t total_bytes() const;
  [[nodiscard]] const std::vector<SkippedMember>& skipped() const;
  void skip(std::string name, std::string why);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A name that no article has: hidden, or what a Mac adds to archive files.
[[nodiscard]] bool is_hidden(std::string_view path);

}  // namespace dateline::readers
