#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::readers {

/// What an article's keys can give.
enum class Field : std::uint8_t {
  id,
  title,
  body,
  published,
  url,
  authors,
  source,
  section,
  topics,
  language,
  person,
  org,
  place,
  entities,  ///< an object or list that names persons, organisations and places at once
};

/// What a key is understood as.
struct FieldName {
  Field field;
  int priority;           ///< among the keys of that field; the lowest goes first
  bool fallback = false;  ///< a summary: it serves as body only when nothing else does
};

/// The field of a dump's key, whatever its case and whether it is written pub_date, pub-date or pubDate.
[[nodiscard]] std::optional<FieldName> field_of(std::string_view key);

/// The field of a name as `--map` takes it: an article's field ("published", "person") or a usual key of it.
[[nodiscard]] std::optional<Field> mapped_field(std::string_view name);

/// As `--dry-run` shows it: "title", "published", "entities.person".
[[nodiscard]] std::string_view to_string(Field field);

}  // namespace dateline::readers
