#include <algorithm>
#include <array>
#include <cstdio>

#include "common/text/display.h"
#include "common/text/utf8.h"
#include "searcher/render/columns.h"
#include "searcher/render/entity_marks.h"
#include "searcher/render/fields.h"
#include "searcher/render/ink.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

/// Lines of running text are comfortable to about here.
constexpr std::size_t reading_columns = 88;

/// Widths that text in a dump may have been broken to.
constexpr std::size_t narrowest_typed = 40;
constexpr std::size_t widest_typed = 100;

/// "2025-09-12 08:00 UTC": as the dump wrote it, for people.
std::string time_text(const Timestamp& time) {
  std::string text = day_text(time);
  if (time.precision < Precision::minute) return text;
  std::array<char, 32> part{};
  std::snprintf(part.data(), part.size(), " %02d:%02d", time.hour, time.minute);
  text += part.data();
  if (time.precision == Precision::second && time.second != 0) {
    std::snprintf(part.data(), part.size(), ":%02d", time.second);
    text += part.data();
  }
  if (time.offset_minutes == 0) return text + " UTC";
  const int offset = std::abs(time.offset_minutes);
  std::snprintf(part.data(), part.size(), " %c%02d:%02d", time.offset_minutes < 0 ? '-' : '+', offset / 60,
                offset % 60);
  return text + part.data();
}

class Page {
 public:
  explicit Page(const Ink& ink) : ink_(ink) {}

  /// A name in the margin, its values beside it; nothing without values.
  void row(std::string_view name, std::span<const std::string> values, Style style = Style::plain) {
    const std::size_t margin = ink_.indent(15);
    std::string lines = ink_.flow(values, margin, style, TooLong::wrapped);
    if (lines.empty()) return;
    const std::string label = ink_.cut(name, margin - 2);
    lines.replace(0, margin, padded(ink_.paint(label, Style::dim), margin));
    out_ += lines;
  }
  void row(std::string_view name, const std::string& value) { row(name, std::span(&value, 1)); }

  void add(std::string_view text) { out_ += text; }

  void gap() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }

  /// Without an empty line at its end.
  [[nodiscard]] std::string text() const { return out_.ends_with("\n\n") ? out_.substr(0, out_.size() - 1) : out_; }

 private:
  const Ink& ink_;
  std::string out_;
};

std::string_view line_at(std::string_view text, std::size_t at) { return text.substr(at, text.find('\n', at) - at); }

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  for (std::size_t at = 0; at < text.size(); at += line_at(text, at).size() + 1) {
    const std::string_view line = line_at(text, at);
    constexpr std::size_t bytes_each = 4;
    widest = std::max(widest, line.size() > widest_typed * bytes_each ? widest_typed + 1 : display::width(line));
  }
  return widest;
}

/// Lines that were broken to a width of the dump's are one again: those that the next line's first word would have made
/// wider than any. Verses, lists and tables stay. No byte moves.
void join_broken_lines(std::string& text) {
  const std::size_t widest = widest_line(text);
  if (widest < narrowest_typed || widest > widest_typed) return;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    at += line.size() + 1;
    const std::string_view next = at < text.size() ? line_at(text, at) : std::string_view();
    if (line.empty() || next.empty() || next.front() == ' ') continue;
    const bool spaced = text::is_ascii(line.substr(line.size() - 1)) && text::is_ascii(next.substr(0, 1));
    if (!spaced || display::width(line) * 2 < widest) continue;
    const std::string_view word = next.substr(0, next.find(' '));
    if (display::width(line) + 1 + display::width(word) > widest) text[at - 1] = ' ';
  }
}

/// Paragraphs as they stand; several empty lines are one.
std::string body_text(const Article& article, const Ink& ink) {
  Marked body{display::lines(article.body), {}};
  join_broken_lines(body.text);
  body.marks = entity_marks(body.text, article.entities);
  std::string out;
  for (const auto& range : display::wrap_ranges(body.text, ink.columns())) {
    const std::string_view line = std::string_view(body.text).substr(range.first, range.second - range.first);
    const bool blank = line.find_first_not_of(' ') == std::string::npos;
    if (blank && (out.empty() || out.ends_with("\n\n"))) continue;
    if (!blank) out += ink.paint(body, range, Style::plain);
    out += '\n';
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::vector<std::string> where_from(const Provenance& provenance) {
  if (provenance.dump.empty()) return {};
  return {provenance.dump, provenance.member, "byte " + grouped(provenance.position)};
}

}  // namespace

std::string terminal(const StoredArticle& stored, const Screen& screen) {
  const Article& article = stored.article;
  const Ink ink({std::min(screen.columns, reading_columns), screen.colour, screen.unicode});
  Page page(ink);
  Marked title = marked(article.title);
  title.marks = entity_marks(title.text, article.entities);
  page.add(title.text.empty() ? ink.paint("(no title)", Style::bold) + '\n'
                              : ink.lines(title, 0, title.text.size() + 1, Style::bold));
  const std::string when = time_text(article.published);
  page.add(ink.flow(std::array{when.empty() ? std::string("undated") : when, article.source, article.section}, 0,
                    Style::dim));
  page.gap();
  page.row("authors", article.authors);
  page.row("topics", article.topics);
  page.row("people", article.entities.person, Style::person);
  page.row("organisations", article.entities.org, Style::org);
  page.row("places", article.entities.place, Style::place);
  page.gap();
  page.add(body_text(article, ink));
  page.gap();
  page.row("id", article.id);
  page.row("copies", article.other_ids);
  if (stored.group != article.id) page.row("version of", stored.group.value_or(""));
  page.row("language", article.language.empty() ? std::string("und") : article.language);
  page.row("dump", where_from(article.provenance));
  page.gap();
  for (const auto& [name, value] : extra_members(article.extra)) page.row(marked(name).text, value);
  page.gap();
  // Never broken: a link over two lines leads nowhere.
  if (!article.url.empty()) page.add(ink.paint(marked(article.url).text, Style::plain) + '\n');
  return page.text();
}

}  // namespace dateline::render
