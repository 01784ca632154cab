#include "common/archive/sort_key.h"

#include <cstdint>

namespace dateline::archive {
namespace {

constexpr std::size_t time_bytes = 5;
constexpr std::size_t most_id_bytes = 96;

char inverted(char byte) { return static_cast<char>(~static_cast<unsigned char>(byte)); }

}  // namespace

std::string sort_key(const Timestamp& published, std::string_view id) {
  std::uint64_t time = 0;  // undated: before everything
  if (published.precision != Precision::unknown) {
    const Day day = period_of(published).first;
    static constexpr std::int64_t days_before_1970 = 719'528;  // from year 0
    const auto days = static_cast<std::uint64_t>(day.time_since_epoch().count() + days_before_1970);
    time = 1 + days * 86'400 + published.hour * 3600U + published.minute * 60U + published.second;
  }
  std::string key(time_bytes, '\0');
  for (std::size_t i = 0; i < time_bytes; ++i) key[time_bytes - 1 - i] = static_cast<char>(time >> (8 * i) & 0xff);
  // Inverted, so that descending order runs through ids upwards; closed, so that an id comes before those it begins.
  for (const char c : id.substr(0, most_id_bytes)) key += inverted(c);
  key += '\xff';
  return key;
}

std::optional<std::string> id_of_sort_key(std::string_view sort_key) {
  if (sort_key.size() <= time_bytes || sort_key.size() > time_bytes + most_id_bytes) return std::nullopt;
  std::string id(sort_key.substr(time_bytes, sort_key.size() - time_bytes - 1));
  for (char& byte : id) byte = inverted(byte);
  return id;
}

std::string oldest_key(std::string_view sort_key) {
  std::string key(sort_key);
  bool undated = true;
  for (std::size_t i = 0; i < time_bytes && i < key.size(); ++i) undated = undated && key[i] == '\0';
  if (undated) return key;
  for (std::size_t i = 0; i < time_bytes && i < key.size(); ++i) key[i] = inverted(key[i]);
  return key;
}

bool earlier(std::string_view sort_key, std::string_view other) { return oldest_key(sort_key) > oldest_key(other); }

}  // namespace dateline::archive
