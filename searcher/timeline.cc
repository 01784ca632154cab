#include <array>

#include "dateline/searcher.h"

namespace dateline {

std::string_view to_string(TimeUnit unit) noexcept {
  static constexpr std::array<std::string_view, 5> names{"day", "week", "month", "quarter", "year"};
  return names[static_cast<std::size_t>(unit)];
}

}  // namespace dateline
