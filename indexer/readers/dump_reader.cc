#include "indexer/readers/dump_reader.h"

#include <utility>

#include "dateline/error.h"
#include "indexer/readers/csv.h"
#include "indexer/readers/dump_members.h"
#include "indexer/readers/format.h"
#include "indexer/readers/plain_text.h"
#include "indexer/readers/window.h"

namespace dateline::readers {
namespace {

/// Null when none is asked for.
const Format* format_asked_for(const ReadOptions& options) {
  if (options.input_format.empty()) return nullptr;
  if (const Format* wanted = format_named(options.input_format)) return wanted;
  std::string names;
  for (const Format* known : formats()) names += (names.empty() ? "" : ", ") + std::string(known->name());
  throw Error(ErrorKind::usage, "--input-format " + options.input_format + ": there is no such format",
              "formats are " + names);
}

}  // namespace

void check_options(const ReadOptions& options) {
  (void)format_asked_for(options);
  (void)ArticleParser(options);
}

struct DumpReader::Impl {
  Impl(const std::string& dump_, const ReadOptions& options_)
      : dump(dump_), options(options_), wanted(format_asked_for(options_)), members(dump_) {}

  /// The member's format; null, with the reason kept, when it holds no articles.
  const Format* choose_format(const Member& opened, std::string_view head) {
    const auto skip = [&](const char* why) {
      members.skip(opened.name, why);
      return static_cast<const Format*>(nullptr);
    };
    if (head.empty()) return skip("empty");
    if (wanted != nullptr) {
      if (opened.asked_for || wanted->likeness(head, opened.known_name) > 0) return wanted;
      return skip("not of the format asked for");
    }
    const Format* found = format_of(head, opened.known_name);
    if (found == nullptr) return skip("not in a format that is read");
    const bool is_text = found == format_named("text");
    if (is_text && !opened.asked_for && !is_text_name(opened.name)) return skip("not an article by its name");
    // Folders hold tables of other things, too.
    const bool is_table = found == format_named("csv") || found == format_named("tsv");
    if (is_table && !opened.asked_for && options.map.empty() &&
        found->likeness(head, opened.known_name) <= likely_by_name)
      return skip("a table without titles and texts");
    return found;
  }

  void open(Member opened) {
    const auto encoding = encoding_of(opened.bytes->head());
    current = std::move(opened);
    window = std::make_unique<Window>(*current.bytes, encoding);
    charset = encoding == Encoding::bytes ? "" : "UTF-8";
    format = choose_format(current, window->ahead(PeekedStream::head_size / 2).substr(0, PeekedStream::head_size));
    if (format != nullptr) {
      splitter = format->split(*window, options);
    } else if (window->failure().empty()) {
      close();
    }
  }

  void close() {
    if (window) bytes_before += window->bytes_read();
    splitter.reset();
    window.reset();
  }

  [[nodiscard]] Reject reject(std::uint64_t position, std::string code, std::string reason, std::string raw) const {
    if (raw.size() > most_raw_bytes) raw.resize(most_raw_bytes);
    return {dump, current.name, position, std::move(reason), std::move(code), std::move(raw)};
  }

  RecordOrReject result_of(Piece piece) {
    if (piece.open_ended && !window->failure().empty()) {
      const auto why = window->failure();
      close();
      return reject(piece.position, "unreadable", why, std::move(piece.bytes));
    }
    if (!piece.code.empty())
      return reject(piece.position, std::move(piece.code), std::move(piece.reason), std::move(piece.bytes));
    return RawRecord{std::move(piece.bytes), {dump, current.name, piece.position}, format, charset, piece.line,
                     std::move(piece.table)};
  }

  std::optional<RecordOrReject> next() {
    while (true) {
      if (splitter) {
        if (auto piece = splitter->next()) return result_of(std::move(*piece));
      }
      if (window) {
        const auto why = window->failure();
        const auto position = window->position();
        close();
        if (!why.empty()) return reject(position, "unreadable", why, {});
      }
      auto opened = members.next();
      if (!opened) return std::nullopt;
      if (auto* unreadable = std::get_if<Reject>(&*opened)) return std::move(*unreadable);
      open(std::move(std::get<Member>(*opened)));
    }
  }

  std::string dump;
  ReadOptions options;
  const Format* wanted;
  DumpMembers members;
  Member current;
  std::unique_ptr<Window> window;
  const Format* format = nullptr;
  std::string charset;
  std::unique_ptr<Splitter> splitter;
  std::uint64_t bytes_before = 0;  ///< decompressed, of the members that are done
};

DumpReader::DumpReader(const std::string& dump, const ReadOptions& options)
    : impl_(std::make_unique<Impl>(dump, options)) {}
DumpReader::~DumpReader() = default;
DumpReader::DumpReader(DumpReader&&) noexcept = default;

std::optional<RecordOrReject> DumpReader::next() { return impl_->next(); }
std::uint64_t DumpReader::bytes_read() const { return impl_->members.bytes_read(); }
std::uint64_t DumpReader::bytes_decompressed() const {
  return impl_->bytes_before + (impl_->window ? impl_->window->bytes_read() : 0);
}
std::uint64_t DumpReader::total_bytes() const { return impl_->members.total_bytes(); }
const std::vector<SkippedMember>& DumpReader::skipped() const { return impl_->members.skipped(); }

}  // namespace dateline::readers
