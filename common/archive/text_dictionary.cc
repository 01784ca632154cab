#include "common/archive/text_dictionary.h"

#include <utility>

#include "common/archive/files.h"
#include "common/schema.h"
#include "dateline/error.h"

namespace dateline::archive {

TextDictionary::TextDictionary(std::string head, std::string body)
    : head_(std::move(head)), body_(std::move(body)), id_(checksum(checksum(head_) + checksum(body_))) {}

std::map<std::string, std::string> TextDictionary::metadata() const {
  std::map<std::string, std::string> entries{{std::string(schema::text_key), id_}};
  if (!head_.empty()) entries.emplace(schema::head_dictionary_key, head_);
  if (!body_.empty()) entries.emplace(schema::body_dictionary_key, body_);
  return entries;
}

std::string text_dictionary_id(const Xapian::Database& shard) {
  return shard.get_metadata(std::string(schema::text_key));
}

std::optional<TextDictionary> read_text_dictionary(const Xapian::Database& shard) {
  const std::string id = text_dictionary_id(shard);
  if (id.empty()) return std::nullopt;
  TextDictionary dictionary(shard.get_metadata(std::string(schema::head_dictionary_key)),
                            shard.get_metadata(std::string(schema::body_dictionary_key)));
  if (dictionary.id() != id)
    throw Error(ErrorKind::archive, "the archive is damaged: a shard's dictionary of texts is not what it should be",
                "run `dateline check`");
  return dictionary;
}

}  // namespace dateline::archive
