#include "searcher/query/engine_query.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace dateline::query {
namespace {

using Xapian::Query;

class TermSource : public Xapian::PostingSource {
 public:
  explicit TermSource(std::string term) : term_(std::move(term)) {}

  void init(const Xapian::Database& shard) override {
    shard_ = shard;
    at_ = shard_.postlist_begin(term_);
    end_ = shard_.postlist_end(term_);
    frequency_ = shard_.get_termfreq(term_);
    started_ = false;
    set_maxweight(0);
  }
  Xapian::doccount get_termfreq_min() const override { return frequency_; }
  Xapian::doccount get_termfreq_est() const override { return frequency_; }
  Xapian::doccount get_termfreq_max() const override { return frequency_; }

  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid number, double) override {
    started_ = true;
    at_.skip_to(number);
  }
  bool at_end() const override { return at_ == end_; }
  Xapian::docid get_docid() const override { return *at_; }
  TermSource* clone() const override { return new TermSource(term_); }
  std::string get_description() const override { return term_; }

 private:
  std::string term_;
  Xapian::Database shard_;
  Xapian::PostingIterator at_, end_;
  Xapian::doccount frequency_ = 0;
  bool started_ = false;
};

/// Articles of the smallest shard whose numbers are not 1 to n; the greatest number there is when there is none.
Xapian::doccount smallest_gapped_shard(const archive::Manifest& manifest) {
  Xapian::doccount smallest = std::numeric_limits<Xapian::doccount>::max();
  for (const archive::ShardEntry& shard : manifest.shards)
    if (shard.articles != shard.last) smallest = std::min<Xapian::doccount>(smallest, shard.articles);
  return smallest;
}

class Translation {
 public:
  Translation(const Xapian::Database& database, Xapian::doccount gapped_shard)
      : database_(database), gapped_shard_(gapped_shard) {}

  [[nodiscard]] Query of(const Formula& formula, bool weighed) const {
    using Kind = Formula::Kind;
    const auto& parts = formula.parts;
    switch (formula.kind) {
      case Kind::nothing: return {};
      case Kind::everything: return Query(std::string());
      case Kind::term: return weighed ? Query(formula.name) : filter(formula.name);
      case Kind::fixed: return Query((new Xapian::FixedWeightPostingSource(formula.factor))->release());
      case Kind::any: return joined(Query::OP_OR, parts, weighed);
      case Kind::all: return joined(Query::OP_AND, parts, weighed);
      case Kind::where: return {Query::OP_FILTER, of(parts[0], weighed), of(parts[1], false)};
      case Kind::maybe: return {Query::OP_AND_MAYBE, of(parts[0], weighed), of(parts[1], weighed)};
      case Kind::without: return {Query::OP_AND_NOT, of(parts[0], weighed), of(parts[1], false)};
      // Terms whose positions are read are never replaced.
      case Kind::in_order: return joined(Query::OP_PHRASE, parts, true);
      case Kind::scaled: return {formula.factor, of(parts[0], weighed && formula.factor != 0)};
    }
    return {};
  }

 private:
  [[nodiscard]] Query joined(Query::op op, const std::vector<Formula>& parts, bool weighed) const {
    std::vector<Query> queries;
    for (const Formula& part : parts) queries.push_back(of(part, weighed));
    return {op, queries.begin(), queries.end(),
            op == Query::OP_PHRASE ? static_cast<Xapian::termcount>(queries.size()) : 0};
  }

  [[nodiscard]] Query filter(const std::string& term) const {
    constexpr auto none = std::numeric_limits<Xapian::doccount>::max();
    if (gapped_shard_ == none || database_.get_termfreq(term) < gapped_shard_) return Query(term);
    return Query((new TermSource(term))->release());
  }

  const Xapian::Database& database_;
  Xapian::doccount gapped_shard_;
};

}  // namespace

Query engine_query(const Formula& formula, const archive::Snapshot& snapshot, const Xapian::Database& database) {
  return Translation(database, smallest_gapped_shard(snapshot.manifest())).of(formula, true);
}

}  // namespace dateline::query
