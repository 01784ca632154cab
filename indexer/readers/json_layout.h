#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::readers {

/// Where a JSON document keeps its articles: keys from its root down. Lists on the way are looked through.
using RecordsPath = std::vector<std::string>;

/// "response.docs[].doc"; an empty path is the document itself.
[[nodiscard]] RecordsPath parse_records_path(std::string_view text);

struct JsonLayout {
  RecordsPath records;
  std::vector<std::string>
      candidates;      ///< several lists that look like articles: their paths, as `--records` takes them; else empty
  bool whole = false;  ///< the document's end was seen
};

/// Finds the articles in a document's beginning, `text`: the likeliest in what there is when its end is not among it.
/// `known_keys` are keys that are known to give a title or body, beside the usual ones.
[[nodiscard]] JsonLayout find_records(std::string_view text, const std::vector<std::string>& known_keys);

}  // namespace dateline::readers
