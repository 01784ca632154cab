#pragma once

#include <functional>
#include <span>
#include <vector>

#include "common/archive/tables.h"
#include "indexer/groups.h"

namespace dateline {

/// Live articles that have an equal band. `bands` are those of new articles, all live; `older` those of articles that
/// were there; each sorted by key. Of all live articles with one band it is enough that each meets one of the others.
[[nodiscard]] std::vector<Meeting> meetings_of(std::span<const archive::BandRecord> bands,
                                               std::span<const std::span<const archive::BandRecord>> older,
                                               const std::function<bool(archive::Number)>& removed);

}  // namespace dateline
