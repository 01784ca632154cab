#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "common/text/display.h"
#include "common/text/utf8.h"
#include "dateline/error.h"

namespace dateline::display {
namespace {

constexpr UChar32 joiner = 0x200d;
constexpr UChar32 emoji_selector = 0xfe0f;

struct CodePoint {
  UChar32 value = 0;
  std::size_t end = 0;
};

/// A malformed byte counts as U+FFFD.
CodePoint code_point_at(std::string_view text, std::size_t begin) {
  const text::Decoded decoded = text::decode(text, begin);
  return {static_cast<UChar32>(decoded.code_point), begin + decoded.length};
}

bool regional_indicator(UChar32 c) { return c >= 0x1f1e6 && c <= 0x1f1ff; }
bool pictographic(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC); }

/// Vowels and finals of Hangul that are drawn into the syllable before them.
bool trailing_jamo(UChar32 c) {
  const auto type = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  return type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO;
}

std::size_t code_point_width(UChar32 c) {
  if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return 0;
  if (c < 0x300) return c == 0xad ? 0 : 1;
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 0;
    default: break;
  }
  if (trailing_jamo(c)) return 0;
  const auto east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

bool extends(UChar32 c) {
  return u_charType(c) == U_COMBINING_SPACING_MARK || u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND) || trailing_jamo(c);
}

bool white_space(UChar32 c) { return u_isUWhiteSpace(c) != 0; }

/// The end of [begin, end) without the white space there.
std::size_t trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xc0) == 0x80) --last;
    const CodePoint c = code_point_at(text, last);
    if (c.end != end || !white_space(c.value)) break;
    end = last;
  }
  return end;
}

/// The places where lines may or must end, in their order.
class LineBreaks {
 public:
  explicit LineBreaks(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
    text_.reset(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
    if (iterator_) iterator_->setText(text_.get(), status);
    if (U_FAILURE(status)) throw Error(ErrorKind::system, "ICU's data for breaking lines is missing");
  }

  struct Break {
    std::size_t at = 0;
    bool must = false;
  };

  bool next(Break& found) {
    const std::int32_t at = iterator_->next();
    if (at == icu::BreakIterator::DONE) return false;
    found = {static_cast<std::size_t>(at), iterator_->getRuleStatus() >= UBRK_LINE_HARD};
    return true;
  }

 private:
  struct Close {
    void operator()(UText* text) const { utext_close(text); }
  };
  std::unique_ptr<UText, Close> text_;
  std::unique_ptr<icu::BreakIterator> iterator_;
};

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// Lines being filled with segments, each with the white space behind it.
class Filler {
 public:
  Filler(std::string_view text, std::size_t columns) : text_(text), columns_(std::max<std::size_t>(columns, 1)) {}

  void add(std::size_t begin, std::size_t end) {
    const std::size_t content = trimmed(text_, begin, end);
    const std::size_t needed = width(text_.substr(begin, content - begin));
    if (taken_ + needed > columns_) start_anew(begin);
    if (needed > columns_) {
      add_broken(begin, content);
    } else {
      taken_ += needed;
    }
    if (content > begin) end_ = content;
    taken_ += width(text_.substr(content, end - content));
  }

  void finish_line(std::size_t next) {
    lines_.emplace_back(begin_, std::max(begin_, end_));
    begin_ = end_ = next;
    taken_ = 0;
  }

  [[nodiscard]] bool pending() const { return end_ > begin_; }
  [[nodiscard]] Ranges take() { return std::move(lines_); }

 private:
  void start_anew(std::size_t begin) {
    if (pending()) {
      finish_line(begin);
    } else {
      begin_ = end_ = begin;
      taken_ = 0;
    }
  }

  /// A word longer than a line, on lines of its own.
  void add_broken(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const Cluster cluster = cluster_at(text_, begin);
      if (taken_ + cluster.width > columns_ && pending()) finish_line(begin);
      begin = end_ = std::min(cluster.end, end);
      taken_ += cluster.width;
    }
  }

  std::string_view text_;
  std::size_t columns_;
  Ranges lines_;
  std::size_t begin_ = 0;  ///< of the line being filled
  std::size_t end_ = 0;    ///< of its last word
  std::size_t taken_ = 0;  ///< columns, white space after the last word included
};

}  // namespace

Cluster cluster_at(std::string_view text, std::size_t begin) {
  const CodePoint base = code_point_at(text, begin);
  Cluster cluster{base.end, code_point_width(base.value)};
  if (cluster.width == 0 && base.value < 0xa0) return cluster;
  bool joined = false;
  UChar32 last = base.value;
  while (cluster.end < text.size()) {
    if (static_cast<unsigned char>(text[cluster.end]) < 0x80) break;
    const CodePoint next = code_point_at(text, cluster.end);
    const UChar32 c = next.value;
    if (regional_indicator(c) && regional_indicator(last) && last == base.value && cluster.end == base.end) {
      cluster.width = 2;
    } else if (c == emoji_selector) {
      if (u_hasBinaryProperty(base.value, UCHAR_EMOJI)) cluster.width = std::max<std::size_t>(cluster.width, 2);
    } else if (u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) && pictographic(last)) {
      // a skin tone is drawn into what it follows
    } else if (joined && pictographic(c) && pictographic(base.value)) {
      // the next picture of a joined one
    } else if (extends(c) || c == joiner) {
      cluster.width += code_point_width(c);
    } else {
      break;
    }
    joined = c == joiner;
    last = c;
    cluster.end = next.end;
  }
  return cluster;
}

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    columns += cluster.width;
    at = cluster.end;
  }
  return columns;
}

std::string cut(std::string_view text, std::size_t columns, bool unicode) {
  const std::string_view ellipsis = unicode ? "…" : "...";
  const std::size_t ellipsis_width = unicode ? 1 : 3;
  const std::size_t room = columns > ellipsis_width ? columns - ellipsis_width : 0;
  std::size_t kept = 0;
  std::size_t taken = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    taken += cluster.width;
    if (taken > columns) {
      const std::string_view mark =
          unicode ? ellipsis.substr(0, columns > 0 ? ellipsis.size() : 0) : ellipsis.substr(0, columns);
      return std::string(text.substr(0, trimmed(text, 0, kept))).append(mark);
    }
    at = cluster.end;
    if (taken <= room) kept = at;
  }
  return std::string(text);
}

Ranges wrap_ranges(std::string_view text, std::size_t columns) {
  if (text.empty()) return {};
  LineBreaks breaks(text);
  Filler filler(text, columns);
  std::size_t begin = 0;
  bool ended = false;
  for (LineBreaks::Break found; breaks.next(found);) {
    filler.add(begin, found.at);
    begin = found.at;
    ended = found.must;
    if (ended) filler.finish_line(begin);
  }
  if (!ended && filler.pending()) filler.finish_line(begin);
  return filler.take();
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  for (const auto& [begin, end] : wrap_ranges(text, columns)) lines.emplace_back(text.substr(begin, end - begin));
  return lines;
}

}  // namespace dateline::display
