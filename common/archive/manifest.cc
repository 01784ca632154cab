#include "common/archive/manifest.h"

#include <nlohmann/json.hpp>

#include "common/archive/files.h"
#include "common/schema.h"
#include "dateline/error.h"

namespace dateline::archive {
namespace {

using nlohmann::json;

json to_json(const FileEntry& file) { return json::array({file.name, file.size, file.sum}); }

FileEntry read_file_entry(const json& value) {
  return {value.at(0).get<std::string>(), value.at(1).get<std::uint64_t>(), value.at(2).get<std::string>()};
}

json to_json(const std::vector<FileEntry>& files) {
  json all = json::array();
  for (const FileEntry& file : files) all.push_back(to_json(file));
  return all;
}

std::vector<FileEntry> read_file_entries(const json& value) {
  std::vector<FileEntry> all;
  for (const json& one : value) all.push_back(read_file_entry(one));
  return all;
}

json to_json(const std::optional<Period>& period) {
  if (!period) return nullptr;
  return json::array({period->first.time_since_epoch().count(), period->last.time_since_epoch().count()});
}

std::optional<Period> read_period(const json& value) {
  if (value.is_null()) return std::nullopt;
  return Period{Day(std::chrono::days(value.at(0).get<int>())), Day(std::chrono::days(value.at(1).get<int>()))};
}

Manifest read_json(const json& value) {
  Manifest m;
  m.format = value.at("format").get<int>();
  m.generation = value.at("generation").get<std::uint64_t>();
  m.uuid = value.at("uuid").get<std::string>();
  m.committed = value.at("committed").get<std::int64_t>();
  m.next_number = value.at("next_number").get<std::uint32_t>();
  for (const json& one : value.at("shards")) {
    ShardEntry shard;
    shard.name = one.at("name").get<std::string>();
    shard.first = one.at("first").get<std::uint32_t>();
    shard.last = one.at("last").get<std::uint32_t>();
    shard.articles = one.at("articles").get<std::uint32_t>();
    shard.files = read_file_entries(one.at("files"));
    if (one.contains("columns")) shard.columns = read_file_entry(one.at("columns"));
    m.shards.push_back(std::move(shard));
  }
  for (const auto& [name, files] : value.at("tables").items()) m.tables[name] = read_file_entries(files);
  m.stem_tags = value.at("stem_tags").get<std::vector<std::string>>();
  m.published = read_period(value.at("published"));
  m.indexed = read_period(value.at("indexed"));
  for (const json& one : value.at("retired"))
    m.retired.push_back({one.at(0).get<std::string>(), one.at(1).get<std::int64_t>()});
  m.term_lists = value.value("term_lists", false);
  return m;
}

[[noreturn]] void throw_damaged(const std::string& why) {
  throw Error(ErrorKind::archive, "the archive's manifest is damaged: " + why,
              "restore the archive from a backup, or index its dumps again");
}

}  // namespace

std::vector<FileEntry> Manifest::all_files() const {
  std::vector<FileEntry> all;
  for (const ShardEntry& shard : shards) {
    all.insert(all.end(), shard.files.begin(), shard.files.end());
    if (!shard.columns.name.empty()) all.push_back(shard.columns);
  }
  for (const auto& [name, files] : tables) all.insert(all.end(), files.begin(), files.end());
  return all;
}

std::vector<FileEntry> Manifest::files_of(std::string_view table) const {
  const auto at = tables.find(std::string(table));
  return at == tables.end() ? std::vector<FileEntry>{} : at->second;
}

std::string to_text(const Manifest& manifest) {
  json shards = json::array();
  for (const ShardEntry& shard : manifest.shards) {
    shards.push_back({{"name", shard.name},
                      {"first", shard.first},
                      {"last", shard.last},
                      {"articles", shard.articles},
                      {"files", to_json(shard.files)},
                      {"columns", to_json(shard.columns)}});
  }
  json tables = json::object();
  for (const auto& [name, files] : manifest.tables) tables[name] = to_json(files);
  json retired = json::array();
  for (const Retired& file : manifest.retired) retired.push_back(json::array({file.name, file.since}));
  const json value = {{"format", manifest.format},
                      {"generation", manifest.generation},
                      {"uuid", manifest.uuid},
                      {"committed", manifest.committed},
                      {"next_number", manifest.next_number},
                      {"shards", shards},
                      {"tables", tables},
                      {"stem_tags", manifest.stem_tags},
                      {"published", to_json(manifest.published)},
                      {"indexed", to_json(manifest.indexed)},
                      {"retired", retired},
                      {"term_lists", manifest.term_lists}};
  std::string line = value.dump();
  line += '\n';
  return line + checksum(line) + '\n';
}

Manifest parse_manifest(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) throw_damaged("it is cut off");
  const std::string_view line = text.substr(0, end + 1);
  const json value = json::parse(line, nullptr, false);
  // A newer format may be anything but this: say so before the sum is looked at.
  if (value.is_object() && value.contains("format") && value["format"].is_number_integer() &&
      value["format"].get<int>() > schema::format_version)
    throw Error(ErrorKind::archive, "a newer version of dateline wrote this archive", "update dateline to read it");
  if (text.substr(end + 1) != checksum(line) + '\n') throw_damaged("its checksum does not agree");
  try {
    return read_json(value);
  } catch (const json::exception& error) {
    throw_damaged(error.what());
  }
}

std::optional<Manifest> try_read_manifest(const std::filesystem::path& folder) {
  std::error_code error;
  if (!std::filesystem::exists(folder / manifest_name, error)) {
    if (error) throw_system_error("cannot read", folder, error.value());
    return std::nullopt;
  }
  return parse_manifest(archive::read_file(folder / manifest_name));
}

Manifest read_manifest(const std::filesystem::path& folder) {
  if (auto manifest = try_read_manifest(folder)) return *std::move(manifest);
  throw Error(ErrorKind::archive, "there is no archive at " + folder.string(),
              "make one with `dateline index -a " + folder.string() + " DUMP`, or name another with -a");
}

void write_manifest(const std::filesystem::path& folder, const Manifest& manifest) {
  const std::filesystem::path beside = folder / (std::string(manifest_name) + ".new");
  write_file_durably(beside, to_text(manifest));
  std::error_code error;
  std::filesystem::rename(beside, folder / manifest_name, error);
  if (error) throw_system_error("cannot write", folder / manifest_name, error.value());
  sync_folder(folder);
}

}  // namespace dateline::archive
