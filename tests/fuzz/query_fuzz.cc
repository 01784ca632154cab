#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <variant>

#include "common/text/utf8.h"
#include "searcher/query/parser.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace dateline;
using namespace std::string_view_literals;

void require(bool holds, const char* what, std::string_view query) {
  if (holds) return;
  std::fprintf(stderr, "%s: ", what);
  for (const char c : query) {
    const auto byte = static_cast<unsigned char>(c);
    std::fprintf(stderr, byte >= 0x20 && byte < 0x7F && c != '\\' ? "%c" : "\\x%02x", byte);
  }
  std::fputc('\n', stderr);
  std::abort();
}

struct Columns {
  std::size_t last;
  bool inside = true;

  void walk(const query::Node& node) {
    inside = inside && node.column >= 1 && node.column <= last;
    std::visit(*this, node.kind);
  }
  void all(const query::Nodes& nodes) {
    for (const query::Node& node : nodes) walk(node);
  }
  void operator()(const query::And& n) { all(n.children); }
  void operator()(const query::Or& n) { all(n.children); }
  void operator()(const query::Near& n) { all(n.children); }
  void operator()(const query::Not& n) { walk(*n.child); }
  void operator()(const query::InField& n) { walk(*n.child); }
  template <typename Leaf>
  void operator()(const Leaf&) {}
};

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += text::decode(text, at).length;
  return count;
}

constexpr std::array pieces = {
    " "sv,       "("sv,        ")"sv,        "\""sv,        "“"sv,        "”"sv,       "„"sv,      "«"sv,
    "-"sv,       "+"sv,        "="sv,        "~"sv,         "~1"sv,       "~3"sv,      "*"sv,      ":"sv,
    " AND "sv,   " OR "sv,     "NOT "sv,     " NEAR "sv,    " NEAR/3 "sv, "NEAR/0"sv,  "title:"sv, "title:("sv,
    "person:"sv, "source:("sv, "url:"sv,     "id:"sv,       "id:("sv,     "date:"sv,   "date:("sv, "2025-09"sv,
    ".."sv,      "7d"sv,       "unknown"sv,  "mentions:"sv, "foo:"sv,     "http://"sv, "peace"sv,  "Élysée"sv,
    "停戦"sv,    "\xff"sv,     "\xe2\x80"sv, "\0"sv,        "\u3000"sv,   "&"sv,       "10:30"sv,  "a"sv,
};

}  // namespace

std::span<const std::string_view> fuzz_pieces() { return pieces; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace std::chrono;
  const std::string_view typed(reinterpret_cast<const char*>(data), size);
  const Day today{year{2025} / September / 12};
  const query::Parse parse = query::parse(typed, today);
  const std::size_t length = code_points(typed);
  require(!parse.tree || !parse.problem, "both a tree and a problem", typed);
  if (parse.problem) {
    // A date that is too short is wrong right behind its end.
    require(parse.problem->column >= 1 && parse.problem->column <= length + 1, "a problem outside the query", typed);
    require(!parse.problem->message.empty(), "a problem without words", typed);
  }
  for (const Note& note : parse.notes) {
    require(note.column && *note.column >= 1 && *note.column <= length, "a note outside the query", typed);
  }
  if (!parse.tree) return 0;
  Columns columns{length};
  columns.walk(*parse.tree);
  require(columns.inside, "a node outside the query", typed);
  const query::Parse again = query::parse(query::to_query(*parse.tree), today);
  require(again.tree.has_value(), "what was understood is not when written again", typed);
  require(query::to_string(*again.tree) == query::to_string(*parse.tree), "written again, it means another thing",
          typed);
  return 0;
}
