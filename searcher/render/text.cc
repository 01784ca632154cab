#include <array>
#include <cstdio>

#include "common/text/display.h"
#include "searcher/render/fields.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

template <typename... Values>
std::string row(std::string_view first, const Values&... values) {
  std::string line = display::one_line(first);
  ((line += '\t', line += display::one_line(values)), ...);
  return line += '\n';
}

std::string rows(std::string_view name, const std::vector<std::string>& values) {
  std::string lines;
  for (const std::string& value : values) lines += row(name, value);
  return lines;
}

std::string row_if_known(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : row(name, value);
}

std::string rows(std::string_view name, const std::vector<ValueCount>& values) {
  std::string lines;
  for (const ValueCount& each : values) lines += row(name, each.value, std::to_string(each.count));
  return lines;
}

std::string facets_and_timeline(const Results& results) {
  std::string lines;
  for (const Facet& facet : results.facets) lines += rows(facet.field, facet.values);
  if (!results.timeline) return lines;
  for (std::size_t i = 0; i < results.timeline->buckets.size(); ++i) {
    const Timeline::Bucket& bucket = results.timeline->buckets[i];
    std::string line = to_string(bucket.start) + '\t' + std::to_string(bucket.count);
    for (const Timeline::Comparison& other : results.timeline->compare) line += '\t' + std::to_string(other.counts[i]);
    lines += line + '\n';
  }
  return lines;
}

std::string score_text(double score) {
  std::array<char, 32> digits{};
  const int length = std::snprintf(digits.data(), digits.size(), "%.3f", score);
  return {digits.data(), static_cast<std::size_t>(length)};
}

std::string explained(const Explanation& explanation) {
  std::string lines = row("typed", explanation.typed);
  lines += row("tree", explanation.tree);
  lines += row("engine", explanation.engine);
  for (const Explanation::HitParts& hit : explanation.hits) {
    for (const Explanation::Part& part : hit.parts) lines += row(hit.id, part.what, score_text(part.score));
  }
  return lines;
}

}  // namespace

std::string text(const Hit& hit, bool snippet) {
  const Article& article = hit.article;
  const std::string day = day_text(article.published);
  return snippet ? row(article.id, day, article.source, article.title, hit.snippet.text)
                 : row(article.id, day, article.source, article.title);
}

std::string text_after_hits(const Results& results) {
  std::string lines;
  if (!results.facets.empty() || results.timeline) lines += '\n' + facets_and_timeline(results);
  if (results.explanation) lines += '\n' + explained(*results.explanation);
  return lines;
}

std::string text(const StoredArticle& stored) {
  const Article& article = stored.article;
  std::string out = row("id", article.id);
  out += row_if_known("title", article.title);
  out += row_if_known("published", to_string(article.published));
  out += row_if_known("source", article.source);
  out += row_if_known("section", article.section);
  out += rows("topic", article.topics);
  out += rows("author", article.authors);
  out += row("language", article.language.empty() ? "und" : article.language);
  out += row_if_known("url", article.url);
  out += rows("person", article.entities.person);
  out += rows("org", article.entities.org);
  out += rows("place", article.entities.place);
  for (const auto& [name, value] : extra_members(article.extra)) out += row("extra", name, value);
  out += row_if_known("group", stored.group.value_or(""));
  out += rows("copy", article.other_ids);
  if (article.body.empty()) return out;
  out += '\n' + display::lines(article.body);
  if (!out.ends_with('\n')) out += '\n';
  return out;
}

std::string text(const Stats& stats) {
  const auto number = [](auto value) { return std::to_string(value); };
  std::string out = row("articles", number(stats.articles));
  out += row("removed", number(stats.removed));
  out += row("undated", number(stats.undated));
  out += row("groups", number(stats.groups));
  out += row("first", stats.first ? to_string(*stats.first) : "");
  out += row("last", stats.last ? to_string(*stats.last) : "");
  out += rows("source", stats.sources);
  out += rows("language", stats.languages);
  out += row("entities", "person", number(stats.persons));
  out += row("entities", "org", number(stats.orgs));
  out += row("entities", "place", number(stats.places));
  out += row("shards", number(stats.shards));
  out += row("bytes", "index", number(stats.index_bytes));
  out += row("bytes", "text", number(stats.text_bytes));
  out += row("bytes", "columns", number(stats.column_bytes));
  out += row("bytes", "tables", number(stats.table_bytes));
  out += row("generation", number(stats.generation));
  out += row("format", number(stats.format));
  return out;
}

}  // namespace dateline::render
