#include "common/cli/facet_list.h"

#include <algorithm>
#include <optional>

#include "common/cli/values.h"
#include "common/schema.h"
#include "common/text/nearest.h"
#include "dateline/error.h"

namespace dateline::cli {
namespace {

constexpr std::uint64_t default_limit = 10;

std::optional<std::string_view> known_field(std::string_view name) {
  for (const std::string_view typed : {name, name.substr(0, name.size() - (name.ends_with('s') ? 1 : 0))}) {
    if (const auto field = schema::find_field(typed)) {
      const std::string_view own = schema::info(*field).name;
      if (std::ranges::find(schema::facet_fields, own) != schema::facet_fields.end()) return own;
    }
    const auto found = std::ranges::find(schema::facet_fields, typed);
    if (found != schema::facet_fields.end()) return *found;
  }
  return std::nullopt;
}

/// The field's name: what stands before a number or another request.
std::string_view name_of(std::string_view item) { return item.substr(0, item.find_first_of("=~:")); }

std::vector<std::string_view> items_of(std::string_view text) {
  std::vector<std::string_view> items;
  for (;;) {
    const std::size_t comma = text.find(',');
    items.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return items;
    text.remove_prefix(comma + 1);
  }
}

[[noreturn]] void refuse(std::string_view item, const std::string& why, const std::string& hint) {
  throw Error(ErrorKind::usage, "--facets " + std::string(item) + ": " + why, hint);
}

[[noreturn]] void refuse_unknown(std::string_view item) {
  if (name_of(item) == "mentions") refuse(item, "is not built yet", "");
  std::string all;
  for (const std::string_view field : schema::facet_fields) all += (all.empty() ? "" : ", ") + std::string(field);
  const auto meant = text::nearest(name_of(item), schema::facet_fields);
  refuse(item, "there is no such field", meant ? "did you mean " + std::string(*meant) + "?" : all);
}

}  // namespace

std::vector<std::pair<std::string, std::uint64_t>> read_facet_list(std::string_view text) {
  std::vector<std::pair<std::string, std::uint64_t>> facets;
  for (const std::string_view item : items_of(text)) {
    const auto field = known_field(name_of(item));
    if (!field) refuse_unknown(item);
    const std::string_view rest = item.substr(name_of(item).size());
    std::uint64_t limit = default_limit;
    if (rest.starts_with('=')) {
      const auto number = read_number(rest.substr(1));
      if (!number) refuse(item, "what follows = is no number", "person=20; 0 is all");
      limit = *number;
    } else if (!rest.empty()) {
      refuse(item, "'" + std::string(rest.substr(0, 1)) + "' is not built yet", "field or field=N");
    }
    std::erase_if(facets, [&](const auto& facet) { return facet.first == *field; });
    facets.emplace_back(*field, limit);
  }
  return facets;
}

bool is_facet_list(std::string_view text) {
  return std::ranges::any_of(items_of(text), [](std::string_view item) {
    return known_field(name_of(item)).has_value() || name_of(item) == "mentions";
  });
}

}  // namespace dateline::cli
