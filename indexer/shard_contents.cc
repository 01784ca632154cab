#include "indexer/shard_contents.h"

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

#include "common/dates/calendar.h"
#include "common/schema.h"

namespace dateline {
namespace {

/// The days of the articles in the database, by that field's terms (see common/dates/date_terms.h).
std::optional<Period> days_in(const Xapian::Database& database, schema::Field field) {
  std::optional<Period> days;
  const std::string prefix(schema::info(field).prefix);
  static constexpr std::string_view only = "only";  // known to the month or year
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    std::string digits = (*term).substr(prefix.size());
    const bool imprecise = digits.starts_with(only);
    if (imprecise) digits.erase(0, only.size());
    const bool numeric = !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
    if (!numeric || (!imprecise && digits.size() != 8)) continue;
    const int year = std::stoi(digits.substr(0, 4));
    const int month = digits.size() > 4 ? std::stoi(digits.substr(4, 2)) : 1;
    const int day = digits.size() > 6 ? std::stoi(digits.substr(6, 2)) : 1;
    const auto first = dates::make_day(year, month, day);
    if (!first) continue;
    if (digits.size() == 4)
      dates::widen(days, dates::year_of(*first));
    else if (digits.size() == 6)
      dates::widen(days, dates::month_of(*first));
    else
      dates::widen(days, {*first, *first});
  }
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
