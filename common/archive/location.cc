#include <cstdlib>
#include <string>

#include "dateline/archive_location.h"

namespace dateline {
namespace {

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view(value);
}

}  // namespace

ArchiveLocation ArchiveLocation::from(std::string_view named) {
  if (!named.empty()) return {named};
  if (const auto folder = environment("DATELINE_ARCHIVE"); !folder.empty()) return {folder};
  if (const auto data = environment("XDG_DATA_HOME"); !data.empty()) return {std::filesystem::path(data) / "dateline"};
  return {std::filesystem::path(environment("HOME")) / ".local/share/dateline"};
}

}  // namespace dateline
