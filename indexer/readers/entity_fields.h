#pragma once

#include <string>
#include <vector>

#include "dateline/article.h"
#include "indexer/readers/field_names.h"
#include "indexer/readers/value.h"

namespace dateline::readers {

/// Adds the names that a value gives for one kind of entity, each once.
void take_names(Value& value, Field field, bool may_be_html, std::vector<std::string>& names);

/// Adds the names of an object of lists by kind, or of a list of {"name": ..., "type": ...}. What has no kind that we
/// know stays untaken.
void take_entities(Value& value, bool may_be_html, EntityNames& names);

}  // namespace dateline::readers
