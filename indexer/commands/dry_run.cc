#include <algorithm>
#include <nlohmann/json.hpp>
#include <variant>

#include "common/text/amounts.h"
#include "common/text/display.h"
#include "indexer/commands/commands.h"
#include "indexer/readers/dump_reader.h"
#include "indexer/readers/format.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::ordered_json;

/// What the first records of one dump were understood as.
struct Understood {
  std::string dump;
  std::vector<std::string> formats;
  std::uint64_t records = 0, rejected = 0;
  std::vector<readers::KeyUse> keys;
  std::vector<std::string> reasons;  ///< of rejects
};

Understood read(const std::string& dump, const ReadOptions& options, std::uint64_t records) {
  Understood understood;
  understood.dump = dump;
  readers::DumpReader reader(dump, options);
  readers::ArticleParser parser(options);
  const auto reject = [&](const Reject& why) {
    ++understood.rejected;
    understood.reasons.push_back("byte " + display::grouped(why.position) + ": " + why.reason);
  };
  for (; understood.records < records; ++understood.records) {
    const auto next = reader.next();
    if (!next) break;
    if (const auto* why = std::get_if<Reject>(&*next)) {
      reject(*why);
      continue;
    }
    const auto& record = std::get<readers::RawRecord>(*next);
    const std::string format(record.format == nullptr ? "" : record.format->name());
    if (std::ranges::find(understood.formats, format) == understood.formats.end()) understood.formats.push_back(format);
    const auto article = parser.parse(record);
    if (const auto* why = std::get_if<Reject>(&article)) reject(*why);
  }
  understood.keys = parser.key_uses();
  return understood;
}

Json to_json(const Understood& understood) {
  Json keys = Json::array();
  for (const readers::KeyUse& use : understood.keys) {
    keys.push_back(
        {{"key", use.key}, {"field", use.field.empty() ? Json(nullptr) : Json(use.field)}, {"sample", use.sample}});
  }
  return {{"dump", understood.dump},         {"formats", understood.formats}, {"records", understood.records},
          {"rejected", understood.rejected}, {"reasons", understood.reasons}, {"keys", keys}};
}

std::string padded(std::string_view text, std::size_t columns) {
  std::string line = display::one_line(text);
  const std::size_t width = display::width(line);
  return line + std::string(width < columns ? columns - width : 0, ' ');
}

std::string to_text(const Understood& understood, std::size_t columns) {
  std::string text = display::one_line(understood.dump) + ": ";
  for (const std::string& format : understood.formats) text += format + ", ";
  text += display::counted(understood.records, "record") + " read";
  if (understood.rejected > 0) text += ", " + display::grouped(understood.rejected) + " rejected";
  text += "\n";
  std::size_t key_width = 0, field_width = 0;
  for (const readers::KeyUse& use : understood.keys) {
    key_width = std::max(key_width, display::width(display::one_line(use.key)));
    field_width = std::max(field_width, use.field.size());
  }
  std::string kept;
  for (const readers::KeyUse& use : understood.keys) {
    if (use.field.empty()) {
      kept += (kept.empty() ? "" : ", ") + display::one_line(use.key);
      continue;
    }
    const std::string line = "  " + padded(use.key, key_width) + " -> " + padded(use.field, field_width) + "  " +
                             display::one_line(use.sample);
    text += display::cut(line, columns) + "\n";
  }
  if (!kept.empty()) text += "  no field takes: " + kept + "\n";
  for (const std::string& reason : understood.reasons) text += "  rejected, " + display::one_line(reason) + "\n";
  return text;
}

}  // namespace

int dry_run(Context& context, const ReadOptions& options) {
  if (context.line.csv()) throw Error(ErrorKind::usage, "--dry-run has no csv", "--format text or json");
  const std::uint64_t records = context.line.number("dry-run").value_or(0);
  Json all = Json::array();
  std::string problem;
  for (const std::string& dump : context.line.words()) {
    try {
      const Understood understood = read(dump, options, records);
      if (context.line.json()) {
        all.push_back(to_json(understood));
      } else {
        const std::size_t as_long_as_it_is = ~std::size_t{0} / 2;
        context.out.write(to_text(understood, context.terminal.out ? context.terminal.columns : as_long_as_it_is));
      }
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::input) throw;
      problem += (problem.empty() ? "" : "; ") + std::string(error.what());
    }
  }
  if (context.line.json()) context.out.line(all.dump(-1, ' ', false, Json::error_handler_t::replace));
  if (problem.empty()) return 0;
  context.messages.error(Error(ErrorKind::input, problem));
  return exit_status(ErrorKind::input);
}

}  // namespace dateline::cli
