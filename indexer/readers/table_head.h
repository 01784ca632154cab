#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/indexer.h"
#include "indexer/readers/table_row.h"

namespace dateline::readers {

/// What the beginning of a table says about its rows.
struct TableHead {
  TableSigns signs;
  std::vector<std::string> columns;  ///< names in UTF-8; "column 3" where there is none
  std::string row;                   ///< the header as it stands, without its line end; empty when there is none
  std::size_t begin = 0;             ///< of the first row after the header, from the member's first byte
  std::size_t lines = 0;             ///< before that
  std::size_t known = 0;             ///< columns that give a field
  bool has_text = false;             ///< one of them a title or body
  bool own = false;                  ///< the header that `--format csv` writes
};

/// The head of a member that begins so. The separator is the one of `separators` that makes the likeliest header.
/// `mapped` are paths that the user gave to fields. Nothing when there is no row at all.
[[nodiscard]] std::optional<TableHead> read_table_head(std::string_view beginning, std::string_view separators,
                                                       const std::vector<std::pair<std::string, std::string>>& mapped);

}  // namespace dateline::readers
