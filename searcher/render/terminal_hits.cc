#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "common/text/display.h"
#include "searcher/render/fields.h"
#include "searcher/render/ink.h"
#include "searcher/render/picture.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

constexpr std::size_t title_lines = 2;
constexpr std::size_t most_names = 3;
/// Beside hits stand facets where so many columns are left for them.
constexpr std::size_t narrowest_rail = 46;

std::string time_taken(double milliseconds) {
  const double known = std::isfinite(milliseconds) && milliseconds > 0 ? milliseconds : 0;
  std::array<char, 48> text{};
  if (known < 1000) {
    std::snprintf(text.data(), text.size(), known < 10 ? "%.1f ms" : "%.0f ms", known);
  } else {
    std::snprintf(text.data(), text.size(), "%.1f s", known / 1000);
  }
  return text.data();
}

std::string total_text(const Total& total) {
  std::string text = (total.exact ? "" : "at least ") + counted(total.value, "article");
  if (total.groups && *total.groups != total.value) text += " in " + counted(*total.groups, "group");
  return text;
}

/// Which of the hits stand here, when it is not all of them.
std::string window(const Results& results, const Ink& ink) {
  const std::size_t all = results.total.groups.value_or(results.total.value);
  if (results.hits.empty() || (results.total.exact && results.hits.size() >= all)) return {};
  const std::string first = grouped(results.hits.front().rank);
  const std::string last = grouped(results.hits.back().rank);
  return first == last ? first + " shown" : first + std::string(ink.dash()) + last + " shown";
}

std::string head(const Results& results, const Ink& ink) {
  const std::string total = total_text(results.total);
  std::string line = ink.lines(marked(total), 0, total.size(), Style::bold);
  line.pop_back();
  std::size_t taken = total.size();
  for (const std::string& part : {window(results, ink), time_taken(results.took_ms)}) {
    if (part.empty()) continue;
    const std::size_t needed = display::width(part) + display::width(ink.separator());
    if (taken + needed > ink.columns()) {
      line += '\n' + ink.paint(part, Style::dim);
      taken = display::width(part);
    } else {
      line += ink.paint(std::string(ink.separator()) + part, Style::dim);
      taken += needed;
    }
  }
  return line + '\n';
}

/// The main names of each kind, the rest as a number.
std::vector<std::string> main_names(const EntityNames& names) {
  std::vector<std::string> parts;
  std::size_t left_out = 0;
  for (const auto* kind : {&names.person, &names.org, &names.place}) {
    const std::size_t taken = std::min(kind->size(), most_names);
    parts.insert(parts.end(), kind->begin(), kind->begin() + static_cast<std::ptrdiff_t>(taken));
    left_out += kind->size() - taken;
  }
  if (left_out > 0) parts.push_back("+" + grouped(left_out));
  return parts;
}

std::vector<std::string> origin(const Hit& hit) {
  const Article& article = hit.article;
  const std::string day = day_text(article.published);
  std::vector<std::string> parts = {day.empty() ? "undated" : day, article.source, article.section};
  if (hit.duplicates > 0) {
    parts.push_back(grouped(hit.duplicates) + (hit.duplicates == 1 ? " more version" : " more versions"));
  }
  return parts;
}

std::string block(const Hit& hit, std::size_t digits, const Ink& ink) {
  const std::string rank = std::to_string(hit.rank);
  const std::size_t indent = ink.indent(digits + 2);
  Marked title = marked(hit.article.title, hit.title_highlights);
  if (title.text.empty()) title.text = "(no title)";
  std::string out = ink.lines(title, indent, title_lines, Style::bold);
  // The rank stands in the first line's indent.
  out.replace(0, indent, std::string(digits - rank.size(), ' ') + ink.paint(rank + ".", Style::dim) + ' ');
  // The id is never cut: it is what `show` is asked with.
  std::vector<std::string> parts = origin(hit);
  const bool fits = display::width(marked(hit.article.id).text) <= ink.columns() / 2;
  if (fits) parts.push_back(hit.article.id);
  out += ink.flow(parts, indent, Style::dim);
  if (!fits) out += ink.flow(std::span(&hit.article.id, 1), indent, Style::dim, TooLong::wrapped);
  out += ink.lines(marked(hit.snippet.text, hit.snippet.highlights), indent, ink.columns() < 80 ? 3 : 2, Style::plain);
  out += ink.flow(main_names(hit.article.entities), indent, Style::dim);
  return out;
}

