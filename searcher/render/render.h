#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dateline/error.h"
#include "dateline/searcher.h"

/// From answers to text. Nothing here touches a stream or asks the terminal: what is printed is a function of its
/// arguments.
namespace dateline::render {

/// A terminal as the printed text sees it.
struct Screen {
  std::size_t columns = 80;
  bool colour = false;
  bool unicode = true;
};

// JSON: one line each, without the line end; every key of the contract is there. A terminal may show the line: what it
// would obey stands as an escape.
/// A query that was not understood gives {"error": {...}}.
[[nodiscard]] std::string json(const Results& results);
[[nodiscard]] std::string json(const Hit& hit);
/// json(results) in pieces, for results without hits whose hits are printed in between, separated by commas.
[[nodiscard]] std::string json_before_hits();
[[nodiscard]] std::string json_after_hits(const Results& results);
[[nodiscard]] std::string json(const StoredArticle& article);
[[nodiscard]] std::string json(const Stats& stats);
/// A query of a batch: json(results) with "id" as its first key; one that was not understood gives {"id", "error":
/// {...}}.
[[nodiscard]] std::string batch_json(std::string_view id, const Results& results);

// Plain text for pipes: lines of fields separated by TABs; each line ended.
/// A hit's line; with its snippet as a fifth field when asked.
[[nodiscard]] std::string text(const Hit& hit, bool snippet);
/// What stands behind the hits: facets, timeline, explanation.
[[nodiscard]] std::string text_after_hits(const Results& results);
/// `id TAB day TAB left TAB match TAB right`, a line for each of the hit's contexts.
[[nodiscard]] std::string kwic(const Hit& hit);
/// RFC 4180, a line each; the header first.
[[nodiscard]] std::string csv_header();
[[nodiscard]] std::string csv(const Hit& hit);
[[nodiscard]] std::string csv(const StoredArticle& article);
/// `what,name,value`: name is empty where there is one value only.
[[nodiscard]] std::string csv(const Stats& stats);
/// `id Q0 article rank score dateline` lines, with scores that never increase; nothing without hits.
[[nodiscard]] std::string trec(std::string_view id, const Results& results);
[[nodiscard]] std::string text(const StoredArticle& article);
[[nodiscard]] std::string text(const Stats& stats);

// For a terminal.
[[nodiscard]] std::string terminal(const Results& results, const Screen& screen);
[[nodiscard]] std::string terminal(const StoredArticle& article, const Screen& screen);
[[nodiscard]] std::string terminal(const Stats& stats, const Screen& screen);
/// The query with a mark under the column where it went wrong, what is wrong, and the hint.
[[nodiscard]] std::string terminal(std::string_view query, const Problem& problem, const Screen& screen);

}  // namespace dateline::render
