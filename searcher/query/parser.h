#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/searcher.h"
#include "searcher/query/tree.h"

namespace dateline::query {

struct Parse {
  /// Nothing when the query is empty or could not be understood.
  std::optional<Node> tree;
  std::optional<Problem> problem;
  std::vector<Note> notes;
};

/// Reads the query language of the README. Never throws on any bytes. Linear in the length; a query of 1 MB, 10,000
/// clauses or 1,000 nested brackets is a problem, not a crash. `today` is what relative dates count from. An empty
/// query, or one of nothing but signs, has neither tree nor problem.
///
///   query    = [ or ]
///   or       = and { "OR" and }
///   and      = near { [ "AND" ] near }       words side by side and AND bind alike: a b AND c is a and (b AND c)
///   near     = operand { "NEAR" [ "/" n ] operand }          n 1 to 1000, else 10; words, phrases and ORs of them
///   operand  = { "NOT" | sign } ( "(" or ")" | field | text )  an odd number of NOTs and of signs with a - excludes
///   sign     = ( "-" | "+" ) { "-" | "+" }   no space behind it; + says nothing, but +OR is a word
///   field    = name ":" value                no space around the colon; any case; names and aliases of schema.h
///   value    = text | "(" or ")"             in brackets each operand is a value of its own; no field in a field
///   text     = [ "=" ] word | word "*" | word "~" [ "1" | "2" ] | [ "=" ] quoted | quoted "~" n | "*"
///   quoted   = opening { any but a closing } closing    opening: " “ ” „ « »   closing: " “ ” « »   no escapes
///   word     = what white space, control characters, brackets and opening quotes end
///
/// = takes words as written, and only that spelling of a value; * and ~ are for words, not for values. In id: and url:
/// a bare value goes on to white space or to a closing bracket that it did not open, quotes included. An unquoted
/// name:x, where name begins with a letter and holds only letters, digits, _ and -, is a problem when there is no such
/// field; but not name://, name::, http:, https:, ftp:, mailto:. name: before a space or the end is a word. Words and
/// phrases without a letter or digit are left out with a note (word-ignored), and so are their operators. Brackets that
/// change nothing, and excluding twice, leave no trace in the tree: no And in an And of its kind, no Or in an Or, no
/// Not in a Not. title: keeps its words in an InField; values are leaves, whatever brackets they stood in.
[[nodiscard]] Parse parse(std::string_view query, Day today);

}  // namespace dateline::query
