#include "indexer/readers/json.h"

#include "indexer/readers/json_reader.h"
#include "indexer/readers/json_scanner.h"
#include "indexer/readers/json_splitter.h"

namespace dateline::readers {
namespace {

char next_byte(std::string_view& text) {
  while (!text.empty() && is_json_space(text.front())) text.remove_prefix(1);
  if (text.empty()) return '\0';
  const char c = text.front();
  text.remove_prefix(1);
  return c;
}

}  // namespace

int JsonFormat::likeness(std::string_view head, std::string_view name) const {
  const bool by_name = name.ends_with(".json");
  const char first = next_byte(head);
  const char second = next_byte(head);
  if (first == '{' && (second == '"' || second == '}')) return 60;
  // A text may begin with a bracket, too: "[Reuters] The talks ..."
  if (first == '[' && (second == '{' || second == '[' || second == ']' || (second == '"' && by_name))) return 60;
  return by_name && (first == '{' || first == '[') ? 30 : 0;
}

std::unique_ptr<Splitter> JsonFormat::split(Window& member, const ReadOptions& options) const {
  return std::make_unique<JsonSplitter>(member, options);
}

std::unique_ptr<RecordReader> JsonFormat::reader() const { return std::make_unique<JsonReader>(); }

}  // namespace dateline::readers
