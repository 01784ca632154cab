#include <algorithm>
#include <array>
#include <cstdio>

#include "common/own_csv.h"
#include "common/text/display.h"
#include "searcher/render/fields.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

/// Without what cannot be seen; TAB and line ends stay as they are.
std::string visible(std::string_view value) {
  std::string text;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of("\t\r\n"), value.size());
    text += display::one_line(value.substr(0, end));
    if (end < value.size()) text += value[end];
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return text;
}

/// RFC 4180. What cannot be seen is taken out first, as it would hide a formula from the next step: a cell that a
/// spreadsheet would run gets a leading apostrophe.
std::string cell(std::string_view value) {
  std::string text = visible(value);
  if (!text.empty() && own_csv::begins_formula(text.front())) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted += '"';
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) {
    if (!text.empty()) text += own_csv::between_values;
    text += value;
  }
  return text;
}

std::string row(const Article& article, const std::string& score) {
  const std::array<std::string, own_csv::columns.size()> values{article.id,
                                                                to_string(article.published),
                                                                article.source,
                                                                article.section,
                                                                article.language.empty() ? "und" : article.language,
                                                                joined(article.authors),
                                                                article.title,
                                                                article.url,
                                                                joined(article.entities.person),
                                                                joined(article.entities.org),
                                                                joined(article.entities.place),
                                                                joined(article.topics),
                                                                score};
  std::string line;
  for (const std::string& value : values) line += (&value == values.data() ? "" : ",") + cell(value);
  return line + '\n';
}

}  // namespace

std::string csv_header() {
  std::string line;
  for (const std::string_view column : own_csv::columns) line += (line.empty() ? "" : ",") + std::string(column);
  return line + '\n';
}

std::string csv(const Hit& hit) {
  if (!hit.score) return row(hit.article, {});
  std::array<char, 40> score{};
  std::snprintf(score.data(), score.size(), "%.6f", *hit.score);
  return row(hit.article, score.data());
}

std::string csv(const StoredArticle& stored) { return row(stored.article, {}); }

}  // namespace dateline::render
