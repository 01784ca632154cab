#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "dateline/indexer.h"
#include "indexer/readers/value.h"
#include "indexer/readers/window.h"

namespace dateline::readers {

struct TableHead;

/// A record over this is rejected, never held.
constexpr std::size_t most_record_bytes = std::size_t{64} << 20;
/// What a reject shows of its record.
constexpr std::size_t most_raw_bytes = std::size_t{64} << 10;

/// What a splitter cut off: a record; or, when `code` is set, bytes that are none.
struct Piece {
  std::string bytes;
  std::uint64_t position = 0;  ///< of its first byte in the member
  std::uint64_t line = 0;      ///< for formats of a record a line, counted from 1; else 0
  bool open_ended = false;     ///< the member's end cut it, not its own
  std::string code;
  std::string reason;
  std::shared_ptr<const TableHead> table = {};  ///< of a row of a table
};

/// Cuts a member into records, in order.
class Splitter {
 public:
  Splitter() = default;
  Splitter(const Splitter&) = delete;
  Splitter& operator=(const Splitter&) = delete;
  virtual ~Splitter() = default;
  [[nodiscard]] virtual std::optional<Piece> next() = 0;
};

/// Why a record is no article.
struct RecordProblem {
  std::string code;
  std::string reason;
};

/// Makes an object of keys and values of a record. Not thread-safe: one per thread.
class RecordReader {
 public:
  RecordReader() = default;
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  virtual ~RecordReader() = default;
  /// `text` is UTF-8; `table` what its Piece came with.
  [[nodiscard]] virtual std::variant<Value, RecordProblem> read(std::string_view text, const TableHead* table) = 0;
};

/// One way in which dumps are written. To add one: write a class like this in a file of its own, and give it a line in
/// format.cc.
class Format {
 public:
  Format() = default;
  Format(const Format&) = delete;
  Format& operator=(const Format&) = delete;
  virtual ~Format() = default;

  /// As `--input-format` takes it.
  [[nodiscard]] virtual std::string_view name() const = 0;

  /// How surely a member is of this format by its first 64 KiB (UTF-8 when they are text), from 0, "no", to 100. The
  /// name only decides where the content leaves a choice.
  [[nodiscard]] virtual int likeness(std::string_view head, std::string_view name) const = 0;

  /// Whether its texts may hold HTML, to be made plain.
  [[nodiscard]] virtual bool may_hold_html() const { return true; }

  /// The source of its articles where neither they nor the user name one.
  [[nodiscard]] virtual std::string_view default_source() const { return {}; }

  [[nodiscard]] virtual std::unique_ptr<Splitter> split(Window& member, const ReadOptions& options) const = 0;
  [[nodiscard]] virtual std::unique_ptr<RecordReader> reader() const = 0;
};

/// All formats.
[[nodiscard]] std::span<const Format* const> formats();

/// The format of that name; null when there is none.
[[nodiscard]] const Format* format_named(std::string_view name);

/// The likeliest format; null when it is none that we know.
[[nodiscard]] const Format* format_of(std::string_view head, std::string_view name);

}  // namespace dateline::readers
