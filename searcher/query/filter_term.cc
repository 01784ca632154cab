#include "searcher/query/filter_term.h"

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

}  // namespace

Query filter_term(const PlanContext& context, const std::string& term) {
  if (context.database.get_termfreq(term) < context.smallest_gapped_shard) return Query(term);
  return Query((new TermSource(term))->release());
}

Query filter_terms(const PlanContext& context, const std::vector<std::string>& terms) {
  std::vector<Query> queries;
  for (const std::string& term : terms) queries.push_back(filter_term(context, term));
  return {Query::OP_OR, queries.begin(), queries.end()};
}

}  // namespace dateline::query
