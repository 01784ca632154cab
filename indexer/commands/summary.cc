#include "indexer/commands/summary.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "common/own_csv.h"
#include "common/text/amounts.h"

namespace dateline::cli {

namespace {

nlohmann::ordered_json to_json(const IndexSummary& summary) {
  nlohmann::ordered_json json;
  json["records"] = summary.records;
  json["added"] = summary.added;
  json["updated"] = summary.updated;
  json["unchanged"] = summary.unchanged;
  json["duplicates"] = summary.duplicates;
  json["kept"] = summary.kept;
  json["collisions"] = summary.collisions;
  json["rejected"] = summary.rejected;
  json["bytes"] = summary.bytes;
  json["seconds"] = std::round(summary.seconds * 1000) / 1000;
  return json;
}

}  // namespace

std::string summary_json(const IndexSummary& summary) { return to_json(summary).dump(); }

std::string summary_csv(const IndexSummary& summary) {
  const nlohmann::ordered_json json = to_json(summary);
  std::vector<std::string> names, values;
  for (const auto& [name, value] : json.items()) {
    names.push_back(name);
    values.push_back(value.dump());
  }
  return own_csv::row(names) + own_csv::row(values);
}

std::string summary_text(const IndexSummary& summary) {
  const std::array<std::pair<std::uint64_t, std::string_view>, 7> counts{{
      {summary.added, "added"},
      {summary.updated, "updated"},
      {summary.unchanged, "unchanged"},
      {summary.duplicates, summary.duplicates == 1 ? "duplicate" : "duplicates"},
      {summary.kept, "kept"},
      {summary.collisions, summary.collisions == 1 ? "collision" : "collisions"},
      {summary.rejected, "rejected"},
  }};
  std::string text = display::counted(summary.records, "article");
  if (summary.records > 0 && summary.added + summary.updated + summary.collisions == 0) {
    text += ", nothing changed";
  }
  std::string_view separator = ": ";
  for (const auto& [count, what] : counts) {
    if (count == 0) continue;
    text += std::string(separator) + display::grouped(count) + " " + std::string(what);
    separator = ", ";
  }
  text += " in " + display::duration(summary.seconds) + " (" + display::byte_size(summary.bytes);
  if (summary.seconds > 0) {
    const double rate = static_cast<double>(summary.records) / summary.seconds;
    text += ", " + display::grouped(static_cast<std::uint64_t>(std::llround(rate))) + " articles/s";
  }
  return text + ")";
}

std::string unused_keys_text(const IndexSummary& summary) {
  std::string text;
  for (const auto& [key, records] : summary.unused_keys) {
    text += (text.empty() ? "no field takes: " : ", ") + key + " (" + display::grouped(records) + ")";
  }
  return text;
}

}  // namespace dateline::cli
