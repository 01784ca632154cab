#include "searcher/matches.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include "common/archive/sort_key.h"
#include "common/schema.h"
#include "searcher/query/engine_query.h"
#include "searcher/ranked_search.h"
#include "searcher/ranking.h"

namespace dateline {
namespace {

using archive::Number;

/// Orders by day, oldest first.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    return archive::oldest_key(document.get_value(schema::sort_slot));
  }
};

}  // namespace

/// Which of the engine's matches count, and which they were. In a decider a document's id is the article's number.
class Matches::Rules : public Xapian::MatchDecider {
 public:
  Rules(const Matches& matches, const std::optional<NumberSet>* among, std::function<void(Number)> accepted)
      : matches_(matches),
        among_(among && *among ? &**among : nullptr),
        any_removed_(matches.snapshot_.removed_count() > 0),
        hide_(matches.duplicates_ == Duplicates::hide && !matches.snapshot_.groups().empty()),
        accepted_(std::move(accepted)) {}

  bool operator()(const Xapian::Document& document) const override {
    return !matches_.too_late() && counts(document.get_docid());
  }

  /// Whether the match counts; when it does, it was visited.
  [[nodiscard]] bool counts(Number number) const {
    if (any_removed_ && matches_.snapshot_.removed(number)) return false;
    if (among_ && !(*among_)[number]) return false;
    if (hide_ && matches_.leader_of(number) != number) return false;
    accepted_(number);
    return true;
  }

 private:
  const Matches& matches_;
  const NumberSet* among_;
  bool any_removed_, hide_;
  std::function<void(Number)> accepted_;
};

Total Matches::exactly(NumberList matches) const {
  std::ranges::sort(matches);
  return count(matches);
}

Page Matches::page(const Selection& selection, Sort sort, std::size_t offset, std::optional<std::size_t> limit) const {
  Page page;
  if (nothing_there() || selection.query.empty()) {
    page.total = exactly({});
    return page;
  }
  const std::size_t articles = database_.get_doccount();
  const std::size_t wanted =
      !limit ? articles : std::min(articles, std::min(*limit, articles) + std::min(offset, articles));
  std::optional<Page> ranked;
  if (sort == Sort::relevance) ranked = ranked_page(selection, wanted);
  page = ranked ? std::move(*ranked) : engine_page(selection, sort, wanted);
  const auto first = page.matches.begin() + static_cast<std::ptrdiff_t>(std::min(offset, page.matches.size()));
  page.matches.erase(page.matches.begin(), first);
  if (limit && page.matches.size() > *limit) page.matches.resize(*limit);
  return page;
}

std::optional<Page> Matches::ranked_page(const Selection& selection, std::size_t wanted) const {
  const auto search = RankedSearch::of(selection.query);
  if (!search) return std::nullopt;
  const std::size_t look_at = std::max(wanted + 1, ranking::check_at_least);
  NumberList seen;
  std::size_t count = 0;
  const Rules rules(*this, &selection.among, [&](Number number) {
    if (++count < look_at) seen.push_back(number);
  });
  TopMatches top(snapshot_, postings_, wanted, grouping() && !snapshot_.groups().empty());
  search->run(
      postings_, {static_cast<double>(database_.get_doccount()), database_.get_avlength()},
      [&](Number number) { return rules.counts(number); }, [&] { return count < look_at; }, [&] { return too_late(); },
      top);
  Page page;
  page.matches = top.take();
  page.total.value = count;
  if (count < look_at) page.total = exactly(std::move(seen));
  return page;
}

