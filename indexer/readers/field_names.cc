#include "indexer/readers/field_names.h"

#include <algorithm>
#include <array>
#include <string>

namespace dateline::readers {
namespace {

struct Names {
  Field field;
  bool fallback;
  std::string_view keys;  ///< in order of priority, in small letters without signs
};

constexpr std::array names = {
    Names{Field::id, false, "id guid docno uuid _id articleid docid @newid"},
    Names{Field::title, false, "title headline head hl"},
    Names{Field::body, false, "body text content article articlebody articletext fulltext story contents"},
    Names{Field::body, true, "description abstract summary lead"},
    Names{Field::published, false,
          "published date pubdate publishdate publisheddate publishedat publicationdate datetime datepublished "
          "createdat created "
          "timestamp time"},
    Names{Field::url, false, "url link weburl articleurl uri permalink"},
    Names{Field::authors, false, "author authors byline creator"},
    Names{Field::source, false, "source publication publisher newspaper outlet site"},
    Names{Field::section, false, "section category desk"},
    Names{Field::topics, false, "topics tags keywords subjects topic categories"},
    Names{Field::language, false, "language lang"},
    Names{Field::person, false, "people persons person per"},
    Names{Field::org, false, "orgs organizations organisations companies org organization organisation exchanges"},
    Names{Field::place, false, "places locations place location loc geo"},
    Names{Field::entities, false, "entities"},
};

struct Entry {
  std::string_view key;
  FieldName name;
};

constexpr std::size_t count_keys() {
  std::size_t count = 0;
  for (const auto& one : names) count += static_cast<std::size_t>(std::ranges::count(one.keys, ' ')) + 1;
  return count;
}

constexpr auto entries = [] {
  std::array<Entry, count_keys()> table{};
  std::size_t filled = 0;
  for (const auto& one : names) {
    int priority = one.fallback ? 100 : 0;
    for (auto rest = one.keys; !rest.empty();) {
      const auto end = std::min(rest.find(' '), rest.size());
      table[filled++] = {rest.substr(0, end), {one.field, priority++, one.fallback}};
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::ranges::sort(table, {}, &Entry::key);
  return table;
}();

}  // namespace

std::optional<FieldName> field_of(std::string_view key) {
  constexpr std::size_t longest = 32;
  std::array<char, longest> plain;
  std::size_t length = 0;
  for (const char c : key) {
    if ((c == '_' && length > 0) || c == '-' || c == ' ') continue;
    if (length == longest) return std::nullopt;
    plain[length++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  const std::string_view wanted(plain.data(), length);
  const auto found = std::ranges::lower_bound(entries, wanted, {}, &Entry::key);
  if (found == entries.end() || found->key != wanted) return std::nullopt;
  return found->name;
}

std::optional<Field> mapped_field(std::string_view name) {
  if (name.starts_with("entities.")) name.remove_prefix(std::string_view("entities.").size());
  const auto found = field_of(name);
  return found ? std::optional(found->field) : std::nullopt;
}

std::string_view to_string(Field field) {
  switch (field) {
    case Field::id: return "id";
    case Field::title: return "title";
    case Field::body: return "body";
    case Field::published: return "published";
    case Field::url: return "url";
    case Field::authors: return "authors";
    case Field::source: return "source";
    case Field::section: return "section";
    case Field::topics: return "topics";
    case Field::language: return "language";
    case Field::person: return "entities.person";
    case Field::org: return "entities.org";
    case Field::place: return "entities.place";
    case Field::entities: return "entities";
  }
  return "";
}

}  // namespace dateline::readers
