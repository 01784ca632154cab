#include "indexer/readers/key_log.h"

#include <algorithm>

namespace dateline::readers {
namespace {

constexpr std::size_t most_keys = 10'000;  ///< a dump that uses ids as keys has no end of them
constexpr std::size_t most_items = 50;     ///< of a list: the others have the same keys
constexpr std::size_t longest_sample = 80;

/// Cut on a character's border.
std::string sample_of(const std::string& text) {
  if (text.size() <= longest_sample) return text;
  auto end = longest_sample;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

void KeyLog::add(const Value& record) {
  ++records_;
  std::string path;
  add_value(record, path);
}

void KeyLog::add_value(const Value& value, std::string& path) {
  const auto length = path.size();
  if (!value.taken_by && value.kind == Value::Kind::object) {
    for (const auto& member : value.members) {
      if (length > 0) path += '.';
      path += member.key;
      add_value(member.value, path);
      path.resize(length);
    }
    return;
  }
  if (!value.taken_by && value.kind == Value::Kind::list) {
    if (!path.ends_with("[]") &&
        std::ranges::any_of(value.items, [](const Value& item) { return item.kind == Value::Kind::object; }))
      path += "[]";
    for (std::size_t i = 0; i < std::min(value.items.size(), most_items); ++i) add_value(value.items[i], path);
    path.resize(length);
    return;
  }
  if (value.is_empty()) return;
  auto found = seen_.find(path);
  if (found == seen_.end()) {
    if (seen_.size() >= most_keys) return;
    const auto field = value.taken_by ? std::string(to_string(*value.taken_by)) : std::string{};
    uses_.push_back({path, field, sample_of(value.text)});
    found = seen_.emplace(path, Seen{uses_.size() - 1}).first;
  }
  auto& seen = found->second;
  if (value.taken_by) {
    if (uses_[seen.use].field.empty()) uses_[seen.use].field = to_string(*value.taken_by);
  } else if (seen.record != records_) {
    seen.record = records_;
    ++unused_[path];
  }
}

}  // namespace dateline::readers
