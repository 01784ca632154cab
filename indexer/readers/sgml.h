#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/readers/value.h"

/// The little of SGML that old news collections use.
namespace dateline::readers::sgml {

/// What stands between <NAME ...> and </NAME>, with its place. One that does not end goes to the text's end.
struct Element {
  std::string_view attributes;
  std::string_view content;
  std::size_t begin = 0, end = 0;  ///< of the element with its tags
};

/// The first element of that name, in the case as given; nothing when there is none.
[[nodiscard]] std::optional<Element> find_element(std::string_view text, std::string_view name);

/// Where the first <NAME> or <NAME ...> begins, from `from` on: <NAMES> is none.
[[nodiscard]] std::optional<std::size_t> find_opening(std::string_view text, std::string_view name,
                                                      std::size_t from = 0);

/// Whether there is only what may stand between records: white space, document types, comments, processing
/// instructions.
[[nodiscard]] bool is_between(std::string_view text);

/// Entities as characters, without control characters.
[[nodiscard]] Value decoded(std::string_view text);

/// NAME="value" as members "@NAME".
void read_attributes(std::string_view text, std::vector<ValueMember>& members);

}  // namespace dateline::readers::sgml
