#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The layout of what shards hold: the only place that knows it.
namespace dateline::schema {

/// Written into every manifest; an archive with a greater number is refused. In shards of format 1 the terms of body
/// words have the title's words too; else they are the same.
inline constexpr int format_version = 2;

enum class Field : std::uint8_t {
  title,
  person,
  org,
  place,
  entity,
  topic,
  author,
  source,
  section,
  language,
  url,
  id,
  date,
  indexed,
  mentions
};

/// How the text behind `field:` is compared.
enum class Match : std::uint8_t {
  words,   ///< as text: analysed, stemmed, phrases possible
  folded,  ///< whole values without case and accents
  name,    ///< spellings of a name
  bytes,   ///< as it is
  url,     ///< a beginning or a host
  period,  ///< days
};

struct FieldInfo {
  Field field;
  std::string_view name;     ///< as typed before the colon
  std::string_view aliases;  ///< other ways to type it, separated by spaces
  std::string_view prefix;   ///< of its terms; empty when it has none of its own
  Match match;
  std::string_view example;  ///< for the help
};

/// Prefixes are one or more capitals; after a prefix of one value field comes ':' and the folded value, so none is
/// another's beginning.
inline constexpr std::array<FieldInfo, 15> fields{{
    {Field::title, "title", "headline", "S", Match::words, "title:budget"},
    {Field::person, "person", "people", "XP:", Match::name, "person:\"Angela Merkel\""},
    {Field::org, "org", "organization organisation company", "XO:", Match::name, "org:NATO"},
    {Field::place, "place", "location", "XL:", Match::name, "place:Kyiv"},
    {Field::entity, "entity", "name", "", Match::name, "entity:Reuters"},
    {Field::topic, "topic", "tag", "XT:", Match::folded, "topic:cocoa"},
    {Field::author, "author", "byline", "XA:", Match::folded, "author:\"Jane Doe\""},
    {Field::source, "source", "publisher", "XS:", Match::folded, "source:CNN"},
    {Field::section, "section", "desk", "XC:", Match::folded, "section:sport"},
    {Field::language, "language", "lang", "XG:", Match::folded, "language:en"},
    {Field::url, "url", "link", "XU:", Match::url, "url:example.org/news"},
    {Field::id, "id", "", "Q", Match::bytes, "id:12345"},
    {Field::date, "date", "published", "D", Match::period, "date:2025-09"},
    {Field::indexed, "indexed", "", "I", Match::period, "indexed:today"},
    {Field::mentions, "mentions", "", "M", Match::period, "mentions:2025-09-10"},
}};

[[nodiscard]] constexpr const FieldInfo& info(Field field) { return fields[static_cast<std::size_t>(field)]; }

/// The field typed as `name`, by its name or an alias (small letters); nothing when there is none.
[[nodiscard]] constexpr std::optional<Field> find_field(std::string_view name) {
  for (const FieldInfo& f : fields) {
    if (f.name == name) return f.field;
    std::string_view rest = f.aliases;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      if (rest.substr(0, space) == name) return f.field;
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
  }
  return std::nullopt;
}

/// Fields whose values can be counted.
inline constexpr std::array<std::string_view, 12> facet_fields{
    "person", "org", "place", "topic", "source", "section", "author", "language", "year", "month", "day", "weekday"};

// Terms of words. Exact words are positioned and have wdf 0: they filter, the stems weigh. Folded words hold no capital
// letter, so a word without a prefix cannot meet a prefixed term.
// Positions count from 1 in each field.
//   word           an exact word, folded, of the body             peace
//   S word         the same, of the title                         Speace
//   Z lang : stem  a stem of title or body, wdf = occurrences      Zen:talk   ("und" where the language has no stemmer)
//   ZS lang : stem a stem of the title                             ZSen:talk
//   A word         a word as written when it has accents           Aélysée
//   K word         an acronym written in capitals                  Kus
inline constexpr std::string_view title_word_prefix = "S";
inline constexpr std::string_view stem_prefix = "Z";
inline constexpr std::string_view title_stem_prefix = "ZS";
inline constexpr std::string_view accented_prefix = "A";
inline constexpr std::string_view acronym_prefix = "K";

/// Orders hits of equal score, newest first, then by id: see sort_key.h.
inline constexpr unsigned sort_slot = 0;

/// User metadata of a shard: says that its texts are compressed, with which dictionary; and the dictionary (see
/// common/archive/text_dictionary.h). A shard without `text_key` holds them raw, as format 1 wrote them.
inline constexpr std::string_view text_key = "text", head_dictionary_key = "text-head",
                                  body_dictionary_key = "text-body";

/// Of a name's spelling without case but with its accents, for field:=value: "XP=:".
[[nodiscard]] inline std::string exact_name_prefix(Field field) {
  std::string prefix(info(field).prefix);
  prefix.insert(prefix.size() - 1, 1, '=');
  return prefix;
}
/// Of a url's host and each parent domain.
inline constexpr std::string_view url_host_prefix = "XH:";

/// A term of a whole value: prefix + value, where a value that does not fit a term is cut and given its hash.
[[nodiscard]] std::string value_term(std::string_view prefix, std::string_view value);

}  // namespace dateline::schema
