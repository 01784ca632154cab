#include "searcher/query/planner.h"

#include <algorithm>
#include <utility>

#include "common/dates/date_terms.h"
#include "searcher/query/value_planner.h"
#include "searcher/query/word_planner.h"

namespace dateline::query {
namespace {

using Wanted = WordPlanner::Wanted;

/// What each kind of query not built yet is called to its user; nothing for the others.
std::optional<std::string> not_there_yet(const Node& node) {
  if (std::holds_alternative<Near>(node.kind)) return "NEAR";
  if (std::holds_alternative<Fuzzy>(node.kind)) return "finding words by a similar spelling (word~)";
  if (const auto* phrase = std::get_if<Phrase>(&node.kind); phrase && phrase->slop > 0)
    return "a phrase with a distance (\"...\"~8)";
  if (const auto* days = std::get_if<Days>(&node.kind); days && days->field == schema::Field::mentions)
    return "mentions:";
  return std::nullopt;
}

class Planner {
 public:
  Planner(const Node& tree, const PlanContext& context, Analyser& analyser, bool with_overlap)
      : context_(context), words_(context, analyser, tree, plan_), with_overlap_(with_overlap) {}

  Plan make(const Node& tree) {
    const And* all = std::get_if<And>(&tree.kind);
    if (all && !all->typed) {
      for (const Node& child : all->children) add_top(child);
    } else {
      add_top(tree);
    }
    if (plan_.words.empty() && plan_.required.empty())
      plan_.required.filters.emplace_back();  // only signs: nothing is found
    plan_.weighed = !plan_.words.empty() || !plan_.required.weighed.empty();
    return std::move(plan_);
  }

  [[nodiscard]] bool found_overlap() const { return found_overlap_; }

 private:
  struct Where {
    Scope scope = Scope::anywhere;
    Wanted wanted = Wanted::yes;
  };

  void add_top(const Node& node) {
    if (const auto* word = std::get_if<Word>(&node.kind)) {
      if (auto query = words_.word(*word, Scope::anywhere, Wanted::yes)) plan_.words.push_back(std::move(*query));
    } else {
      add(node, {}, plan_.required);
    }
  }

  void add(const Node& node, Where where, Conjunction& to) {
    if (const Not* without = std::get_if<Not>(&node.kind)) {
      // What is excluded twice is wanted, but gives no score.
      const Where inside{where.scope, Wanted::no};
      const bool overlap = std::exchange(with_overlap_, false);
      if (auto clause = plan(*without->child, inside)) to.excluded.push_back(std::move(clause->query));
      with_overlap_ = overlap;
    } else if (auto clause = plan(node, where)) {
      (clause->weighed ? to.weighed : to.filters).push_back(std::move(clause->query));
    }
  }

  /// Nothing for what asks for nothing: words without a letter or digit.
  std::optional<Clause> plan(const Node& node, Where where) {
    if (const auto what = not_there_yet(node)) {
      if (!plan_.problem)
        plan_.problem = Problem{*what + " is not there yet", std::max<std::size_t>(node.column, 1),
                                "leave it out, or put quotes around it to look for the words themselves"};
      return Clause{};
    }
    return std::visit([&](const auto& kind) { return plan_kind(kind, where, node.column); }, node.kind);
  }

  static std::optional<Clause> weighed(std::optional<Formula> query) {
    if (!query) return std::nullopt;
    return Clause{std::move(*query), true};
  }
  static Clause filter(Formula query) { return {std::move(query), false}; }

  std::optional<Clause> plan_kind(const Word& n, Where w, std::size_t) {
    return weighed(words_.word(n, w.scope, w.wanted));
  }
  std::optional<Clause> plan_kind(const Phrase& n, Where w, std::size_t) {
    return weighed(words_.phrase(n, w.scope, w.wanted));
  }
  std::optional<Clause> plan_kind(const Prefix& n, Where w, std::size_t column) {
    return weighed(words_.prefix(n, w.scope, w.wanted, column));
  }
  std::optional<Clause> plan_kind(const InField& n, Where w, std::size_t) {
    return plan(*n.child, {Scope::title, w.wanted});
  }
  std::optional<Clause> plan_kind(const FieldValue& n, Where, std::size_t column) {
    return filter(plan_value(n, context_, plan_.notes, column));
  }
  std::optional<Clause> plan_kind(const Days& n, Where, std::size_t) {
    Formula query = plan_days(n, context_);
    Formula overlap = plan_overlap(n, context_);
    plan_.may_overlap = plan_.may_overlap || !overlap.empty();
    if (with_overlap_) {
      found_overlap_ = found_overlap_ || !overlap.empty();
      query = any_of({std::move(query), std::move(overlap)});
    }
    return filter(std::move(query));
  }
  std::optional<Clause> plan_kind(const DateState& n, Where, std::size_t) {
    return filter(plan_date_state(n, context_));
  }
  std::optional<Clause> plan_kind(const Everything&, Where, std::size_t) { return filter(everything()); }
  std::optional<Clause> plan_kind(const Not& n, Where w, std::size_t) {
    Conjunction conjunction;
    const bool overlap = std::exchange(with_overlap_, false);
    auto clause = plan(*n.child, {w.scope, Wanted::no});
    with_overlap_ = overlap;
    if (!clause) return std::nullopt;
    conjunction.excluded.push_back(std::move(clause->query));
    return Clause{conjunction.query(), false};
  }
  std::optional<Clause> plan_kind(const And& n, Where w, std::size_t) {
    Conjunction conjunction;
    for (const Node& child : n.children) add(child, w, conjunction);
    if (conjunction.empty()) return std::nullopt;
    return Clause{conjunction.query(), !conjunction.weighed.empty()};
  }
  std::optional<Clause> plan_kind(const Or& n, Where w, std::size_t) {
    std::vector<Clause> any;
    for (const Node& child : n.children) {
      const std::size_t first_part = plan_.parts.size();
      auto clause = plan(child, w);
      if (!clause) continue;
      plan_.count_parts_only_where(clause->query, first_part);
      any.push_back(std::move(*clause));
    }
    if (any.empty()) return std::nullopt;
    const bool is_weighed = std::ranges::any_of(any, &Clause::weighed);
    std::vector<Formula> queries;
    for (const Clause& clause : any)  // beside words, passing a filter is worth nothing
      queries.push_back(is_weighed && !clause.weighed ? scaled(0, clause.query) : clause.query);
    return Clause{any_of(std::move(queries)), is_weighed};
  }
  // Refused before they come here.
  std::optional<Clause> plan_kind(const Fuzzy&, Where, std::size_t) { return std::nullopt; }
  std::optional<Clause> plan_kind(const Near&, Where, std::size_t) { return std::nullopt; }

  const PlanContext& context_;
  Plan plan_;
  WordPlanner words_;
  bool with_overlap_;
  bool found_overlap_ = false;
};

}  // namespace

Plan make_plan(const Node& tree, const PlanContext& context, Analyser& analyser) {
  return Planner(tree, context, analyser, false).make(tree);
}

std::optional<Plan> make_overlap_plan(const Node& tree, const PlanContext& context, Analyser& analyser) {
  Planner planner(tree, context, analyser, true);
  Plan plan = planner.make(tree);
  if (!planner.found_overlap()) return std::nullopt;
  return plan;
}

}  // namespace dateline::query
