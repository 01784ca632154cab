#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dateline/searcher.h"

/// Answers as a searcher might give them, kind ones and hostile ones.
namespace dateline::samples {

inline Timestamp at(Precision precision) {
  Timestamp time;
  time.precision = precision;
  time.year = 2025;
  if (precision >= Precision::month) time.month = 9;
  if (precision >= Precision::day) time.day = 12;
  if (precision >= Precision::minute) time.hour = 8;
  return time;
}

inline Hit hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 12.3;
  hit.article.id = "n-1";
  hit.article.title = "Ceasefire talks resume in Geneva";
  hit.article.published = at(Precision::second);
  hit.article.source = "The Harbour Post";
  hit.article.section = "World";
  hit.article.topics = {"peace", "talks"};
  hit.article.authors = {"A. Writer"};
  hit.article.language = "en";
  hit.article.url = "https://example.org/1";
  hit.article.entities = {{"Ada Marsh"}, {"United Nations"}, {"Geneva", "Kyiv"}};
  hit.title_highlights = {{10, 15}};
  hit.snippet = {"Delegates met again for talks on a ceasefire.", {{24, 29}, {35, 44}}};
  hit.group = "n-0";
  hit.duplicates = 2;
  return hit;
}

/// Of which nothing but the id is known.
inline Hit bare_hit() {
  Hit hit;
  hit.rank = 2;
  hit.article.id = "n-2";
  return hit;
}

inline Results results() {
  Results results;
  results.query = "ceasefire talks";
  results.understood = "(and ceasefire talks)";
  results.took_ms = 1.23456;
  results.total = {42, true, 40};
  results.hits = {hit(), bare_hit()};
  return results;
}

/// What a dump may put into any of its fields to take a terminal over, to hide or to turn text round, or to break a
/// layout.
inline constexpr std::string_view hostile =
    "\x1b[2J\x1b]0;owned\x07 \xc2\x9b"
    "31m red\tTAB\r\nline \u202Eturned\u202C \u2066in\u2069 ze\u200Bro \xff\xc3 \x7f\x08\x08 "
    "\xe6\x9d\xb1\xe4\xba\xac \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d";

inline Hit hostile_hit() {
  const std::string text(hostile);
  Hit hit;
  hit.rank = 3;
  hit.score = 1;
  hit.article.id = text;
  hit.article.title = text + text + text;
  hit.article.published = at(Precision::month);
  hit.article.source = text;
  hit.article.section = text;
  hit.article.topics = {text};
  hit.article.authors = {text};
  hit.article.language = "en";
  hit.article.url = text;
  hit.article.entities = {{text, text}, {text}, {text}};
  hit.snippet.text = text + text + text + text + text + text;
  for (std::size_t i = 0; i + 7 < hit.snippet.text.size(); i += 7) hit.snippet.highlights.emplace_back(i, i + 3);
  hit.title_highlights = {{2, 9}, {5, 12}, {400, 9000}};
  hit.group = text;
  hit.duplicates = 3;
  return hit;
}

inline StoredArticle stored() {
  StoredArticle stored{hit().article, std::nullopt};
  stored.article.body = "First paragraph of the story.\n\nSecond paragraph.";
  stored.article.extra =
      R"({"zeta": 1, "alpha": {"b": [1.50, 12345678901234567890123], "a": "x y"}, "text": "caf\u00e9"})";
  stored.article.provenance = {"news.jsonl", "", 1024};
  stored.article.other_ids = {"copy-1"};
  return stored;
}

inline StoredArticle hostile_article() {
  StoredArticle stored{hostile_hit().article, std::string(hostile)};
  stored.article.body = std::string(hostile) + "\n\n\n" + std::string(hostile) + std::string(10000, 'w');
  stored.article.extra = "{\"k\\u001b[2J\": \"\\u001b]0;owned\\u0007\", \"\xff\": \"\xff\"}";
  stored.article.provenance = {std::string(hostile), std::string(hostile), 7};
  stored.article.other_ids = {std::string(hostile)};
  return stored;
}

inline Stats stats() {
  Stats stats;
  stats.articles = 21578;
  stats.removed = 12;
  stats.undated = 3;
  stats.groups = 40;
  stats.first = Day{std::chrono::year{1987} / 2 / 26};
  stats.last = Day{std::chrono::year{1987} / 10 / 20};
  stats.sources = {{"Reuters", 20000}, {"The Harbour Post", 1578}};
  stats.languages = {{"en", 21000}, {"und", 578}};
  stats.persons = 10;
  stats.orgs = 20;
  stats.places = 30;
  stats.shards = 2;
  stats.index_bytes = 80123456;
  stats.text_bytes = 20000000;
  stats.column_bytes = 999;
  stats.table_bytes = 12345;
  stats.generation = 7;
  stats.format = 1;
  return stats;
}

}  // namespace dateline::samples
