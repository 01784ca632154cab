#include "searcher/understand.h"

#include <algorithm>
#include <utility>

#include "common/dates/calendar.h"
#include "common/dates/read_period.h"
#include "common/schema.h"
#include "searcher/query/parser.h"

namespace dateline {
namespace {

using query::Node;
using schema::Field;

constexpr Field filter_fields[] = {Field::person, Field::org,     Field::place,  Field::entity,  Field::topic,
                                   Field::source, Field::section, Field::author, Field::language};

/// Reads the options that stand beside the query. The first problem is kept.
class Options {
 public:
  explicit Options(Day today) : today_(today) {}

  /// Several values of one field mean either.
  void filters(const std::vector<Filter>& filters) {
    for (const Field field : filter_fields) {
      query::Nodes either;
      for (const Filter& filter : filters)
        if (schema::find_field(filter.field) == field) add_value(field, filter.value, either);
      add_either(std::move(either));
    }
    for (const Filter& filter : filters) {
      const auto field = schema::find_field(filter.field);
      if (!field || std::ranges::find(filter_fields, *field) == std::end(filter_fields))
        report("there is no filter \"" + filter.field + "\"",
               "person, org, place, entity, topic, source, section, author, language");
    }
  }

  void days(const std::string& from, const std::string& to, const std::vector<std::string>& on) {
    dates::DayRange range;
    if (!from.empty())
      if (const auto period = read("from", from)) range.first = period->first;
    if (!to.empty())
      if (const auto period = read("to", to)) range.last = period->last;
    if (range.first && range.last && *range.first > *range.last) {
      report("--from " + from + " is later than --to " + to, "exchange the two");
    } else if (range.first || range.last) {
      nodes_.push_back({query::Days{Field::date, range}, 0});
    }
    query::Nodes either;
    for (const std::string& text : on)
      if (const auto period = read("on", text))
        either.push_back({query::Days{Field::date, {period->first, period->last}}, 0});
    add_either(std::move(either));
  }

  [[nodiscard]] query::Nodes take_nodes() { return std::move(nodes_); }
  [[nodiscard]] std::optional<Problem> take_problem() { return std::move(problem_); }

 private:
  void report(std::string message, std::string hint) {
    if (!problem_) problem_ = Problem{std::move(message), 1, std::move(hint)};
  }

  std::optional<Period> read(std::string_view option, const std::string& text) {
    const auto result = dates::read_period(text, today_);
    if (const auto* period = std::get_if<Period>(&result)) return *period;
    const auto& wrong = std::get<dates::DateProblem>(result);
    report("--" + std::string(option) + " " + text + ": " + wrong.message, wrong.hint);
    return std::nullopt;
  }

  void add_value(Field field, std::string_view value, query::Nodes& either) {
    const bool exact = value.starts_with('=');
    if (exact) value.remove_prefix(1);
    if (value.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      report("--" + std::string(schema::info(field).name) + " needs a value",
             "for example --" + std::string(schema::info(field).name) + " X");
      return;
    }
    either.push_back({query::FieldValue{field, std::string(value), exact}, 0});
  }

  void add_either(query::Nodes either) {
    if (either.size() == 1) nodes_.push_back(std::move(either.front()));
    if (either.size() > 1) nodes_.push_back({query::Or{std::move(either)}, 0});
  }

  Day today_;
  query::Nodes nodes_;
  std::optional<Problem> problem_;
};

/// The typed query with the options' conditions beside it. Its plain words stay at the top, where --match finds them.
Node joined(std::optional<Node> typed, query::Nodes conditions) {
  if (conditions.empty()) return std::move(*typed);
  if (!typed && conditions.size() == 1) return std::move(conditions.front());
  query::And all;
  if (typed) {
    auto* side_by_side = std::get_if<query::And>(&typed->kind);
    if (side_by_side && !side_by_side->typed) {
      all.children = std::move(side_by_side->children);
    } else {
      all.children.push_back(std::move(*typed));
    }
  }
  std::ranges::move(conditions, std::back_inserter(all.children));
  return {std::move(all), 0};
}

}  // namespace

Day today_of(const Request& request) {
  const Timestamp now = request.now.precision == Precision::unknown ? dates::now_utc() : request.now;
  return period_of(now).first;
}

Understood understand(const Request& request, Day today) {
  Understood understood;
  query::Parse parse = query::parse(request.query, today);
  understood.notes = std::move(parse.notes);
  if (parse.problem) {
    understood.problem = std::move(parse.problem);
    return understood;
  }
  Options options(today);
  options.filters(request.filters);
  options.days(request.from, request.to, request.on);
  understood.problem = options.take_problem();
  if (understood.problem) return understood;
  query::Nodes conditions = options.take_nodes();
  if (!parse.tree && conditions.empty()) {
    understood.problem = Problem{"there is nothing to look for", 1, "give words or filters; '*' is every article"};
    return understood;
  }
  understood.tree = joined(std::move(parse.tree), std::move(conditions));
  return understood;
}

}  // namespace dateline
