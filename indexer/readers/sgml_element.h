#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/value.h"

namespace dateline::readers {

/// What stands between <NAME ...> and </NAME>, with its place. One that does not end goes to the text's end.
struct SgmlElement {
  std::string_view name;  ///< as written
  std::string_view attributes;
  std::string_view content;
  std::size_t begin = 0, end = 0;  ///< of the element with its tags
  bool closed = true;
};

/// Where <NAME> or </NAME> begins, at `from` or after; npos when nowhere. <NAMED> is another tag.
[[nodiscard]] std::size_t find_tag(std::string_view text, std::string_view name, bool closing, std::size_t from);

/// The first element of that name; nothing when there is none.
[[nodiscard]] std::optional<SgmlElement> find_element(std::string_view text, std::string_view name);

/// Length of the tag that the text begins with, 0 when it is none.
[[nodiscard]] std::size_t tag_size(std::string_view text);

/// The name of the tag that the text begins with, empty when none does or it is an end tag.
[[nodiscard]] std::string_view tag_name(std::string_view text);

/// The first element of any name.
[[nodiscard]] std::optional<SgmlElement> next_element(std::string_view text);

/// Characters for entities, without control characters.
[[nodiscard]] Value decoded_value(std::string_view text);

/// Appends NAME="..." as members "@NAME".
void read_attributes(std::string_view attributes, std::vector<ValueMember>& members);

}  // namespace dateline::readers
