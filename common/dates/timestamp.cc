#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dateline/date.h"

namespace dateline {
namespace {

void append_number(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

}  // namespace

std::string to_string(const Timestamp& time) {
  std::string out;
  if (time.precision == Precision::unknown) return out;
  append_number(out, time.year, 4);
  if (time.precision == Precision::year) return out;
  out += '-';
  append_number(out, time.month, 2);
  if (time.precision == Precision::month) return out;
  out += '-';
  append_number(out, time.day, 2);
  if (time.precision == Precision::day) return out;
  out += 'T';
  append_number(out, time.hour, 2);
  out += ':';
  append_number(out, time.minute, 2);
  if (time.precision == Precision::second) {
    out += ':';
    append_number(out, time.second, 2);
  }
  if (time.offset_minutes == 0) return out += 'Z';
  const int distance = std::abs(static_cast<int>(time.offset_minutes));
  out += time.offset_minutes < 0 ? '-' : '+';
  append_number(out, distance / 60, 2);
  out += ':';
  append_number(out, distance % 60, 2);
  return out;
}

const char* to_string(Precision precision) noexcept {
  switch (precision) {
    case Precision::year: return "year";
    case Precision::month: return "month";
    case Precision::day: return "day";
    case Precision::minute: return "minute";
    case Precision::second: return "second";
    case Precision::unknown: break;
  }
  return "unknown";
}

Period period_of(const Timestamp& time) {
  using namespace std::chrono;
  const std::chrono::year year_number{time.year};
  if (time.precision == Precision::year) {
    return {sys_days{year_number / January / 1}, sys_days{year_number / December / 31}};
  }
  const year_month in_year = year_number / month{time.month};
  if (time.precision == Precision::month) return {sys_days{in_year / 1}, sys_days{in_year / last}};
  const Day known{in_year / day{time.day}};
  return {known, known};
}

std::string to_string(Day day) {
  const std::chrono::year_month_day name{day};
  std::string out;
  append_number(out, static_cast<int>(name.year()), 4);
  out += '-';
  append_number(out, static_cast<int>(static_cast<unsigned>(name.month())), 2);
  out += '-';
  append_number(out, static_cast<int>(static_cast<unsigned>(name.day())), 2);
  return out;
}

}  // namespace dateline
