#pragma once

#include <filesystem>

#include "common/archive/manifest.h"

namespace dateline {

/// Sets what the manifest says of its articles (days that occur, languages of stems) to what is in its only shard; to
/// nothing when it has none. Throws what Xapian throws.
void describe_contents(const std::filesystem::path& folder, archive::Manifest& manifest);

}  // namespace dateline
