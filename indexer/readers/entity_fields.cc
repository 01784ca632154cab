#include "indexer/readers/entity_fields.h"

#include <algorithm>
#include <optional>

#include "indexer/readers/clean_text.h"
#include "indexer/readers/value_text.h"

namespace dateline::readers {
namespace {

std::optional<Field> kind_of(const std::string& label) {
  for (const std::string_view place : {"GPE", "LOC", "FAC", "gpe", "city", "country", "CITY", "COUNTRY"})
    if (label == place) return Field::place;
  const auto name = field_of(label);
  if (!name || (name->field != Field::person && name->field != Field::org && name->field != Field::place))
    return std::nullopt;
  return name->field;
}

std::vector<std::string>& list_of(EntityNames& names, Field kind) {
  return kind == Field::person ? names.person : kind == Field::org ? names.org : names.place;
}

/// Commas may be part of a name ("Paris, France"), semicolons and bars are not.
std::vector<std::string> split_names(const std::string& text) {
  if (text.find_first_of(";|") == std::string::npos) return {text};
  return split_list(text);
}

}  // namespace

void take_names(Value& value, Field field, bool may_be_html, std::vector<std::string>& names) {
  for (auto* leaf : text_leaves(value)) {
    const auto text = clean_line(leaf->text, may_be_html);
    if (text.empty()) continue;
    leaf->taken_by = field;
    for (const auto& name : value.kind == Value::Kind::list ? std::vector{text} : split_names(text))
      if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
}

void take_entities(Value& value, bool may_be_html, EntityNames& names) {
  if (value.kind == Value::Kind::object) {
    for (auto& member : value.members)
      if (const auto kind = kind_of(member.key)) take_names(member.value, *kind, may_be_html, list_of(names, *kind));
    return;
  }
  for (auto& item : value.items) {
    for (auto& member : item.members) {
      if (member.key != "type" && member.key != "kind" && member.key != "label" && member.key != "tag" &&
          member.key != "category")
        continue;
      const auto kind = member.value.kind == Value::Kind::text ? kind_of(member.value.text) : std::nullopt;
      if (!kind) continue;
      for (auto& named : item.members) {
        if (named.key != "name" && named.key != "text" && named.key != "word" && named.key != "value" &&
            named.key != "entity")
          continue;
        take_names(named.value, *kind, may_be_html, list_of(names, *kind));
        member.value.taken_by = kind;
        break;
      }
      break;
    }
  }
}

}  // namespace dateline::readers
