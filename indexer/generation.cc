#include "indexer/generation.h"

#include <random>
#include <string>

#include "common/schema.h"

namespace dateline {
namespace {

std::string random_uuid() {
  std::random_device source;
  static constexpr char digits[] = "0123456789abcdef";
  std::string uuid;
  for (int i = 0; i < 32; ++i) uuid += digits[source() & 15];
  return uuid;
}

}  // namespace

std::shared_ptr<const Generation> Generation::none() {
  const auto generation = std::make_shared<Generation>();
  generation->manifest.format = schema::format_version;
  generation->manifest.uuid = random_uuid();
  return generation;
}

std::shared_ptr<const Generation> Generation::open(const std::filesystem::path& folder) {
  const auto generation = std::make_shared<Generation>();
  generation->snapshot = archive::Snapshot::open({folder});
  const archive::Manifest& m = generation->manifest = generation->snapshot->manifest();
  generation->ids = {folder, m.files_of(archive::ids_table)};
  generation->copies = {folder, m.files_of(archive::copies_table)};
  generation->replaced = {folder, m.files_of(archive::replaced_table)};
  generation->fingerprints = {folder, m.files_of(archive::fingerprints_table)};
  generation->bands = {folder, m.files_of(archive::bands_table)};
  generation->other_ids = {folder, m.files_of(archive::other_ids_table)};
  generation->dropped = {folder, m, archive::dropped_table, archive::dropped_list_table};
  return generation;
}

}  // namespace dateline
