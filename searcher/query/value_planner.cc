#include "searcher/query/value_planner.h"

#include <string>
#include <string_view>
#include <vector>

#include "common/dates/calendar.h"
#include "common/dates/date_terms.h"
#include "common/schema.h"
#include "common/text/fold.h"
#include "common/text/trim.h"
#include "common/text/url.h"
#include "searcher/ranking.h"

namespace dateline::query {
namespace {

using schema::Field;

Formula plan_name(Field field, const FieldValue& value) {
  if (value.exact)
    return term(schema::value_term(schema::exact_name_prefix(field), text::casefold(text::trimmed(value.value))));
  return term(schema::value_term(schema::info(field).prefix, text::fold_value(value.value)));
}

Formula plan_url(const FieldValue& value, const PlanContext& context, std::vector<Note>& notes, std::size_t column) {
  const std::string beginning = text::normalize_url(value.value);
  if (beginning.empty()) return {};
  const std::string_view prefix = schema::info(Field::url).prefix;
  // A long url's term is its beginning and a hash: found whole, or by a beginning that is short enough.
  std::vector<std::string> terms{schema::value_term(prefix, beginning)};
  if (beginning.find('/') == std::string::npos) terms.push_back(schema::value_term(schema::url_host_prefix, beginning));
  const std::string wanted = std::string(prefix) + beginning;
  const Xapian::Database& database = context.database;
  std::size_t urls = 0;
  for (auto at = database.allterms_begin(wanted), end = database.allterms_end(wanted); at != end; ++at) {
    if (++urls > ranking::most_urls_of_prefix) {
      notes.push_back({"wildcard-cut",
                       "more than " + std::to_string(ranking::most_urls_of_prefix) + " urls begin with " + beginning +
                           "; the first of them were looked for",
                       column == 0 ? std::optional<std::size_t>{} : column});
      break;
    }
    terms.push_back(*at);
  }
  return any_term(terms);
}

Formula plan_id(const FieldValue& value, const PlanContext& context) {
  const std::string_view prefix = schema::info(Field::id).prefix;
  const auto own = context.own_id ? context.own_id(value.value) : std::nullopt;
  return term(schema::value_term(prefix, own.value_or(value.value)));
}

std::vector<std::string> terms_of(std::string_view prefix, const dates::DayRange& range,
                                  const std::optional<Period>& known) {
  return known ? dates::range_terms(prefix, range, *known) : std::vector<std::string>{};
}

const std::optional<Period>& known_days(Field field, const PlanContext& context) {
  return field == Field::indexed ? context.indexed : context.published;
}

}  // namespace

Formula plan_value(const FieldValue& value, const PlanContext& context, std::vector<Note>& notes, std::size_t column) {
  switch (value.field) {
    case Field::person:
    case Field::org:
    case Field::place: return plan_name(value.field, value);
    case Field::entity: {
      return any_of({plan_name(Field::person, value), plan_name(Field::org, value), plan_name(Field::place, value)});
    }
    case Field::url: return plan_url(value, context, notes, column);
    case Field::id: return plan_id(value, context);
    default: return term(schema::value_term(schema::info(value.field).prefix, text::fold_value(value.value)));
  }
}

Formula plan_days(const Days& days, const PlanContext& context) {
  return any_term(terms_of(schema::info(days.field).prefix, days.range, known_days(days.field, context)));
}

Formula plan_overlap(const Days& days, const PlanContext& context) {
  const auto& known = known_days(days.field, context);
  if (!known) return {};
  auto terms = dates::overlap_terms(schema::info(days.field).prefix, days.range, *known);
  std::erase_if(terms, [&](const std::string& term) { return context.frequencies.of(term) == 0; });
  return any_term(terms);
}

Formula plan_date_state(const DateState& state, const PlanContext& context) {
  const std::string prefix(schema::info(Field::date).prefix);
  if (state.state == DateState::State::unknown) return term(prefix + "unknown");
  const Day believable = *dates::make_day(1600, 1, 1);
  std::vector<std::string> terms = terms_of(prefix, {{}, believable - std::chrono::days(1)}, context.published);
  const auto future = terms_of(prefix, {context.today + std::chrono::days(1), {}}, context.published);
  terms.insert(terms.end(), future.begin(), future.end());
  return any_term(terms);
}

}  // namespace dateline::query
