#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dateline/date.h"

namespace dateline {

/// Who and where an article is about, spelled as given.
struct EntityNames {
  std::vector<std::string> person;
  std::vector<std::string> org;
  std::vector<std::string> place;

  friend bool operator==(const EntityNames&, const EntityNames&) = default;
};

/// Where an article was read.
struct Provenance {
  std::string dump;            ///< the dump as the user named it; "-" for standard input
  std::string member;          ///< the file inside a folder or archive file; empty when the dump is the file
  std::uint64_t position = 0;  ///< byte offset of the record in the decompressed member

  friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// One news story. Texts are UTF-8; an empty text means unknown.
struct Article {
  std::string id;
  std::string title;
  std::string body;
  Timestamp published;
  std::string source;
  std::string section;
  std::vector<std::string> topics;
  std::vector<std::string> authors;
  std::string language;  ///< BCP 47; empty until told, "und" when it cannot be told
  std::string url;
  EntityNames entities;
  std::string extra;  ///< what no field takes: the text of a JSON object; empty for none
  Provenance provenance;
  /// Ids under which the dump held exactly this article again (same source, day, title and body).
  std::vector<std::string> other_ids;

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace dateline
