#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <string>

namespace dateline::archive {

/// What the texts of an archive have in common, for zstd: one dictionary for heads, one for bodies (see text_format.h).
/// Empty ones are none. Each shard holds those that its texts need, as user metadata.
class TextDictionary {
 public:
  TextDictionary() : TextDictionary({}, {}) {}
  TextDictionary(std::string head, std::string body);

  [[nodiscard]] const std::string& head() const { return head_; }
  [[nodiscard]] const std::string& body() const { return body_; }
  /// Tells dictionaries apart without reading them: a checksum of both.
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] bool trained() const { return !head_.empty() || !body_.empty(); }

  /// The user metadata of a shard whose texts are compressed with it.
  [[nodiscard]] std::map<std::string, std::string> metadata() const;

 private:
  std::string head_, body_, id_;
};

/// The id of the dictionary of that one shard; empty when its texts are raw, as format 1 wrote them. Throws what Xapian
/// throws.
[[nodiscard]] std::string text_dictionary_id(const Xapian::Database& shard);

/// The dictionary of that one shard; nothing when its texts are raw. Throws what Xapian throws, and Error of kind
/// archive when it is damaged.
[[nodiscard]] std::optional<TextDictionary> read_text_dictionary(const Xapian::Database& shard);

}  // namespace dateline::archive
