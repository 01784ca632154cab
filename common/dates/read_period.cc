#include "common/dates/read_period.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "common/dates/calendar.h"
#include "common/dates/read_timestamp.h"
#include "common/dates/relative_days.h"
#include "common/dates/scanner.h"

namespace dateline::dates {
namespace {

using PeriodResult = std::variant<Period, DateProblem>;

constexpr std::string_view forms =
    "write 2025, 2025-09, 2025-09-12, 2025-Q3, 2025-W37, 2025-09..2025-10, today, last-week or 7d..";

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

std::string lower(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return out;
}

/// "2025-09" of a year and a number.
std::string numbered(int year, std::string_view between, int number) {
  std::string out = std::to_string(year);
  out.insert(0, out.size() < 4 ? 4 - out.size() : 0, '0');
  out += between;
  if (between != "-Q" && number < 10) out += '0';
  return out += std::to_string(number);
}

/// One period, small letters, at that byte of what was typed.
class PeriodReader {
 public:
  PeriodReader(std::string_view text, std::size_t offset) : text_(text), offset_(offset), in_(text) {}

  [[nodiscard]] PeriodResult read(Day today) {
    if (text_.empty()) return problem("a date is missing", std::string{forms});
    if (const auto words = calendar_words(text_, today)) return *words;
    if (const auto span = as_span(text_)) {
      const auto first = read_span(*span, today);
      if (const auto* wrong = std::get_if<DateProblem>(&first)) return *wrong;
      return Period{std::get<Day>(first), today};
    }
    return read_units();
  }

  /// The day on which the last days of that length begin.
  [[nodiscard]] std::variant<Day, DateProblem> read_span(const Span& span, Day today) const {
    constexpr std::size_t most_digits = 7;
    if (span.count.size() > most_digits) return problem("that is before the year 1", "days begin with 0001-01-01");
    constexpr std::string_view units = "write 7d for days, 3w for weeks, 6mo for months, 2y for years";
    if (span.unit == "m")
      return problem_at(span.count.size(), "use mo for months", "write " + std::string{span.count} + "mo");
    if (span.unit != "d" && span.unit != "w" && span.unit != "mo" && span.unit != "y") {
      return problem_at(span.count.size(), "not a unit of time", std::string{units});
    }
    if (span.count.find_first_not_of('0') == std::string_view::npos) {
      return problem("a length of 0 holds no day", "1d.. is today, 7d.. today and the six days before");
    }
    if (const auto first = first_of_span(span, today)) return *first;
    return problem("that is before the year 1", "days begin with 0001-01-01");
  }

 private:
  [[nodiscard]] DateProblem problem_at(std::size_t at, std::string message, std::string hint) const {
    return {std::move(message), offset_ + at, std::move(hint)};
  }
  [[nodiscard]] DateProblem problem(std::string message, std::string hint) const {
    return problem_at(0, std::move(message), std::move(hint));
  }
  [[nodiscard]] std::size_t position() const { return text_.size() - in_.rest().size(); }

  [[nodiscard]] DateProblem no_date(std::size_t at) const {
    if (const std::string_view near = nearest_calendar_words(text_); !near.empty()) {
      return problem("not a date", "write " + std::string{near});
    }
    // A date as other people write it: say how it is written here.
    if (auto time = read_timestamp(text_); time && time->precision >= Precision::day) {
      return problem("not a date", "write " + dateline::to_string(period_of(*time).first));
    }
    return problem_at(at, "not a date", std::string{forms});
  }

  [[nodiscard]] PeriodResult read_units() {
    const std::string_view digits = in_.digits();
    if (digits.size() == 8 && in_.done()) {
      return read_day(to_number(digits.substr(0, 4)), to_number(digits.substr(4, 2)), to_number(digits.substr(6)), 4,
                      6);
    }
    if (digits.size() != 4 || (!in_.done() && in_.peek() != '-')) {
      if (!digits.empty() && (in_.done() || in_.peek() == '-') && !read_timestamp(text_)) {
        return problem("a year has four digits", std::string{forms});
      }
      return no_date(digits.size() == 4 ? digits.size() : 0);
    }
    const int year = to_number(digits);
    if (year == 0) return problem("there is no year 0", "years are 0001 to 9999");
    const Day january = *make_day(year, 1, 1);
    if (in_.done()) return year_of(january);
    in_.take('-');
    if (in_.take('q')) return read_quarter(year);
    if (in_.take('w')) return read_week(year);
    return read_month(year);
  }

