#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/searcher.h"
#include "searcher/render/render.h"

/// How text gets onto a terminal: cleaned, marked, coloured, in lines that fit.
namespace dateline::render {

/// Attributes that read well on light and on dark ground alike; only marks have a colour, and none has a background.
/// Kinds of names differ in more than colour.
enum class Style { plain, dim, bold, mark, person, org, place };

/// What becomes of a part that is wider than a line.
enum class TooLong { cut, wrapped };

/// Clean text with the ranges that are highlighted in it, in order and apart from each other.
struct Marked {
  std::string text;
  std::vector<ByteRange> marks;
  std::vector<Style> styles = {};  ///< of the marks; none: Style::mark
};

class Ink {
 public:
  explicit Ink(const Screen& screen);

  /// Columns that text is laid out in: the screen's, but never so many that lines get hard to read.
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] bool unicode() const { return unicode_; }

  /// Clean text in a style, isolated when it runs from right to left.
  [[nodiscard]] std::string paint(std::string_view clean, Style style) const;

  /// Bytes [begin, end) of the text in a style, its marks standing out.
  [[nodiscard]] std::string paint(const Marked& text, ByteRange range, Style style) const;

  /// At most `most` lines of the text behind `indent` columns, each ended; an ellipsis where more would follow.
  [[nodiscard]] std::string lines(const Marked& text, std::size_t indent, std::size_t most, Style style) const;

  /// Parts side by side with separators between them, on as many lines as they need behind `indent` columns, each
  /// ended.
  [[nodiscard]] std::string flow(std::span<const std::string> parts, std::size_t indent, Style style,
                                 TooLong too_long = TooLong::cut) const;

  /// " · " or " - ".
  [[nodiscard]] std::string_view separator() const;

  [[nodiscard]] std::string_view ellipsis() const;
  [[nodiscard]] std::string_view dash() const;

 private:
  [[nodiscard]] std::string coloured(std::string_view clean, Style style) const;

  std::size_t columns_;
  bool colour_;
  bool unicode_;
};

/// Article text on one line with runs of white space made one space, ranges kept on what they were on.
[[nodiscard]] Marked marked(std::string_view raw, std::span<const ByteRange> ranges = {});

}  // namespace dateline::render
