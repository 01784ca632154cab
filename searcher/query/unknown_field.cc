#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "searcher/query/leaves.h"

namespace dateline::query {
namespace {

/// Letters to insert, drop, replace or swap with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

/// The field name or alias that was probably meant.
std::optional<std::string_view> nearest_field(std::string_view typed) {
  constexpr std::size_t longest_worth_comparing = 20;
  if (typed.size() > longest_worth_comparing) return std::nullopt;
  std::string small(typed);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::optional<std::string_view> best;
  std::size_t best_distance = std::max<std::size_t>(1, small.size() / 3) + 1;
  const auto compare = [&](std::string_view name) {
    const bool begins = small.size() >= 3 && name.starts_with(small);
    const std::size_t d = begins || small == std::string(name) + "s" ? 1 : distance(small, name);
    if (d < best_distance) {
      best = name;
      best_distance = d;
    }
  };
  for (const schema::FieldInfo& field : schema::fields) {
    compare(field.name);
    for (std::string_view rest = field.aliases; !rest.empty();) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      compare(rest.substr(0, space));
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  return best;
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
