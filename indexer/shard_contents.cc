#include "indexer/shard_contents.h"

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

#include "common/dates/calendar.h"
#include "common/dates/date_terms.h"
#include "common/schema.h"

namespace dateline {
namespace {

/// The days of the articles in the database, by that field's terms (see common/dates/date_terms.h).
std::optional<Period> days_in(const Xapian::Database& database, schema::Field field) {
  std::optional<Period> days;
  const std::string prefix(schema::info(field).prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
    if (const auto period = dates::days_of_term((*term).substr(prefix.size()))) dates::widen(days, *period);
  return days;
}

}  // namespace

void describe_contents(const std::filesystem::path& folder, archive::Manifest& manifest) {
  manifest.published = manifest.indexed = std::nullopt;
  manifest.stem_tags.clear();
  if (manifest.shards.empty()) return;
  const Xapian::Database database((folder / manifest.shards.front().name).string());
  manifest.published = days_in(database, schema::Field::date);
  manifest.indexed = days_in(database, schema::Field::indexed);
  const std::string prefix(schema::stem_prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);) {
    const std::string tagged = *term;
    const std::string tag = tagged.substr(prefix.size(), tagged.find(':') - prefix.size());
    if (!tagged.starts_with(schema::title_stem_prefix)) manifest.stem_tags.push_back(tag);
    term.skip_to(tagged.substr(0, tagged.find(':')) + ';');  // the byte after ':'
  }
}

}  // namespace dateline
