#include <algorithm>
#include <string>
#include <vector>

#include "common/text/nearest.h"
#include "searcher/query/leaves.h"

namespace dateline::query {
namespace {

/// The field name or alias that was probably meant.
std::optional<std::string_view> nearest_field(std::string_view typed) {
  constexpr std::size_t longest_worth_comparing = 20;
  if (typed.size() > longest_worth_comparing) return std::nullopt;
  std::string small(typed);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::vector<std::string_view> names;
  for (const schema::FieldInfo& field : schema::fields) {
    names.push_back(field.name);
    for (std::string_view rest = field.aliases; !rest.empty();) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      names.push_back(rest.substr(0, space));
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  return text::nearest(small, names);
}

}  // namespace

Problem unknown_field(std::string_view typed, std::size_t column) {
  const std::string_view name = typed.substr(0, typed.find(':'));
  const std::string words = typed.ends_with(':') ? "with a space behind the colon it is a word"
                                                 : "quote it to search for the words: \"" + shown(typed) + "\"";
  const std::optional<std::string_view> nearest = nearest_field(name);
  return {"there is no field " + shown(name) + ":", column,
          nearest ? "did you mean " + std::string(*nearest) + ":? Otherwise " + words : words};
}

}  // namespace dateline::query
