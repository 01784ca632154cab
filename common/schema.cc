#include "common/schema.h"

#include <xxhash.h>

namespace dateline::schema {
namespace {

/// Xapian's limit is 245 bytes, where a NUL counts twice.
constexpr std::size_t most_bytes = 200;

}  // namespace

std::string value_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  std::size_t cost = prefix.size();
  for (const char c : value) cost += c == '\0' ? 2U : 1U;
  if (cost <= most_bytes) return term.append(value);

  static constexpr char digits[] = "0123456789abcdef";
  term.append(value.substr(0, 64));
  std::uint64_t hash = XXH3_64bits(value.data(), value.size());
  term += '#';
  for (int i = 0; i < 16; ++i, hash <<= 4) term += digits[hash >> 60];
  return term;
}

}  // namespace dateline::schema
