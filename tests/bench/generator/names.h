#pragma once

#include <cstdint>
#include <string>

namespace dateline::bench {

/// Whom and what articles are about. Different numbers have different names; small numbers are the frequent ones.
[[nodiscard]] std::string person_name(std::uint32_t number);
[[nodiscard]] std::string org_name(std::uint32_t number);
[[nodiscard]] std::string place_name(std::uint32_t number);

}  // namespace dateline::bench
