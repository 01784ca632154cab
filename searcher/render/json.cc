#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "searcher/render/fields.h"
#include "searcher/render/render.h"

namespace dateline::render {
namespace {

using Json = nlohmann::ordered_json;

std::string valid(std::string_view text) { return text::to_valid_utf8(text); }

/// A text of which "" means unknown.
Json known(std::string_view text) { return text.empty() ? Json(nullptr) : Json(valid(text)); }

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json or_null(const std::optional<Day>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }
Json or_null(const std::optional<std::string>& text) { return text ? known(*text) : Json(nullptr); }

Json list(const std::vector<std::string>& texts) {
  Json values = Json::array();
  for (const std::string& text : texts) values.push_back(valid(text));
  return values;
}

Json rounded(double value, double steps) {
  return std::isfinite(value) ? Json(std::round(value * steps) / steps) : Json(nullptr);
}

Json precision(const Timestamp& time) {
  return time.precision == Precision::unknown ? Json(nullptr) : Json(to_string(time.precision));
}

std::string language(const Article& article) { return article.language.empty() ? "und" : valid(article.language); }

Json entities(const EntityNames& names) {
  return {{"person", list(names.person)}, {"org", list(names.org)}, {"place", list(names.place)}};
}

/// Ranges are into the text as printed: where malformed bytes were replaced, they move with it.
Json snippet(const Snippet& given) {
  const bool as_given = text::is_utf8(given.text);
  const auto printed = [&](std::size_t byte) {
    const std::size_t at = std::min(byte, given.text.size());
    return as_given ? at : valid(std::string_view(given.text).substr(0, at)).size();
  };
  Json highlights = Json::array();
  for (const auto& [begin, end] : given.highlights) highlights.push_back(Json::array({printed(begin), printed(end)}));
  return {{"text", known(given.text)}, {"highlights", std::move(highlights)}};
}

/// What hits and whole articles say alike.
void add_description(Json& value, const Article& article) {
  value["published"] = known(to_string(article.published));
  value["precision"] = precision(article.published);
  value["source"] = known(article.source);
  value["section"] = known(article.section);
  value["topics"] = list(article.topics);
  value["authors"] = list(article.authors);
  value["language"] = language(article);
  value["url"] = known(article.url);
}

Json value_of(const Hit& hit) {
  const Article& article = hit.article;
  Json value = {{"id", valid(article.id)},
                {"rank", hit.rank},
                {"score", hit.score ? rounded(*hit.score, 1e6) : Json(nullptr)},
                {"title", known(article.title)}};
  add_description(value, article);
  value["snippet"] = snippet(hit.snippet);
  value["entities"] = entities(article.entities);
  value["group"] = or_null(hit.group);
  value["duplicates"] = hit.duplicates;
  return value;
}

Json value_of(const Explanation& explanation) {
  Json hits = Json::array();
  for (const auto& hit : explanation.hits) {
    Json parts = Json::array();
    for (const auto& part : hit.parts)
      parts.push_back({{"what", valid(part.what)}, {"score", rounded(part.score, 1e6)}});
    hits.push_back({{"id", valid(hit.id)}, {"parts", std::move(parts)}});
  }
  return {{"typed", valid(explanation.typed)},
          {"tree", valid(explanation.tree)},
          {"engine", valid(explanation.engine)},
          {"hits", std::move(hits)}};
}

Json value_of(const Problem& problem) {
  return {{"exit", exit_status(ErrorKind::query)},
          {"kind", std::string(to_string(ErrorKind::query))},
          {"message", valid(problem.message)},
          {"column", problem.column},
          {"hint", known(problem.hint)}};
}

Json notes(const std::vector<Note>& given) {
  Json values = Json::array();
  for (const Note& note : given) {
    values.push_back({{"code", valid(note.code)}, {"message", valid(note.message)}, {"column", or_null(note.column)}});
  }
  return values;
}

Json counts(const std::vector<ValueCount>& given) {
  Json values = Json::array();
  for (const ValueCount& each : given) values.push_back({{"value", known(each.value)}, {"count", each.count}});
  return values;
}

Json facets(const std::vector<Facet>& given) {
  Json values = Json::object();
  for (const Facet& facet : given)
    values[facet.field] = {{"values", counts(facet.values)}, {"other", facet.other}, {"missing", facet.missing}};
  return values;
}

Json value_of(const Timeline& timeline) {
  Json buckets = Json::array();
  for (const Timeline::Bucket& bucket : timeline.buckets)
    buckets.push_back({{"start", to_string(bucket.start)}, {"count", bucket.count}, {"of", bucket.of}});
  Json compare = Json::array();
  for (const Timeline::Comparison& line : timeline.compare) {
    Json counted = Json::array();
    for (std::size_t i = 0; i < line.counts.size(); ++i)
      counted.push_back({{"start", to_string(timeline.buckets[i].start)}, {"count", line.counts[i]}});
    compare.push_back({{"query", valid(line.query)}, {"buckets", std::move(counted)}});
  }
  return {{"unit", to_string(timeline.unit)},
          {"buckets", std::move(buckets)},
          {"undated", timeline.undated},
          {"compare", std::move(compare)}};
}

/// Puts the answer's keys behind those that are there.
void add(Json& to, const Results& results) {
  if (results.problem) {
    to["error"] = value_of(*results.problem);
    return;
  }
  to["schema"] = 1;
  to["query"] = valid(results.query);
  to["understood"] = known(results.understood);
  to["took_ms"] = std::isfinite(results.took_ms) ? rounded(results.took_ms, 1e3) : Json(0.0);
  to["total"] = {{"value", results.total.value},
                 {"relation", results.total.exact ? "exact" : "at-least"},
                 {"groups", or_null(results.total.groups)}};
  to["hits"] = Json::array();
  for (const Hit& hit : results.hits) to["hits"].push_back(value_of(hit));
  to["facets"] = facets(results.facets);
  to["timeline"] = results.timeline ? value_of(*results.timeline) : Json(nullptr);
  to["suggestions"] = Json::array();
  to["notes"] = notes(results.notes);
  if (results.explanation) to["explain"] = value_of(*results.explanation);
}

/// JSON on one line. What a terminal would obey or be turned round by stands as an escape, so that the line is safe on
/// one too.
std::string escaped(std::string_view json) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const text::Decoded next = text::decode(json, at);
    const char32_t c = next.code_point;
    const bool obeyed = (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    if (obeyed) {
      out += "\\u";
      for (const int shift : {12, 8, 4, 0}) out += digits[(c >> shift) & 0xf];
    } else {
      out.append(json, at, next.length);
    }
    at += next.length;
  }
  return out;
}

std::string line(const Json& value) { return escaped(value.dump(-1, ' ', false, Json::error_handler_t::replace)); }

}  // namespace

