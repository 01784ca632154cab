#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/searcher.h"
#include "searcher/render/render.h"

/// How text gets onto a terminal: cleaned, marked, coloured, in lines that fit.
namespace dateline::render {

/// Attributes that read well on light and on dark ground alike: colours are of middle brightness, none has a
/// background, and no two styles differ by colour only.
enum class Style { plain, dim, bold, mark, bar, person, org, place };

/// What becomes of a part that is wider than a line.
enum class TooLong { cut, wrapped };

/// Clean text with the ranges that stand out in it, in order and apart from each other.
struct Marked {
  struct Mark {
    std::size_t begin = 0, end = 0;
    Style style = Style::mark;
  };
  std::string text;
  std::vector<Mark> marks;
};

class Ink {
 public:
  explicit Ink(const Screen& screen);

  /// Columns that text is laid out in: the screen's, but never so many that lines get hard to read.
  [[nodiscard]] std::size_t columns() const { return columns_; }
  /// Columns for what is looked at and not read: the screen's.
  [[nodiscard]] std::size_t all_columns() const { return all_columns_; }
  [[nodiscard]] bool unicode() const { return unicode_; }

  /// Clean text in a style, isolated when it runs from right to left.
  [[nodiscard]] std::string paint(std::string_view clean, Style style) const;

  /// Bytes [begin, end) of the text in a style, its marks standing out.
  [[nodiscard]] std::string paint(const Marked& text, ByteRange range, Style style) const;

  /// An indent as the screen has room for it: at most half of its columns.
  [[nodiscard]] std::size_t indent(std::size_t wanted) const;

  /// At most `most` lines of the text behind `indent` columns, each ended; an ellipsis where more would follow. Indents
  /// are those of indent().
  [[nodiscard]] std::string lines(const Marked& text, std::size_t indent, std::size_t most, Style style) const;

  /// Parts side by side with separators between them, on as many lines as they need behind `indent` columns, each
  /// ended.
  [[nodiscard]] std::string flow(std::span<const std::string> parts, std::size_t indent, Style style,
                                 TooLong too_long = TooLong::cut) const;

  /// Text of any kind cleaned and cut to `columns`; clean text cut.
  [[nodiscard]] std::string cut(std::string_view raw, std::size_t columns) const;
  [[nodiscard]] std::string cut_clean(std::string_view clean, std::size_t columns) const;

  /// A heading with a line behind it to the end of `columns`, not ended.
  [[nodiscard]] std::string heading(std::string_view text, std::size_t columns) const;

  /// " · " or " - ".
  [[nodiscard]] std::string_view separator() const;

  [[nodiscard]] std::string_view ellipsis() const;
  [[nodiscard]] std::string_view dash() const;

 private:
  [[nodiscard]] std::string coloured(std::string_view clean, Style style) const;

  std::size_t columns_;
  std::size_t all_columns_;
  bool colour_;
  bool unicode_;
};

/// Article text on one line with runs of white space made one space, ranges kept on what they were on.
[[nodiscard]] Marked marked(std::string_view raw, std::span<const ByteRange> ranges = {});

}  // namespace dateline::render
