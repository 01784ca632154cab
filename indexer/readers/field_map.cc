#include "indexer/readers/field_map.h"

#include <algorithm>

#include "dateline/error.h"
#include "indexer/readers/same_letters.h"

namespace dateline::readers {
namespace {

constexpr int after_usual_keys = 50;

Value* member_named(Value& object, std::string_view key) {
  for (auto& member : object.members)
    if (member.key == key) return &member.value;
  for (auto& member : object.members)
    if (same_letters(member.key, key)) return &member.value;
  return nullptr;
}

/// The values at the path. Lists on the way are looked through, whether or not the path says [].
void select(Value& from, std::string_view path, std::vector<Value*>& found) {
  if (path.empty()) {
    found.push_back(&from);
    return;
  }
  if (from.kind == Value::Kind::list) {
    for (auto& item : from.items) select(item, path, found);
    return;
  }
  if (auto* exact = member_named(from, path)) {  // also a key with a dot in it
    found.push_back(exact);
    return;
  }
  const auto dot = path.find('.');
  auto key = path.substr(0, dot);
  while (key.ends_with("[]")) key.remove_suffix(2);
  const auto rest = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  if (auto* inner = member_named(from, key)) select(*inner, rest, found);
}

}  // namespace

FieldMap::FieldMap(const std::vector<std::pair<std::string, std::string>>& map) {
  for (const auto& [name, path] : map) {
    const auto field = mapped_field(name);
    if (!field)
      throw Error(
          ErrorKind::usage, "--map " + name + "=" + path + ": there is no field \"" + name + "\"",
          "fields are id, title, body, published, url, authors, source, section, topics, language, person, org, place");
    if (path.empty())
      throw Error(ErrorKind::usage, "--map " + name + "=: the path is missing",
                  "write --map " + name + "=key or a path such as meta.date");
    mappings_.push_back({*field, path});
    mapped_[static_cast<std::size_t>(*field)] = true;
  }
}

FieldMap::Candidates FieldMap::candidates(Value& record) const {
  Candidates candidates;
  std::vector<const Value*> used;
  for (const auto& mapping : mappings_) {
    std::vector<Value*> found;
    select(record, mapping.path, found);
    for (auto* value : found) {
      candidates[static_cast<std::size_t>(mapping.field)].push_back({value, true});
      used.push_back(value);
    }
  }
  struct Guess {
    FieldName name;
    Value* value;
  };
  std::vector<Guess> guesses;
  for (auto& member : record.members) {
    if (member.value.taken_by || std::ranges::find(used, &member.value) != used.end()) continue;
    auto name = field_of(member.key);
    if (member.value.meant_for) name = FieldName{*member.value.meant_for, after_usual_keys};
    if (name && !is_mapped(name->field)) guesses.push_back({*name, &member.value});
  }
  std::ranges::stable_sort(guesses, {}, [](const Guess& guess) { return guess.name.priority; });
  for (const auto& guess : guesses) candidates[static_cast<std::size_t>(guess.name.field)].push_back({guess.value});
  return candidates;
}

}  // namespace dateline::readers
