#include <array>
#include <cstdio>
#include <sstream>

#include "common/own_csv.h"
#include "searcher/render/fields.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

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
  return own_csv::row(values);
}

}  // namespace

std::string csv_header() { return own_csv::row(own_csv::columns); }

std::string csv(const Hit& hit) {
  if (!hit.score) return row(hit.article, {});
  std::array<char, 40> score{};
  std::snprintf(score.data(), score.size(), "%.6f", *hit.score);
  return row(hit.article, score.data());
}

std::string csv(const StoredArticle& stored) { return row(stored.article, {}); }

std::string csv(const Stats& stats) {
  const std::array<std::string_view, 3> head{"what", "name", "value"};
  std::string lines = own_csv::row(head);
  std::istringstream plain(text(stats));
  for (std::string line; std::getline(plain, line);) {
    const std::size_t first = line.find('\t'), last = line.rfind('\t');
    const std::array<std::string, 3> cells{
        line.substr(0, first), first == last ? "" : line.substr(first + 1, last - first - 1), line.substr(last + 1)};
    lines += own_csv::row(cells);
  }
  return lines;
}

}  // namespace dateline::render