  [[nodiscard]] PeriodResult read_quarter(int year) {
    const std::size_t at = position();
    const std::string_view digits = in_.digits();
    if (digits.empty() || !in_.done()) return no_date(digits.empty() ? at : position());
    if (digits.size() > 1 || digits[0] < '1' || digits[0] > '4') {
      return problem_at(at, "there is no quarter " + shown(digits),
                        "quarters are " + numbered(year, "-Q", 1) + " to Q4");
    }
    return quarter_of(*make_day(year, 3 * (digits[0] - '0'), 1));
  }

  [[nodiscard]] PeriodResult read_week(int year) {
    const std::size_t at = position();
    const std::string_view digits = in_.digits();
    if (digits.empty() || !in_.done()) return no_date(digits.empty() ? at : position());
    const int week = to_number(digits);
    if (const auto days = iso_week(year, week); days && digits.size() <= 2) return *days;
    const int last = weeks_in_year(year);
    if (week == 0) return problem_at(at, "there is no week 0", "the first is " + numbered(year, "-W", 1));
    return problem_at(at, std::to_string(year) + " has " + std::to_string(last) + " weeks",
                      "the last is " + numbered(year, "-W", last));
  }

  [[nodiscard]] PeriodResult read_month(int year) {
    const std::size_t month_at = position();
    const std::string_view month = in_.digits();
    if (month.empty() || (!in_.done() && in_.peek() != '-')) return no_date(position());
    if (in_.done()) {
      if (auto wrong = month_problem(month, month_at)) return *wrong;
      return month_of(*make_day(year, to_number(month), 1));
    }
    in_.take('-');
    const std::size_t day_at = position();
    const std::string_view day = in_.digits();
    if (day.empty() || !in_.done()) return no_date(position());
    if (auto wrong = month_problem(month, month_at)) return *wrong;
    if (day.size() > 2) return day_problem(year, to_number(month), day_at);
    return read_day(year, to_number(month), to_number(day), month_at, day_at);
  }

  [[nodiscard]] PeriodResult read_day(int year, int month, int day, std::size_t month_at, std::size_t day_at) const {
    if (year == 0) return problem("there is no year 0", "years are 0001 to 9999");
    if (auto wrong = month_problem(std::to_string(month), month_at)) return *wrong;
    if (day == 0) {
      return problem_at(day_at, "there is no day 0", "the whole month is " + numbered(year, "-", month));
    }
    if (const auto read = make_day(year, month, day)) return Period{*read, *read};
    return day_problem(year, month, day_at);
  }

  [[nodiscard]] DateProblem day_problem(int year, int month, std::size_t at) const {
    const Day last = month_of(*make_day(year, month, 1)).last;
    const auto count = static_cast<unsigned>(std::chrono::year_month_day{last}.day());
    return problem_at(at,
                      std::string{month_names[static_cast<std::size_t>(month - 1)]} + " " + std::to_string(year) +
                          " has " + std::to_string(count) + " days",
                      "the last is " + dateline::to_string(last));
  }

  [[nodiscard]] std::optional<DateProblem> month_problem(std::string_view digits, std::size_t at) const {
    const int month = to_number(digits);
    if (digits.size() <= 2 && month >= 1 && month <= 12) return std::nullopt;
    return problem_at(at, "there is no month " + shown(digits), "months are 01 to 12");
  }

  /// Digits for a message, which has no room for a thousand of them.
  static std::string shown(std::string_view digits) {
    if (digits.size() > 9) return std::string{digits.substr(0, 9)} + "...";
    const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    return std::string{digits.substr(first)};
  }

