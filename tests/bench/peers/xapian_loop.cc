#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <stdexcept>

#include "tests/bench/peers/news.h"

/// What one would write by hand with Xapian's own analysis, parser and spies.
namespace {

using dateline::bench::News;
using dateline::bench::NewsQuery;

constexpr Xapian::valueno day_slot = 0, entity_slot = 1;
constexpr Xapian::termcount title_weight = 5;
const Xapian::Stem english("en");

/// As a boolean term; Xapian refuses terms of more than 245 bytes.
std::string entity_term(const std::string& entity) { return "XE" + entity.substr(0, 200); }

void index(const std::string& database, const std::string& dump) {
  Xapian::WritableDatabase out(database, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator words;
  words.set_stemmer(english);
  dateline::bench::for_each_article(dump, [&](const News& news) {
    Xapian::Document document;
    words.set_document(document);
    words.index_text(news.title, title_weight);
    words.increase_termpos();
    words.index_text(news.body);
    document.add_value(day_slot, Xapian::sortable_serialise(news.day()));
    const std::string month = news.date.substr(0, 7);
    document.add_boolean_term("M" + month);
    document.add_boolean_term("Y" + month.substr(0, 4));
    std::string entities;
    for (const std::string& entity : news.entities) {
      document.add_boolean_term(entity_term(entity));
      entities += entity + '\n';
    }
    document.add_value(entity_slot, entities);
    document.add_boolean_term("Q" + news.id.substr(0, 200));
    document.set_data(news.title + '\n' + news.date + '\n' + news.body);
    out.add_document(document);
  });
  out.commit();
}

struct EntityCounts : Xapian::MatchSpy {
  std::map<std::string, unsigned, std::less<>> counts;

  void operator()(const Xapian::Document& document, double) override {
    const std::string packed = document.get_value(entity_slot);
    for (std::size_t begin = 0, end; (end = packed.find('\n', begin)) != std::string::npos; begin = end + 1)
      ++counts[packed.substr(begin, end - begin)];
  }
};

void search(const std::string& database, const std::string& queries, bool facets) {
  Xapian::Database archive(database);
  Xapian::QueryParser parser;
  parser.set_stemmer(english);
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(Xapian::Query::OP_AND);
  dateline::bench::time_queries(queries, [&](const NewsQuery& asked) {
    using Xapian::Query;
    Query query = parser.parse_query(asked.words);
    if (asked.from != 0)
      query &= Query(0, Query(Query::OP_VALUE_RANGE, day_slot, Xapian::sortable_serialise(asked.from),
                              Xapian::sortable_serialise(asked.to)));
    if (!asked.entity.empty()) query = Query(Query::OP_FILTER, query, Query(entity_term(asked.entity)));
    Xapian::Enquire enquire(archive);
    enquire.set_query(query);
    EntityCounts entities;
    if (facets) enquire.add_matchspy(&entities);
    const Xapian::MSet matches = enquire.get_mset(0, 10, facets ? archive.get_doccount() : 0);
    std::size_t hits = 0;
    for (auto at = matches.begin(); at != matches.end(); ++at) hits += at.get_document().get_data().empty() ? 0 : 1;
    return hits;
  });
}

}  // namespace

int main(int count, char** words) {
  // Xapian's own engine for joining databases, to be compared with merging shards.
  if (count > 3 && std::string(words[1]) == "compact") {
    try {
      Xapian::Database all;
      for (int i = 3; i < count; ++i) all.add_database(Xapian::Database(words[i]));
      all.compact(words[2], Xapian::DBCOMPACT_NO_RENUMBER);
    } catch (const Xapian::Error& error) {
      std::fprintf(stderr, "%s\n", error.get_description().c_str());
      return 1;
    }
    return 0;
  }
  const auto described = [](auto work) {
    return [work](auto&&... arguments) {
      try {
        work(arguments...);
      } catch (const Xapian::Error& error) {
        throw std::runtime_error(error.get_description());
      }
    };
  };
  return dateline::bench::run_peer(count, words, described(index), described(search));
}
