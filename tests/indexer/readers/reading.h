#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/article.h"
#include "dateline/date.h"
#include "indexer/readers/dump_reader.h"
#include "tests/temporary_folder.h"

namespace dateline::readers {

/// Everything that came out of a dump.
struct Reading {
  std::vector<Article> articles;
  std::vector<Reject> rejects;
  std::vector<SkippedMember> skipped;
  std::uint64_t decompressed = 0;
};

inline Reading read_dump(const std::filesystem::path& dump, const ReadOptions& options = {}) {
  Reading reading;
  DumpReader reader(dump.string(), options);
  ArticleParser parser(options);
  while (auto next = reader.next()) {
    if (auto* reject = std::get_if<Reject>(&*next)) {
      reading.rejects.push_back(std::move(*reject));
      continue;
    }
    auto parsed = parser.parse(std::get<RawRecord>(*next));
    if (auto* reject = std::get_if<Reject>(&parsed)) {
      reading.rejects.push_back(std::move(*reject));
    } else {
      reading.articles.push_back(std::move(std::get<Article>(parsed)));
    }
  }
  reading.skipped = reader.skipped();
  reading.decompressed = reader.bytes_decompressed();
  return reading;
}

inline void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Of a file with that content.
inline Reading read_bytes(std::string_view bytes, const ReadOptions& options = {}, const std::string& name = "dump") {
  const TemporaryFolder folder;
  write_file(folder.path() / name, bytes);
  return read_dump(folder.path() / name, options);
}

inline std::vector<std::string> titles(const Reading& reading) {
  std::vector<std::string> all;
  for (const auto& article : reading.articles) all.push_back(article.title);
  return all;
}

inline std::vector<std::string> ids(const Reading& reading) {
  std::vector<std::string> all;
  for (const auto& article : reading.articles) all.push_back(article.id);
  return all;
}

/// Each as "code@position".
inline std::vector<std::string> codes(const Reading& reading) {
  std::vector<std::string> all;
  for (const auto& reject : reading.rejects) all.push_back(reject.code + "@" + std::to_string(reject.position));
  return all;
}

using Texts = std::vector<std::string>;
using Files = std::vector<std::pair<std::string, std::string>>;

/// Packed by libarchive's format and filter of these names: "gnutar", "zip", "raw"; "gzip", "bzip2", "xz", "zstd",
/// "none".
inline std::string packed(const Files& files, const char* format, const char* filter) {
  std::string bytes;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(), &archive_write_free);
  archive_write_set_format_by_name(writer.get(), format);
  if (filter != std::string_view("none")) archive_write_add_filter_by_name(writer.get(), filter);
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open2(
      writer.get(), &bytes, nullptr,
      [](archive*, void* to, const void* data, std::size_t size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr, nullptr);
  for (const auto& [name, content] : files) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_write_header(writer.get(), entry.get());
    archive_write_data(writer.get(), content.data(), content.size());
  }
  archive_write_close(writer.get());
  return bytes;
}

}  // namespace dateline::readers

namespace std {
inline ostream& operator<<(ostream& out, const vector<string>& texts) {
  for (const auto& text : texts) out << '[' << text << ']';
  return out;
}
}  // namespace std
