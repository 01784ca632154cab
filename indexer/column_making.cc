#include "indexer/column_making.h"

#include <xapian.h>

#include <limits>
#include <map>
#include <memory>
#include <utility>

#include "common/archive/text_decoder.h"
#include "common/dates/date_terms.h"
#include "indexer/next_generation.h"

namespace dateline {

using archive::Number;
using archive::ValueNumber;

namespace {

/// The days on which the articles of a database came in, by number: terms tell them.
std::map<Number, Day> indexed_days(const Xapian::Database& database) {
  std::map<Number, Day> days;
  const std::string prefix(schema::info(schema::Field::indexed).prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const auto days_of_term = dates::days_of_term((*term).substr(prefix.size()));
    if (!days_of_term) continue;
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
      days.emplace(*at, days_of_term->first);
  }
  return days;
}

}  // namespace

archive::Renumber renumber_once(archive::Renumber renumber) {
  constexpr ValueNumber unknown = std::numeric_limits<ValueNumber>::max();
  using Answers = std::vector<std::array<std::vector<ValueNumber>, archive::value_fields.size()>>;
  return [unknown, renumber = std::move(renumber), answers = std::make_shared<Answers>()](
             std::size_t source, std::size_t column, ValueNumber value) {
    if (source >= answers->size()) answers->resize(source + 1);
    std::vector<ValueNumber>& known = (*answers)[source][column];
    if (value >= known.size()) known.resize(value + 1, unknown);
    if (known[value] == unknown) known[value] = renumber(source, column, value);
    return known[value];
  };
}

ColumnsBuilder columns_of_shard(const std::filesystem::path& shard) {
  const Xapian::Database database(shard.string(), Xapian::DB_BACKEND_GLASS);
  const archive::TextDecoder text = archive::text_decoder_of(database);
  const std::map<Number, Day> indexed = indexed_days(database);
  ColumnsBuilder columns;
  for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
    const Article article = text.headline(database.get_document(*at, Xapian::DOC_ASSUME_VALID).get_data());
    const auto day = indexed.find(*at);
    columns.add(*at, article, day == indexed.end() ? Day{} : day->second);
  }
  return columns;
}

bool NextGeneration::make_missing_columns() {
  ValueNumbers numbers(last_.snapshot.get());
  bool any = false;
  for (archive::ShardEntry& shard : manifest_.shards) {
    if (!shard.columns.name.empty()) continue;
    any = true;
    const ColumnsBuilder columns = columns_of_shard(folder_ / shard.name);
    const auto renumber = renumber_once([&](std::size_t, std::size_t column, ValueNumber value) {
      return numbers.number(column, columns.text(column, value));
    });
    shard.columns =
        archive::write_columns(folder_, names_.next("tables/columns"), std::array{columns.view()}, {}, renumber);
  }
  add_values(numbers);
  return any;
}

void NextGeneration::add_values(const ValueNumbers& numbers) {
  for (std::size_t column = 0; column < archive::value_fields.size(); ++column) {
    const schema::Field field = archive::value_fields[column];
    const std::vector<std::string_view> added = numbers.added(column);
    if (added.empty()) continue;
    const std::string table = archive::values_table(field);
    std::vector<archive::FileEntry>& files = manifest_.tables[table];
    // As in add_records(): each run is more than twice as long as the next.
    static const archive::Values none;
    const archive::Values& known = files.empty() ? none : last_.snapshot->values(field);
    std::size_t first = known.size(), size = added.size();
    for (std::size_t run = files.size(); run > 0 && known.run_size(run - 1) <= 2 * size; --run) {
      first -= known.run_size(run - 1);
      size += known.run_size(run - 1);
      files.pop_back();
    }
    std::vector<std::string_view> texts;
    for (std::size_t value = first; value < known.size(); ++value)
      texts.push_back(known.text(static_cast<ValueNumber>(value)));
    texts.insert(texts.end(), added.begin(), added.end());
    write_run(table, archive::Values::encode(static_cast<ValueNumber>(first), texts));
  }
}

}  // namespace dateline
