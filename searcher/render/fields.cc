#include "searcher/render/fields.h"

namespace dateline::render {

std::string day_text(const Timestamp& time) {
  constexpr std::size_t day_length = 10;
  return time.precision == Precision::unknown ? std::string() : to_string(time).substr(0, day_length);
}

}  // namespace dateline::render
