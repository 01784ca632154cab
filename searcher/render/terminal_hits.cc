#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "common/text/display.h"
#include "searcher/render/charts.h"
#include "searcher/render/fields.h"
#include "searcher/render/ink.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

constexpr std::size_t title_lines = 2;
constexpr std::size_t most_names = 3;

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
  std::string line = ink.paint(total_text(results.total), Style::bold);
  for (const std::string& part : {window(results, ink), time_taken(results.took_ms)}) {
    if (!part.empty()) line += ink.paint(std::string(ink.separator()) + part, Style::dim);
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
  const std::size_t indent = digits + 2;
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
  std::string out = ink.paint("How the query was understood", Style::bold) + '\n';
  const std::pair<std::string_view, std::string_view> stages[] = {
      {"typed   ", explanation.typed}, {"tree    ", explanation.tree}, {"engine  ", explanation.engine}};
  for (const auto& [name, text] : stages) {
    std::string lines = ink.lines(marked(text), 2 + name.size(), text.size() + 1, Style::plain);
    if (lines.empty()) continue;
    lines.replace(2, name.size(), ink.paint(name, Style::dim));
    out += lines;
  }
  for (const auto& hit : explanation.hits) {
    out += "\n  " + ink.paint(marked(hit.id).text, Style::bold) + '\n';
    for (const auto& part : hit.parts) {
      std::array<char, 32> score{};
      std::snprintf(score.data(), score.size(), "%10.3f  ", part.score);
      out += std::string("  ") + score.data() + marked(part.what).text + '\n';
    }
  }
  return out;
}

}  // namespace

std::string terminal(const Results& results, const Screen& screen) {
  if (results.problem) return terminal(results.query, *results.problem, screen);
  const Ink ink(screen);
  std::string out = results.total.value == 0 && results.hits.empty() ? "Nothing found.\n" : head(results, ink);
  std::size_t digits = 1;
  for (const Hit& hit : results.hits) digits = std::max(digits, std::to_string(hit.rank).size());
  for (const Hit& hit : results.hits) out += '\n' + block(hit, digits, ink);
  for (const std::string& picture : {facet_bars(results, screen), timeline_chart(results, screen)})
    if (!picture.empty()) out += '\n' + picture;
  for (std::size_t i = 0; i < results.notes.size(); ++i) {
    if (i == 0) out += '\n';
    out += ink.lines(marked(results.notes[i].message), 0, results.notes[i].message.size() + 1, Style::plain);
  }
  if (results.explanation) out += '\n' + explained(*results.explanation, ink);
  return out;
}

}  // namespace dateline::render