std::string explained(const Explanation& explanation, const Ink& ink) {
  constexpr std::string_view title = "How the query was understood";
  std::string out = ink.lines(marked(title), 0, title.size(), Style::bold);
  const std::pair<std::string_view, std::string_view> stages[] = {
      {"typed   ", explanation.typed}, {"tree    ", explanation.tree}, {"engine  ", explanation.engine}};
  for (const auto& [name, text] : stages) {
    std::string lines = ink.lines(marked(text), 2 + name.size(), text.size() + 1, Style::plain);
    if (lines.empty()) continue;
    lines.replace(2, name.size(), ink.paint(name, Style::dim));
    out += lines;
  }
  for (const auto& hit : explanation.hits) {
    out += '\n' + ink.lines(marked(hit.id), 2, hit.id.size() + 1, Style::bold);
    for (const auto& part : hit.parts) {
      std::array<char, 32> score{};
      const auto length = static_cast<std::size_t>(std::snprintf(score.data(), score.size(), "%10.3f  ", part.score));
      const std::size_t indent = ink.indent(2 + length);
      std::string lines = ink.lines(marked(part.what), indent, part.what.size() + 1, Style::plain);
      if (lines.empty()) lines = std::string(indent, ' ') + '\n';
      const std::string figure = std::string("  ") + score.data();
      out += lines.replace(0, indent, figure.substr(figure.size() - std::min(indent, figure.size())));
    }
  }
  return out;
}

/// Notes stand before what they speak of, set apart by their margin.
std::string notes_text(const std::vector<Note>& notes, const Ink& ink) {
  std::string out;
  for (const Note& note : notes) {
    constexpr std::size_t margin = 2;
    std::string lines = ink.lines(marked(note.message), margin, note.message.size() + 1, Style::plain);
    if (lines.empty()) continue;
    out += lines.replace(0, 1, ink.paint(ink.unicode() ? "›" : ">", Style::mark));
  }
  return out;
}

std::string hits_text(const std::vector<Hit>& hits, const Ink& ink) {
  std::size_t digits = 1;
  for (const Hit& hit : hits) digits = std::max(digits, std::to_string(hit.rank).size());
  std::string out;
  for (const Hit& hit : hits) out += (out.empty() ? "" : "\n") + block(hit, digits, ink);
  return out;
}

}  // namespace

std::string terminal(const Results& results, const Screen& screen) {
  if (results.problem) return terminal(results.query, *results.problem, screen);
  const Ink ink(screen);
  const std::size_t matches = results.total.value;
  std::string out = matches == 0 && results.hits.empty() ? "Nothing found.\n" : head(results, ink);
  const auto add = [&out](const std::string& part) {
    if (!part.empty()) out += '\n' + part;
  };
  add(notes_text(results.notes, ink));
  if (results.timeline) add(text_of(timeline_block(*results.timeline, results.query, ink)));
  const std::string hits = hits_text(results.hits, ink);
  const bool rail = !hits.empty() && !results.facets.empty() && ink.all_columns() >= ink.columns() + narrowest_rail;
  if (rail) {
    constexpr std::size_t gap = 6;
    const std::size_t columns = ink.all_columns() - ink.columns() - gap;
    const Block sides[] = {block_of(hits), facet_blocks(results.facets, matches, columns, ink)};
    add(text_of(beside(sides, ink.columns(), gap)));
  } else {
    add(text_of(facet_blocks(results.facets, matches, ink.all_columns(), ink)));
    add(hits);
  }
  if (results.explanation) add(explained(*results.explanation, ink));
  return out;
}

}  // namespace dateline::render
