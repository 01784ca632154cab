#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cmath>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "common/dates/calendar.h"
#include "common/dates/clock.h"
#include "common/dates/read_timestamp.h"

namespace dateline::dates {

struct TimeZone::Impl {
  int fixed_minutes = 0;
  std::unique_ptr<const icu::BasicTimeZone> rules;  ///< null for a fixed offset
};

namespace {

std::unique_ptr<const icu::BasicTimeZone> rules_named(const icu::UnicodeString& name) {
  std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone(name)};
  icu::UnicodeString id;
  if (!zone || zone->getID(id) == icu::UnicodeString{UCAL_UNKNOWN_ZONE_ID}) return nullptr;
  const auto* rules = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  if (rules == nullptr) return nullptr;
  static_cast<void>(zone.release());
  return std::unique_ptr<const icu::BasicTimeZone>{rules};
}

/// The name as ICU spells it, which knows capitals apart.
std::optional<icu::UnicodeString> spelled_by_icu(const icu::UnicodeString& name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names{
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status)};
  if (U_FAILURE(status) || !names) return std::nullopt;
  while (const icu::UnicodeString* known = names->snext(status)) {
    if (U_FAILURE(status)) return std::nullopt;
    if (known->caseCompare(name, U_FOLD_CASE_DEFAULT) == 0) return *known;
  }
  return std::nullopt;
}

}  // namespace

TimeZone::TimeZone() = default;

std::optional<TimeZone> TimeZone::named(std::string_view name) {
  constexpr std::size_t longest_name = 64;
  if (name.empty() || name.size() > longest_name) return std::nullopt;
  TimeZone zone;
  if (name == "UTC" || name == "GMT" || name == "Z" || name == "utc" || name == "gmt" || name == "z") return zone;
  auto impl = std::make_shared<Impl>();
  if (name.front() == '+' || name.front() == '-') {
    const std::optional<int> minutes = read_offset(name);
    if (!minutes) return std::nullopt;
    impl->fixed_minutes = *minutes;
    zone.impl_ = std::move(impl);
    return zone;
  }
  const auto typed = icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())});
  impl->rules = rules_named(typed);
  if (!impl->rules) {
    const auto spelled = spelled_by_icu(typed);
    if (spelled) impl->rules = rules_named(*spelled);
  }
  if (!impl->rules) return std::nullopt;
  zone.impl_ = std::move(impl);
  return zone;
}

int TimeZone::offset_minutes(const Timestamp& wall_clock) const {
  if (!impl_) return 0;
  if (!impl_->rules) return impl_->fixed_minutes;
  Timestamp local = wall_clock;
  local.offset_minutes = 0;
  constexpr double milliseconds = 1000.0;
  std::int32_t standard = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  impl_->rules->getOffsetFromLocal(static_cast<double>(to_epoch_seconds(local)) * milliseconds, UCAL_TZ_LOCAL_FORMER,
                                   UCAL_TZ_LOCAL_FORMER, standard, saving, status);
  if (U_FAILURE(status)) return 0;
  // Local mean times of old have seconds, which an offset in RFC 3339 has not.
  return static_cast<int>(std::lround((standard + saving) / (60 * milliseconds)));
}

}  // namespace dateline::dates
