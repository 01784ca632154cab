#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/archive_location.h"
#include "dateline/article.h"
#include "dateline/date.h"
#include "dateline/error.h"

namespace dateline {

enum class Sort { relevance, newest, oldest };

/// How many of a query's plain words must be there.
enum class MatchMode {
  all_then_most,  ///< all; when no article has them all, those with the most, and a note says so
  all,
  most,  ///< two thirds, rounded up
  any,
};

/// What to do with copies and near-copies of one story.
enum class Duplicates {
  group,  ///< one hit a group, its best
  show,   ///< every article
  hide,   ///< only the first of each group is looked at: counts leave the others out too
};

/// A condition that holds beside the query. Several on one field mean either, on different fields all.
struct Filter {
  std::string field;  ///< "person", "org", "place", "entity", "topic", "source", "section", "author", "language"
  std::string value;  ///< as after the colon in a query; a leading '=' asks for that spelling only
};

/// A count of the values of one field over everything that matches.
struct FacetRequest {
  std::string field;       ///< one of facet_fields()
  std::size_t limit = 10;  ///< values listed, the most frequent; 0 for all
};

/// The fields that can be counted: "person", "org", "place", "topic", "source", "section", "author", "language",
/// "year", "month", "day", "weekday".
[[nodiscard]] std::span<const std::string_view> facet_fields();

enum class TimeUnit { day, week, month, quarter, year };

/// "day", "week", ...
[[nodiscard]] std::string_view to_string(TimeUnit unit) noexcept;

/// Matches by the days that they were published or indexed on.
struct TimelineRequest {
  std::optional<TimeUnit> unit;  ///< nothing: the finest with at most 60 buckets
  enum class Of { published, indexed } of = Of::published;
  std::vector<std::string> compare;  ///< further queries to count beside, under the same filters
};

/// What is asked.
struct Request {
  std::string query;  ///< in the query language; may be empty when there are filters or dates
  std::vector<Filter> filters;
  std::string from, to;         ///< days or periods as after `date:`; empty for none
  std::vector<std::string> on;  ///< either of these periods
  Sort sort = Sort::relevance;
  MatchMode match = MatchMode::all_then_most;
  std::optional<std::size_t> limit = 10;  ///< hits; 0 for counts only, nothing for all
  std::size_t offset = 0;                 ///< hits to leave out first
  bool exact_total = false;
  Duplicates duplicates = Duplicates::group;
  bool stem = true;
  bool explain = false;
  bool snippets = true;   ///< give each hit's snippet and the matches in its title
  bool contexts = false;  ///< give each hit's matches in context
  /// Stop looking after so many seconds, with what was found so far, and a note; nothing: never.
  std::optional<double> timeout_seconds;
  std::vector<FacetRequest> facets;
  std::optional<TimelineRequest> timeline;
  Timestamp now;  ///< what "today" is; unknown: the clock's
};

/// Bytes [begin, end) of the text beside it, on character borders.
using ByteRange = std::pair<std::size_t, std::size_t>;

struct Snippet {
  std::string text;
  std::vector<ByteRange> highlights;
};

/// A place where the query matched, with some 40 columns of text on either side, on one line.
struct KeywordInContext {
  bool in_title = false;
  std::string left, match, right;
};

struct Hit {
  std::uint32_t number = 0;  ///< the article's number in the archive
  std::size_t rank = 0;      ///< from 1 over the whole result
  std::optional<double> score;
  /// The article without its body: `article.body` is empty.
  Article article;
  Snippet snippet;
  std::vector<ByteRange> title_highlights;
  std::vector<KeywordInContext> contexts;  ///< when asked for: every match of title and body
  std::optional<std::string> group;        ///< id of the group's first article, when there are near-copies
  std::size_t duplicates = 0;              ///< near-copies and copies in the archive beside this one
};

struct Total {
  std::size_t value = 0;
  bool exact = false;                 ///< else at least `value`
  std::optional<std::size_t> groups;  ///< when exact and grouping
};

struct ValueCount {
  std::string value;
  std::size_t count = 0;
};

/// Each article counts once per value that it has.
struct Facet {
  std::string field;
  std::vector<ValueCount> values;  ///< most frequent first, then by bytes
  std::size_t other = 0;           ///< sum of the counts of values that are not listed
  std::size_t missing = 0;         ///< matches without a value
};

struct Timeline {
  struct Bucket {
    Day start{};            ///< first day of the unit; weeks begin on Monday
    std::size_t count = 0;  ///< matches
    std::size_t of = 0;     ///< articles of the archive
  };
  struct Comparison {
    std::string query;
    std::vector<std::size_t> counts;  ///< a count for each of the buckets
  };
  TimeUnit unit = TimeUnit::day;
  TimelineRequest::Of of = TimelineRequest::Of::published;
  std::vector<Bucket> buckets;  ///< without gaps from the first match to the last, of all queries
  /// Matches in no bucket: without a date, or known less precisely than the unit.
  std::size_t undated = 0;
  std::vector<Comparison> compare;
};

struct Note {
  std::string code;  ///< "match-relaxed", "wildcard-cut", "date-overlap", ...
  std::string message;
  std::optional<std::size_t> column;
};

/// Why a query was not understood.
struct Problem {
  std::string message;
  std::size_t column = 1;  ///< code point of the query, from 1
  std::string hint;
  std::string query = {};  ///< that it is about, when it is not the request's own: one to compare with
};

struct Explanation {
  std::string typed;
  std::string tree;    ///< as understood
  std::string engine;  ///< as the index runs it
  struct Part {
    std::string what;
    double score = 0;
  };
  struct HitParts {
    std::string id;
    std::vector<Part> parts;
  };
  std::vector<HitParts> hits;
};

struct Results {
  std::string query;
  std::string understood;
  double took_ms = 0;
  Total total;
  std::vector<Hit> hits;
  std::vector<Facet> facets;  ///< in the order asked
  std::optional<Timeline> timeline;
  std::vector<Note> notes;
  std::optional<Explanation> explanation;
  /// Set when the query was not understood; then there are no hits.
  std::optional<Problem> problem;
};

/// What an archive holds.
struct Stats {
  std::size_t articles = 0;
  std::size_t removed = 0;  ///< deleted or replaced, still taking space
  std::size_t undated = 0;
  std::size_t groups = 0;  ///< of near-copies
  std::optional<Day> first, last;
  std::vector<ValueCount> sources, languages;  ///< most articles first, then by bytes
  std::size_t persons = 0, orgs = 0, places = 0;
  std::size_t shards = 0;
  std::uint64_t index_bytes = 0, text_bytes = 0, column_bytes = 0, table_bytes = 0;
  std::uint64_t generation = 0;
  int format = 0;
};

/// An article in full, with what the archive knows beside it.
struct StoredArticle {
  Article article;
  std::optional<std::string> group;
};

/// Answers questions about one generation of an archive. A snapshot: later changes do not show in it.
///
/// Thread-safe for concurrent calls. Throws Error of kind archive when the archive cannot be opened or read; what the
/// user typed never throws, see Results::problem and Results::notes.
class Searcher {
 public:
  explicit Searcher(const ArchiveLocation& where);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// With a visitor, each hit goes to it as soon as it is made, until it returns false, and the results have none: so
  /// memory does not grow with their number, but for some bytes each. The total, facets and problems are known before
  /// the first; an explanation then has no parts of hits.
  using HitVisitor = std::function<bool(const Hit&)>;
  [[nodiscard]] Results search(const Request& request, const HitVisitor& visit = {}) const;
  /// The exact number of matches: search() with limit 0.
  [[nodiscard]] Results count(const Request& request) const;
  /// The article of that id, or of which that id is a copy; nothing when there is none.
  [[nodiscard]] std::optional<StoredArticle> article(std::string_view id) const;
  /// Calls `visit` with every match, in the order of article numbers, until it returns false; memory does not grow with
  /// the number of matches. Gives the problem and notes as search() does, without hits.
  Results for_each_match(const Request& request, const std::function<bool(const StoredArticle&)>& visit) const;
  [[nodiscard]] Stats stats() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
