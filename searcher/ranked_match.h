#pragma once

#include "common/archive/tables.h"

namespace dateline {

struct RankedMatch {
  archive::Number number = 0;
  double weight = 0;
};

}  // namespace dateline
