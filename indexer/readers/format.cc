#include "indexer/readers/format.h"

#include <algorithm>
#include <array>

#include "indexer/readers/csv.h"
#include "indexer/readers/json.h"
#include "indexer/readers/jsonl.h"
#include "indexer/readers/plain_text.h"
#include "indexer/readers/reuters.h"
#include "indexer/readers/trec.h"

namespace dateline::readers {

std::span<const Format* const> formats() {
  static const JsonlFormat jsonl;
  static const JsonFormat json;
  static const ReutersFormat reuters;
  static const TrecFormat trec;
  static const TableFormat csv("csv", ",;", ",;\t"), tsv("tsv", "\t", "\t,;");
  static const PlainTextFormat text;
  static const std::array<const Format*, 7> all = {&jsonl, &json, &reuters, &trec, &csv, &tsv, &text};
  return all;
}

const Format* format_named(std::string_view name) {
  const auto found = std::ranges::find(formats(), name, [](const Format* format) { return format->name(); });
  return found == formats().end() ? nullptr : *found;
}

const Format* format_of(std::string_view head, std::string_view name) {
  const Format* best = nullptr;
  int most = 0;
  for (const Format* format : formats()) {
    const int likeness = format->likeness(head, name);
    if (likeness > most) {
      most = likeness;
      best = format;
    }
  }
  return best;
}

}  // namespace dateline::readers