  std::string_view text_;
  std::size_t offset_;
  Scanner in_;
};

/// The day that an end of a range stands for: its own first or last; of a length of time always the first.
template <class Side>
std::variant<Day, DateProblem> read_end(std::string_view text, std::size_t offset, Day today, Side side) {
  const PeriodResult read = PeriodReader{text, offset}.read(today);
  if (const auto* wrong = std::get_if<DateProblem>(&read)) return *wrong;
  const Period period = std::get<Period>(read);
  return as_span(text) ? period.first : period.*side;
}

DayRangeResult read_ends(std::string_view left, std::string_view right, Day today) {
  DayRange range;
  if (!left.empty()) {
    const auto first = read_end(left, 0, today, &Period::first);
    if (const auto* wrong = std::get_if<DateProblem>(&first)) return *wrong;
    range.first = std::get<Day>(first);
  }
  if (!right.empty()) {
    const auto last = read_end(right, left.size() + 2, today, &Period::last);
    if (const auto* wrong = std::get_if<DateProblem>(&last)) return *wrong;
    range.last = std::get<Day>(last);
  } else if (as_span(left)) {
    range.last = today;
  }
  if (range.first && range.last && *range.last < *range.first) {
    return DateProblem{"the range ends before it begins", 0, "write " + std::string{right} + ".." + std::string{left}};
  }
  return range;
}

}  // namespace

DayRangeResult read_day_range(std::string_view text, Day today) {
  const std::string typed = lower(text);
  const std::string_view all = typed;
  const std::size_t dots = all.find("..");
  if (dots == std::string_view::npos) {
    const PeriodResult read = PeriodReader{all, 0}.read(today);
    if (const auto* wrong = std::get_if<DateProblem>(&read)) return *wrong;
    const Period period = std::get<Period>(read);
    return DayRange{period.first, period.last};
  }
  const std::string_view left = all.substr(0, dots);
  const std::string_view right = all.substr(dots + 2);
  if (left.empty() && right.empty()) {
    return DateProblem{"a range needs a day at one end at least", 0, "write 2025-09.. or ..2025-10"};
  }
  if (const std::size_t more = right.find(".."); more != std::string_view::npos) {
    return DateProblem{"a range has two ends", dots + 2 + more, "write 2025-09..2025-10"};
  }
  return read_ends(left, right, today);
}

std::variant<Period, DateProblem> read_period(std::string_view text, Day today) {
  const std::string typed = lower(text);
  if (const std::size_t dots = typed.find(".."); dots != std::string::npos) {
    return DateProblem{"one date is wanted here, not a range", dots, "write 2025-09-12, 2025-09 or 2025"};
  }
  return PeriodReader{typed, 0}.read(today);
}

std::string to_string(const DayRange& range) {
  using dateline::to_string;
  if (!range.first || !range.last) {
    return (range.first ? to_string(*range.first) : "") + ".." + (range.last ? to_string(*range.last) : "");
  }
  const Period period{*range.first, *range.last};
  const std::string first = to_string(period.first);
  if (period.first == period.last) return first;
  if (period == year_of(period.first)) return first.substr(0, 4);
  const std::chrono::year_month_day name{period.first};
  const int year = static_cast<int>(name.year());
  if (period == quarter_of(period.first)) {
    return numbered(year, "-Q", static_cast<int>((static_cast<unsigned>(name.month()) + 2) / 3));
  }
  if (period == month_of(period.first)) return first.substr(0, 7);
  if (period == week_of(period.first)) {
    for (const int candidate : {year, year + 1}) {
      const auto begin = iso_week(candidate, 1);
      const auto weeks = begin ? (period.first - begin->first).count() / 7 : -1;
      if (weeks < 0) continue;
      if (const auto week = iso_week(candidate, static_cast<int>(weeks) + 1); week == period) {
        return numbered(candidate, "-W", static_cast<int>(weeks) + 1);
      }
    }
  }
  return first + ".." + to_string(period.last);
}

}  // namespace dateline::dates
