#include "common/archive/tables.h"

#include <xxhash.h>

namespace dateline::archive {

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace dateline::archive
