#include "searcher/render/ink.h"

#include <algorithm>

#include "common/text/display.h"

namespace dateline::render {
namespace {

constexpr std::size_t narrowest = 20;
constexpr std::size_t widest = 100;

std::string_view code_of(Style style) {
  switch (style) {
    case Style::dim: return "\x1b[2m";
    case Style::bold: return "\x1b[1m";
    case Style::mark: return "\x1b[1;31m";
    case Style::bar: return "\x1b[38;5;67m";
    case Style::person: return "\x1b[1;38;5;133m";
    case Style::org: return "\x1b[4;38;5;30m";
    case Style::place: return "\x1b[3;38;5;64m";
    case Style::plain: break;
  }
  return {};
}

/// Appends with runs of spaces made one, and none at the beginning.
void append_squeezed(std::string& to, std::string_view clean) {
  for (const char c : clean) {
    if (c != ' ' || (!to.empty() && to.back() != ' ')) to += c;
  }
}

}  // namespace

Marked marked(std::string_view raw, std::span<const ByteRange> ranges) {
  Marked out;
  std::size_t done = 0;
  const auto append = [&](std::size_t end) {
    append_squeezed(out.text, display::one_line(raw.substr(done, end - done)));
    done = end;
  };
  for (const auto& [given_begin, given_end] : ranges) {
    const std::size_t begin = std::clamp(given_begin, done, raw.size());
    const std::size_t end = std::clamp(given_end, begin, raw.size());
    append(begin);
    const std::size_t mark = out.text.size();
    append(end);
    if (out.text.size() > mark) out.marks.push_back({mark, out.text.size()});
  }
  append(raw.size());
  while (out.text.ends_with(' ')) out.text.pop_back();
  return out;
}

Ink::Ink(const Screen& screen)
    : columns_(std::clamp(screen.columns, narrowest, widest)),
      all_columns_(std::max(screen.columns, narrowest)),
      colour_(screen.colour),
      unicode_(screen.unicode) {}

std::string_view Ink::separator() const { return unicode_ ? " · " : " - "; }
std::string_view Ink::ellipsis() const { return unicode_ ? "…" : "..."; }
std::string_view Ink::dash() const { return unicode_ ? "–" : "-"; }

std::string Ink::coloured(std::string_view clean, Style style) const {
  if (!colour_ || style == Style::plain || clean.empty()) return std::string(clean);
  return std::string(code_of(style)).append(clean).append("\x1b[0m");
}

std::string Ink::paint(std::string_view clean, Style style) const {
  return unicode_ ? coloured(display::isolated(clean), style) : coloured(clean, style);
}

std::string Ink::paint(const Marked& text, ByteRange range, Style style) const {
  const std::string_view all = text.text;
  const auto [begin, end] = range;
  std::string out;
  std::size_t done = begin;
  for (const auto& mark : text.marks) {
    const std::size_t from = std::clamp(mark.begin, done, std::max(done, end));
    const std::size_t to = std::clamp(mark.end, from, std::max(from, end));
    if (to == from) continue;
    out += coloured(all.substr(done, from - done), style);
    out += coloured(all.substr(from, to - from), mark.style);
    done = to;
  }
  out += coloured(all.substr(done, end - done), style);
  const bool turned = unicode_ && display::right_to_left(all.substr(begin, end - begin));
  return turned ? "\u2068" + out + "\u2069" : out;
}

std::size_t Ink::indent(std::size_t wanted) const { return std::min(wanted, columns_ / 2); }

std::string Ink::cut(std::string_view raw, std::size_t columns) const { return cut_clean(marked(raw).text, columns); }

std::string Ink::cut_clean(std::string_view clean, std::size_t columns) const {
  return display::cut(clean, columns, unicode_);
}

std::string Ink::heading(std::string_view text, std::size_t columns) const {
  const std::string shown = cut(text, columns);
  const std::size_t taken = display::width(shown) + 1;
  std::string rule;
  for (std::size_t i = taken; i < columns; ++i) rule += unicode_ ? "─" : "-";
  std::string out = paint(shown, Style::bold);
  if (!rule.empty()) out.append(" ").append(paint(rule, Style::dim));
  return out;
}

std::string Ink::lines(const Marked& text, std::size_t wanted, std::size_t most, Style style) const {
  const std::size_t indent = this->indent(wanted);
  const std::size_t room = columns_ - indent;
  const auto ranges = display::wrap_ranges(text.text, room);
  std::string out;
  for (std::size_t i = 0; i < std::min(ranges.size(), most); ++i) {
    out.append(indent, ' ');
    const bool cut = i + 1 == most && ranges.size() > most;
    if (cut) {
      // Wrapped once more, as the ellipsis needs room itself.
      const std::size_t begin = ranges[i].first;
      const std::string_view rest = std::string_view(text.text).substr(begin);
      const auto shorter = display::wrap_ranges(rest, room - display::width(ellipsis()));
      out += paint(text, {begin, begin + shorter.front().second}, style);
      out += coloured(ellipsis(), style == Style::bold ? style : Style::dim);
    } else {
      out += paint(text, ranges[i], style);
    }
    out += '\n';
  }
  return out;
}

std::string Ink::flow(std::span<const std::string> parts, std::size_t wanted, Style style, TooLong too_long) const {
  const std::size_t indent = this->indent(wanted);
  const std::size_t room = columns_ - indent;
  const std::size_t gap = display::width(separator());
  std::string out;
  std::string line;
  std::size_t taken = 0;
  const auto finish = [&] {
    if (taken > 0) out.append(std::string(indent, ' ')).append(line).append("\n");
    line.clear();
    taken = 0;
  };
  for (const std::string& part : parts) {
    const Marked whole = marked(part);
    if (too_long == TooLong::wrapped && display::width(whole.text) > room) {
      finish();
      out += lines(whole, indent, whole.text.size(), style);
      continue;
    }
    const std::string shown = display::cut(whole.text, room, unicode_);
    const std::size_t needed = display::width(shown);
    if (needed == 0) continue;
    if (taken > 0 && taken + gap + needed > room) finish();
    if (taken > 0) {
      line += coloured(separator(), Style::dim);
      taken += gap;
    }
    line += paint(shown, style);
    taken += needed;
  }
  finish();
  return out;
}

}  // namespace dateline::render
