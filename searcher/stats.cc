#include "searcher/stats.h"

#include <algorithm>
#include <functional>

#include "common/schema.h"

namespace dateline {
namespace {

using archive::Number;
using archive::Snapshot;

/// Live articles with a term, and one of them.
struct Living {
  std::size_t count = 0;
  Number example = 0;
};

class Reader {
 public:
  Reader(const Snapshot& snapshot, const Xapian::Database& database) : snapshot_(snapshot), database_(database) {}

  [[nodiscard]] Living living(const std::string& term, std::size_t enough = static_cast<std::size_t>(-1)) const {
    Living living;
    for (auto at = database_.postlist_begin(term), end = database_.postlist_end(term);
         at != end && living.count < enough; ++at) {
      const Number number = snapshot_.number_of(*at);
      if (snapshot_.removed(number)) continue;
      if (living.count++ == 0) living.example = number;
    }
    return living;
  }

  /// The values of a field as an article spells them, most articles first, then by bytes.
  [[nodiscard]] std::vector<ValueCount> values(schema::Field field,
                                               const std::function<std::string(const Article&)>& spelling) const {
    std::vector<ValueCount> values;
    each_term(schema::info(field).prefix, [&](const std::string& term) {
      const Living found = living(term);
      if (found.count > 0)
        values.push_back({spelling(snapshot_.article(database_, found.example, false)), found.count});
    });
    std::ranges::sort(values, [](const ValueCount& a, const ValueCount& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    return values;
  }

  [[nodiscard]] std::size_t count_terms(schema::Field field) const {
    std::size_t terms = 0;
    each_term(schema::info(field).prefix, [&](const std::string& term) {
      if (snapshot_.removed_count() == 0 || living(term, 1).count > 0) ++terms;
    });
    return terms;
  }

 private:
  void each_term(std::string_view prefix, const std::function<void(const std::string&)>& visit) const {
    const std::string beginning(prefix);
    for (auto at = database_.allterms_begin(beginning), end = database_.allterms_end(beginning); at != end; ++at)
      visit(*at);
  }

  const Snapshot& snapshot_;
  const Xapian::Database& database_;
};

void add_sizes(const archive::Manifest& manifest, Stats& stats) {
  for (const archive::ShardEntry& shard : manifest.shards)
    for (const archive::FileEntry& file : shard.files)
      (file.name.find("docdata") != std::string::npos ? stats.text_bytes : stats.index_bytes) += file.size;
  for (const auto& [name, files] : manifest.tables)
    for (const archive::FileEntry& file : files) stats.table_bytes += file.size;
}

}  // namespace

Stats make_stats(const Snapshot& snapshot, const Xapian::Database& database) {
  const archive::Manifest& manifest = snapshot.manifest();
  Stats stats;
  stats.removed = snapshot.removed_count();
  stats.groups = snapshot.group_count();
  stats.shards = snapshot.shard_count();
  stats.generation = manifest.generation;
  stats.format = manifest.format;
  add_sizes(manifest, stats);
  if (manifest.published) {
    stats.first = manifest.published->first;
    stats.last = manifest.published->last;
  }
  if (stats.shards == 0) return stats;

  const Reader reader(snapshot, database);
  stats.articles = database.get_doccount() - stats.removed;
  stats.undated = reader.living(std::string(schema::info(schema::Field::date).prefix) + "unknown").count;
  stats.sources = reader.values(schema::Field::source, [](const Article& article) { return article.source; });
  stats.languages = reader.values(schema::Field::language, [](const Article& article) { return article.language; });
  stats.persons = reader.count_terms(schema::Field::person);
  stats.orgs = reader.count_terms(schema::Field::org);
  stats.places = reader.count_terms(schema::Field::place);
  return stats;
}

}  // namespace dateline
