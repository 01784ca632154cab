#include "common/dates/date_terms.h"

#include <algorithm>
#include <chrono>

#include "common/dates/calendar.h"

namespace dateline::dates {
namespace {

/// "2025", "202509" or "20250912".
std::string digits(Day day, Precision precision) {
  std::string name = dateline::to_string(day);
  std::erase(name, '-');
  if (precision == Precision::year) name.resize(4);
  if (precision == Precision::month) name.resize(6);
  return name;
}

std::string term(std::string_view prefix, std::string_view kind, Day day, Precision precision) {
  std::string out{prefix};
  out += kind;
  out += digits(day, precision);
  return out;
}

bool holds(const Period& outer, const Period& inner) { return outer.first <= inner.first && inner.last <= outer.last; }

bool meets(const Period& one, const Period& other) { return one.first <= other.last && other.first <= one.last; }

/// The years in which there is anything to find. Whole years, since an article known to the year only may count as its
/// first day.
Period whole_years(const Period& known) { return {year_of(known.first).first, year_of(known.last).last}; }

/// The range within the archive's years; open ends become theirs. May be empty: last before first.
Period within(const DayRange& range, const Period& years) {
  return {std::max(range.first.value_or(years.first), years.first),
          std::min(range.last.value_or(years.last), years.last)};
}

}  // namespace

std::vector<std::string> date_terms(std::string_view prefix, const Timestamp& time) {
  std::vector<std::string> terms;
  if (time.precision == Precision::unknown) {
    terms.push_back(std::string{prefix} + "unknown");
    return terms;
  }
  const Day first = period_of(time).first;
  terms.push_back(term(prefix, "", first, Precision::year));
  if (time.precision == Precision::year) {
    terms.push_back(term(prefix, "only", first, Precision::year));
    return terms;
  }
  terms.push_back(term(prefix, "", first, Precision::month));
  if (time.precision == Precision::month) {
    terms.push_back(term(prefix, "only", first, Precision::month));
    return terms;
  }
  terms.push_back(term(prefix, "", first, Precision::day));
  return terms;
}

std::optional<Period> days_of_term(std::string_view without_prefix) {
  static constexpr std::string_view only = "only";
  const bool imprecise = without_prefix.starts_with(only);
  const std::string digits(without_prefix.substr(imprecise ? only.size() : 0));
  const bool numeric = !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
  if (!numeric || (!imprecise && digits.size() != 8)) return std::nullopt;
  const int year = std::stoi(digits.substr(0, 4));
  const int month = digits.size() > 4 ? std::stoi(digits.substr(4, 2)) : 1;
  const int day = digits.size() > 6 ? std::stoi(digits.substr(6, 2)) : 1;
  const auto first = make_day(year, month, day);
  if (!first) return std::nullopt;
  if (digits.size() == 4) return year_of(*first);
  if (digits.size() == 6) return month_of(*first);
  return Period{*first, *first};
}

std::vector<std::string> range_terms(std::string_view prefix, const DayRange& range, const Period& known) {
  const Period wanted = within(range, whole_years(known));
  std::vector<std::string> terms;
  const auto add = [&](const Period& unit, Precision precision) {
    if (meets(unit, known)) terms.push_back(term(prefix, "", unit.first, precision));
    return unit.last + std::chrono::days{1};
  };
  for (Day day = wanted.first; day <= wanted.last;) {
    if (const Period year = year_of(day); holds(wanted, year) && year.first == day) {
      day = add(year, Precision::year);
    } else if (const Period month = month_of(day); holds(wanted, month) && month.first == day) {
      day = add(month, Precision::month);
    } else {
      day = add({day, day}, Precision::day);
    }
  }
  return terms;
}

std::vector<std::string> overlap_terms(std::string_view prefix, const DayRange& range, const Period& known) {
  const Period wanted = within(range, whole_years(known));
  std::vector<std::string> terms;
  if (wanted.last < wanted.first) return terms;
  const auto add = [&](const Period& unit, Precision precision) {
    if (!holds(wanted, unit)) terms.push_back(term(prefix, "only", unit.first, precision));
  };
  // Only the units at the range's two ends can lie partly outside it.
  add(year_of(wanted.first), Precision::year);
  if (year_of(wanted.last) != year_of(wanted.first)) add(year_of(wanted.last), Precision::year);
  add(month_of(wanted.first), Precision::month);
  if (month_of(wanted.last) != month_of(wanted.first)) add(month_of(wanted.last), Precision::month);
  return terms;
}

}  // namespace dateline::dates
