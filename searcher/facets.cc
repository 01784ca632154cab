#include "searcher/facets.h"

#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <map>
#include <thread>
#include <utility>

#include "common/schema.h"
#include "dateline/error.h"
#include "searcher/matched_rows.h"

namespace dateline {
namespace {

using archive::Number;
using archive::ValueNumber;

bool more_frequent(const ValueCount& a, const ValueCount& b) {
  return a.count != b.count ? a.count > b.count : a.value < b.value;
}

/// Keeps the most frequent values, in order; the others' counts go into `other`.
void cut(Facet& facet, std::size_t limit) {
  auto& values = facet.values;
  if (limit == 0 || values.size() <= limit) {
    std::ranges::sort(values, more_frequent);
    return;
  }
  const auto end = values.begin() + static_cast<std::ptrdiff_t>(limit);
  std::partial_sort(values.begin(), end, values.end(), more_frequent);
  for (auto at = end; at != values.end(); ++at) facet.other += at->count;
  values.erase(end, values.end());
}

/// By number of value.
struct ValueCounts {
  explicit ValueCounts(std::size_t values) : counts(values) {}

  void add(std::span<const ValueNumber> values) {
    if (values.empty()) ++missing;
    for (const ValueNumber value : values) {
      if (value >= counts.size())
        throw Error(ErrorKind::archive, "the archive is damaged: a column names a value that there is not",
                    "run `dateline check`");
      ++counts[value];
    }
  }

  void add(const ValueCounts& other) {
    std::ranges::transform(counts, other.counts, counts.begin(), std::plus{});
    missing += other.missing;
  }

  std::vector<std::uint32_t> counts;
  std::size_t missing = 0;
};

Facet facet_of(const ValueCounts& counted, const archive::Values& values, const FacetRequest& asked) {
  Facet facet;
  facet.field = asked.field;
  facet.missing = counted.missing;
  // Texts are fetched only of values that may be listed.
  std::uint32_t least = 1;
  if (asked.limit != 0) {
    std::vector<std::uint32_t> counts;
    std::ranges::copy_if(counted.counts, std::back_inserter(counts), [](std::uint32_t count) { return count > 0; });
    if (counts.size() > asked.limit) {
      const auto last = counts.begin() + static_cast<std::ptrdiff_t>(asked.limit - 1);
      std::ranges::nth_element(counts, last, std::greater{});
      least = *last;
    }
  }
  for (std::size_t value = 0; value < counted.counts.size(); ++value) {
    const std::uint32_t count = counted.counts[value];
    if (count >= least)
      facet.values.push_back({std::string(values.text(static_cast<ValueNumber>(value))), count});
    else
      facet.other += count;
  }
  cut(facet, asked.limit);
  return facet;
}

/// How a date facet names a day, and how precisely it must be known.
struct DateField {
  std::string_view name;
  Precision precision;
  std::string (*value)(Day);
};

std::string weekday_name(Day day) {
  static constexpr std::array names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  return names[std::chrono::weekday(day).c_encoding()];
}

constexpr std::array<DateField, 4> date_fields{{
    {"year", Precision::year, [](Day day) { return to_string(day).substr(0, 4); }},
    {"month", Precision::month, [](Day day) { return to_string(day).substr(0, 7); }},
    {"day", Precision::day, [](Day day) { return to_string(day); }},
    {"weekday", Precision::day, weekday_name},
}};

const DateField* date_field(std::string_view name) {
  const auto at = std::ranges::find(date_fields, name, &DateField::name);
  return at == date_fields.end() ? nullptr : &*at;
}

Facet facet_of(const DayCounts& days, const DateField& field, const FacetRequest& asked) {
  Facet facet;
  facet.field = asked.field;
  facet.missing = days.undated;
  std::map<std::string, std::size_t> counts;
  for (const DayCount& day : days.days) {
    if (day.precision >= field.precision)
      counts[field.value(day.day)] += day.count;
    else
      facet.missing += day.count;
  }
  for (auto& [value, count] : counts) facet.values.push_back({value, count});
  cut(facet, asked.limit);
  return facet;
}

/// A field's values being counted.
struct Column {
  std::size_t at;  ///< in the rows
  ValueCounts counts;
};

/// One pass over the matches for all columns; parts of many matches at the same time.
void count_values(const archive::Snapshot& snapshot, std::span<const Number> numbers, std::vector<Column>& columns,
                  std::size_t rows_a_thread) {
  const auto count = [&](std::span<const Number> part, std::vector<Column>& into) {
    for_each_row(snapshot, part, [&](const archive::ColumnsView& view, std::size_t row) {
      for (Column& column : into) column.counts.add(view.lists[column.at].of(row));
    });
  };
  const std::size_t parts =
      std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, numbers.size() / rows_a_thread + 1);
  const std::size_t length = numbers.size() / parts;
  std::vector<std::vector<Column>> others(parts - 1, columns);
  std::vector<std::future<void>> running;
  for (std::size_t part = 0; part < others.size(); ++part)
    running.push_back(
        std::async(std::launch::async, count, numbers.subspan(part * length, length), std::ref(others[part])));
  count(numbers.subspan(others.size() * length), columns);
  for (std::future<void>& each : running) each.get();
  for (const std::vector<Column>& other : others)
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].counts.add(other[i].counts);
}

}  // namespace

std::span<const std::string_view> facet_fields() { return schema::facet_fields; }

std::vector<Facet> count_facets(const archive::Snapshot& snapshot, const std::vector<FacetRequest>& asked,
                                std::span<const Number> numbers, MatchedDays& days, std::size_t rows_a_thread) {
  std::vector<Column> columns;
  for (const FacetRequest& request : asked) {
    if (date_field(request.field) != nullptr) continue;
    const schema::Field field = *schema::find_field(request.field);
    columns.push_back({archive::value_column(field), ValueCounts(snapshot.values(field).size())});
  }
  if (!columns.empty()) count_values(snapshot, numbers, columns, rows_a_thread);

  std::vector<Facet> facets;
  auto column = columns.begin();
  for (const FacetRequest& request : asked) {
    if (const DateField* const dates = date_field(request.field)) {
      facets.push_back(facet_of(days.of(TimelineRequest::Of::published), *dates, request));
    } else {
      facets.push_back(facet_of(column->counts, snapshot.values(archive::value_fields[column->at]), request));
      ++column;
    }
  }
  return facets;
}

}  // namespace dateline
