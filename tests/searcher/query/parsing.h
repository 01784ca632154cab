#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "searcher/query/parser.h"

namespace dateline::query {

/// As typed on Friday, 12 September 2025.
inline Parse read(std::string_view typed) {
  using namespace std::chrono;
  return parse(typed, Day{year{2025} / September / 12});
}

/// The tree as text; empty when there is none.
inline std::string tree_of(std::string_view typed) {
  const Parse parse = read(typed);
  if (parse.problem) return "problem at " + std::to_string(parse.problem->column) + ": " + parse.problem->message;
  return parse.tree ? to_string(*parse.tree) : "";
}

}  // namespace dateline::query
