#include "indexer/readers/plain_text.h"

#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>

#include "common/text/trim.h"

namespace dateline::readers {
namespace {

constexpr std::size_t longest_title = 200;  ///< characters
constexpr char escape = '\x1b';             ///< copied from a terminal

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// A full stop at the line's end, or one inside it before a space and a capital.
bool has_sentence_end(std::string_view line) {
  for (const std::string_view end : {".", "!", "?", "…", "。", "！", "？", ".”", ".\"", "!”", "?”", ".»"})
    if (line.ends_with(end)) return true;
  return false;
}

std::string first_sentence(std::string_view text) {
  constexpr std::size_t enough = 4 * (longest_title + 1);
  const auto start = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(std::min(text.size(), enough))));
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> sentences(
      icu::BreakIterator::createSentenceInstance(icu::Locale("en-u-ss-standard"), status));
  std::int32_t end = start.length();
  if (U_SUCCESS(status)) {
    sentences->setText(start);
    sentences->first();
    if (const auto next = sentences->next(); next != icu::BreakIterator::DONE) end = next;
  }
  if (start.countChar32(0, end) > static_cast<std::int32_t>(longest_title)) {
    end = start.moveIndex32(0, static_cast<std::int32_t>(longest_title));
    const auto space = start.lastIndexOf(u' ', 0, end);
    if (space > 0) end = space;
  }
  std::string sentence;
  icu::UnicodeString(start, 0, end).trim().toUTF8String(sentence);
  return sentence;
}

class WholeMember : public Splitter {
 public:
  explicit WholeMember(Window& member) : member_(member) {}

  std::optional<Piece> next() override {
    const auto view = member_.ahead(most_record_bytes + 1);
    if (view.empty()) return std::nullopt;
    Piece piece{{}, member_.position(), 0, true, {}, {}};
    if (view.size() > most_record_bytes) {
      piece.bytes = view.substr(0, most_raw_bytes);
      piece.code = "too-large";
      piece.reason = "the text is larger than 64 MiB";
      piece.open_ended = false;
    } else {
      piece.bytes = view;
    }
    for (auto rest = view; !rest.empty(); rest = member_.ahead(1)) member_.advance(rest.size());
    if (piece.code.empty() && text::trimmed(piece.bytes, text::white_space).empty()) return std::nullopt;
    return piece;
  }

 private:
  Window& member_;
};

class TextReader : public RecordReader {
 public:
  std::variant<Value, RecordProblem> read(std::string_view text, const TableHead*) override {
    const auto first = text.find_first_not_of(text::white_space);
    if (first == std::string_view::npos) return RecordProblem{"no-text", "the text is empty"};
    const auto whole = text::trimmed(text, text::white_space);
    const auto line_end = std::min(whole.find_first_of("\r\n"), whole.size());
    const auto line = text::trimmed(whole.substr(0, line_end));
    auto rest = whole.substr(line_end);
    if (rest.starts_with('\r')) rest.remove_prefix(1);
    if (rest.starts_with('\n')) rest.remove_prefix(1);
    const auto second_line = rest.substr(0, std::min(rest.find('\n'), rest.size()));
    const bool then_empty = !rest.empty() && text::trimmed(second_line, text::white_space).empty();
    std::vector<ValueMember> members;
    if (characters(line) <= longest_title && (then_empty || !has_sentence_end(line))) {
      members.push_back({"title", Value::of_text(std::string(line))});
      const auto body = rest.find_first_not_of("\r\n");
      if (body != std::string_view::npos) members.push_back({"body", Value::of_text(std::string(rest.substr(body)))});
    } else {
      members.push_back({"title", Value::of_text(first_sentence(whole))});
      members.push_back({"body", Value::of_text(std::string(whole))});
    }
    return Value::of_object(std::move(members));
  }
};

}  // namespace

int PlainTextFormat::likeness(std::string_view head, std::string_view) const {
  if (head.find_first_not_of(text::white_space) == std::string_view::npos) return 0;
  const auto controls = std::ranges::count_if(head, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != escape && text::white_space.find(c) == std::string_view::npos;
  });
  const bool binary =
      head.find('\0') != std::string_view::npos || static_cast<std::size_t>(controls) * 10 > head.size();
  return binary ? 0 : 5;
}

std::unique_ptr<Splitter> PlainTextFormat::split(Window& member, const ReadOptions&) const {
  return std::make_unique<WholeMember>(member);
}

std::unique_ptr<RecordReader> PlainTextFormat::reader() const { return std::make_unique<TextReader>(); }

bool is_text_name(std::string_view path) {
  auto name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".txt") || name.ends_with(".TXT")) {
    name.remove_suffix(4);
  } else if (name.find('.') != std::string_view::npos) {
    return false;
  }
  std::string upper(name);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c; });
  constexpr std::array helpers = {"README",  "LICENSE", "LICENCE",  "COPYING",  "COPYRIGHT", "CHANGELOG",  "CHANGES",
                                  "AUTHORS", "INSTALL", "MANIFEST", "MAKEFILE", "NOTICE",    "SHA256SUMS", "MD5SUMS"};
  return std::ranges::find(helpers, upper) == helpers.end();
}

}  // namespace dateline::readers
