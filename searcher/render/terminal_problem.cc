#include <algorithm>

#include "common/text/display.h"
#include "common/text/utf8.h"
#include "searcher/render/ink.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

constexpr std::size_t indent = 2;

/// The byte at which the code point of that column (from 1) begins; the end when there are not so many.
std::size_t byte_of_column(std::string_view query, std::size_t column) {
  std::size_t at = 0;
  for (std::size_t i = 1; i < column && at < query.size(); ++i) at += text::decode(query, at).length;
  return at;
}

/// The end of the text, at most `columns` wide.
std::string_view tail(std::string_view text, std::size_t columns) {
  std::size_t left = display::width(text);
  while (left > columns) {
    const display::Cluster first = display::cluster_at(text, 0);
    text.remove_prefix(first.end);
    left -= first.width;
  }
  return text;
}

}  // namespace

std::string terminal(std::string_view query, const Problem& problem, const Screen& screen) {
  const Ink ink(screen);
  const std::size_t at = byte_of_column(query, problem.column);
  const std::string before = display::one_line(query.substr(0, at));
  const std::string after = display::one_line(query.substr(at));
  const std::size_t room = ink.columns() - indent;

  // What is shown of a long query lies around the mark: two thirds of the screen before it, the rest behind.
  std::string shown = before;
  if (display::width(before) + display::width(after) > room) {
    const std::size_t most_before = std::max(room * 2 / 3, room - std::min(room, display::width(after) + 1));
    if (display::width(before) > most_before) {
      const std::size_t ellipsis = display::width(ink.ellipsis());
      shown = std::string(ink.ellipsis()).append(tail(before, most_before - ellipsis));
    }
  }
  const std::size_t caret = display::width(shown);
  shown += display::cut(after, room - caret, ink.unicode());

  std::string out = std::string(indent, ' ') + shown + '\n';
  out += std::string(indent + caret, ' ') + ink.paint("^", Style::mark) + '\n';
  out += ink.lines(marked(problem.message), 0, problem.message.size() + 1, Style::bold);
  out += ink.lines(marked(problem.hint), 0, problem.hint.size() + 1, Style::plain);
  return out;
}

}  // namespace dateline::render