Page Matches::engine_page(const Selection& selection, Sort sort, std::size_t wanted) const {
  Page page;
  Xapian::Enquire enquire(database_);
  enquire.set_query(query::engine_query(selection.query, snapshot_, database_));
  OldestFirst oldest;
  switch (sort) {
    case Sort::relevance:
      enquire.set_weighting_scheme(ranking::SteadyWeight());
      enquire.set_sort_by_relevance_then_value(schema::sort_slot, true);
      break;
    case Sort::newest:
      enquire.set_weighting_scheme(ranking::NoWeight());
      enquire.set_sort_by_value(schema::sort_slot, true);
      break;
    case Sort::oldest:
      enquire.set_weighting_scheme(ranking::NoWeight());
      enquire.set_sort_by_key(&oldest, true);
      break;
  }

  const std::size_t articles = database_.get_doccount();
  const bool grouped = grouping() && !snapshot_.groups().empty();
  std::size_t asked = wanted;
  while (true) {
    // Of few matches all are looked at; then their number is known.
    const std::size_t look_at = std::max(asked + 1, ranking::check_at_least);
    NumberList accepted;
    std::size_t count = 0;
    const Rules rules(*this, &selection.among, [&](Number number) {
      if (++count < look_at) accepted.push_back(number);
    });
    const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(asked),
                                                static_cast<Xapian::doccount>(look_at), nullptr, &rules);
    page.matches.clear();
    std::unordered_set<Number> seen;
    for (auto at = found.begin(); at != found.end(); ++at) {
      const Number number = snapshot_.number_of(*at);
      if (!grouped || seen.insert(leader_of(number)).second) page.matches.push_back({number, at.get_weight()});
    }
    page.total = {};
    page.total.value = count;
    if (count < look_at) page.total = exactly(std::move(accepted));
    if (page.matches.size() >= wanted || found.size() < asked || asked >= articles) break;
    // As many as fill the page when the rest has as many copies as these had.
    const std::size_t enough = asked * (wanted + wanted / 4 + 1) / std::max<std::size_t>(page.matches.size(), 1);
    asked = std::min(articles, std::max(asked * 2, enough));
  }
  return page;
}

bool Matches::too_late() const {
  constexpr unsigned now_and_then = 256;
  if (deadline_ && !timed_out_ && asked_++ % now_and_then == 0) timed_out_ = Clock::now() >= *deadline_;
  return timed_out_;
}

void Matches::each(const Selection& selection, const std::function<void(Number)>& visit) const {
  if (nothing_there() || selection.query.empty()) return;
  const Rules counting(*this, &selection.among, visit);
  const auto listed = matching_numbers(selection.query, postings_, [this] { return too_late(); });
  if (listed) {
    for (const Number number : *listed) (void)counting.counts(number);
    return;
  }
  Xapian::Enquire enquire(database_);
  enquire.set_query(query::engine_query(selection.query, snapshot_, database_));
  enquire.set_weighting_scheme(ranking::NoWeight());
  enquire.get_mset(0, 0, database_.get_doccount(), nullptr, &counting);
}

Total Matches::count(const Selection& selection) const { return count(list(selection)); }

Total Matches::count(const NumberList& matches) const {
  Total total;
  total.value = matches.size();
  total.exact = true;
  if (!grouping()) return total;
  std::size_t groups = matches.size();
  const auto records = snapshot_.groups();
  std::vector<bool> met(records.empty() ? 0 : snapshot_.manifest().next_number, false);
  auto record = records.begin();
  for (const Number number : matches) {
    // Both ascend: the next record is looked for near the last.
    for (std::ptrdiff_t step = 1; record != records.end() && record->number < number; step *= 2) {
      const auto ahead = std::min(step, records.end() - record);
      if (ahead > 1 && record[ahead - 1].number >= number) {
        record = std::ranges::lower_bound(record, record + ahead, number, {}, &archive::GroupRecord::number);
        break;
      }
      record += ahead;
    }
    if (record == records.end()) break;
    if (record->number != number) continue;
    if (met[record->leader]) --groups;
    met[record->leader] = true;
  }
  total.groups = groups;
  return total;
}

NumberList Matches::list(const Selection& selection) const {
  NumberList numbers;
  each(selection, [&](Number number) { numbers.push_back(number); });
  if (!std::ranges::is_sorted(numbers)) std::ranges::sort(numbers);
  return numbers;
}

NumberSet Matches::numbers(const Selection& selection) const {
  NumberSet set(snapshot_.manifest().next_number, false);
  each(selection, [&](Number number) { set[number] = true; });
  return set;
}

WordCounts Matches::words_held(const std::vector<query::Formula>& words, const std::optional<NumberSet>& among) const {
  WordCounts counts;
  counts.by_number.resize(snapshot_.manifest().next_number);
  for (const query::Formula& word : words)
    each({word, among}, [&](Number number) {
      std::uint8_t& count = counts.by_number[number];
      if (count == 0) counts.holding_any.push_back(number);
      if (count < std::numeric_limits<std::uint8_t>::max()) ++count;
    });
  return counts;
}

}  // namespace dateline
