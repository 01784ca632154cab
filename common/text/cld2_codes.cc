#include "common/text/cld2_codes.h"

#include <algorithm>
#include <array>

namespace dateline::text {
namespace {

struct Renamed {
  std::string_view withdrawn;
  std::string_view code;
};
constexpr std::array renamed = {
    Renamed{"iw", "he"},   Renamed{"jw", "jv"},  Renamed{"tl", "fil"},  Renamed{"bh", "bho"},
    Renamed{"blu", "hmn"}, Renamed{"un", "und"}, Renamed{"xxx", "und"},
};

}  // namespace

std::string_view code_of(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  const auto* const found =
      std::find_if(renamed.begin(), renamed.end(), [&](const Renamed& entry) { return entry.withdrawn == code; });
  if (found != renamed.end()) return found->code;
  // Scripts without a language (xx-Copt), pig latin and the like.
  const bool is_private = code.size() < 2 || code.starts_with("xx-") || code.starts_with("zz");
  return is_private ? "und" : code;
}

}  // namespace dateline::text
