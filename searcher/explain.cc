#include "searcher/explain.h"

#include "common/schema.h"
#include "searcher/query/engine_query.h"
#include "searcher/ranking.h"

namespace dateline {
namespace {

/// Lets only one article through. In a decider a document's id is the article's number.
class Only : public Xapian::MatchDecider {
 public:
  explicit Only(archive::Number number) : number_(number) {}
  bool operator()(const Xapian::Document& document) const override { return document.get_docid() == number_; }

 private:
  archive::Number number_;
};

double weight_in(const Xapian::Query& query, const Xapian::Query& article, archive::Number number,
                 const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, query, article));
  enquire.set_weighting_scheme(ranking::SteadyWeight());
  const Only only(number);
  const Xapian::MSet found = enquire.get_mset(0, 1, 0, nullptr, &only);
  return found.empty() ? 0 : found.begin().get_weight();
}

}  // namespace

std::vector<Explanation::HitParts> explain_hits(std::span<const Hit> hits, const query::Plan& plan,
                                                const archive::Snapshot& snapshot, const Xapian::Database& database) {
  std::vector<Explanation::HitParts> explained;
  for (const Hit& hit : hits) {
    // Weighed, but too little to be seen on the grid of weights: see engine_query.h for why not a filter.
    const Xapian::Query article(
        1e-30, Xapian::Query(schema::value_term(schema::info(schema::Field::id).prefix, hit.article.id)));
    Explanation::HitParts parts{hit.article.id, {}};
    for (const query::ScorePart& part : plan.parts)
      if (const double weight =
              weight_in(query::engine_query(part.query, snapshot, database), article, hit.number, database);
          weight > 0)
        parts.parts.push_back({part.what, weight});
    explained.push_back(std::move(parts));
  }
  return explained;
}

}  // namespace dateline