std::string json(const Hit& hit) { return line(value_of(hit)); }

std::string json(const Results& results) {
  Json value = Json::object();
  add(value, results);
  return line(value);
}

std::string json_before_hits() { return "{\"schema\":1,\"hits\":["; }

std::string json_after_hits(const Results& results) {
  Json value = Json::object();
  add(value, results);
  value.erase("schema");
  value.erase("hits");
  return "]," + line(value).substr(1);
}

std::string batch_json(std::string_view id, const Results& results) {
  Json value = {{"id", valid(id)}};
  add(value, results);
  return line(value);
}

std::string json(const StoredArticle& stored) {
  const Article& article = stored.article;
  Json before = {{"id", valid(article.id)}, {"title", known(article.title)}, {"body", known(article.body)}};
  add_description(before, article);
  const Json after = {{"entities", entities(article.entities)},
                      {"mentions", Json::array()},
                      {"days", Json::array()},
                      {"group", or_null(stored.group)},
                      {"dump",
                       {{"name", known(article.provenance.dump)},
                        {"member", known(article.provenance.member)},
                        {"position", article.provenance.position}}},
                      {"other_ids", list(article.other_ids)}};
  std::string text = line(before);
  text.back() = ',';
  text += "\"extra\":" + escaped(compact_extra(article.extra)) + ",";
  return text.append(line(after), 1);
}

std::string json(const Stats& stats) {
  return line(Json{{"articles", stats.articles},
                   {"removed", stats.removed},
                   {"undated", stats.undated},
                   {"groups", stats.groups},
                   {"first", or_null(stats.first)},
                   {"last", or_null(stats.last)},
                   {"sources", counts(stats.sources)},
                   {"languages", counts(stats.languages)},
                   {"entities", {{"person", stats.persons}, {"org", stats.orgs}, {"place", stats.places}}},
                   {"shards", stats.shards},
                   {"bytes",
                    {{"index", stats.index_bytes},
                     {"text", stats.text_bytes},
                     {"columns", stats.column_bytes},
                     {"tables", stats.table_bytes}}},
                   {"generation", stats.generation},
                   {"format", stats.format}});
}

}  // namespace dateline::render
