#pragma once

#include <string>

#include "dateline/indexer.h"

namespace dateline::cli {

[[nodiscard]] std::string summary_json(const IndexSummary& summary);
/// The same as a head and a row.
[[nodiscard]] std::string summary_csv(const IndexSummary& summary);
/// "160 articles: 153 added, 1 updated, 2 rejected in 0.2 s (63 kB, 800 articles/s)"; counts of 0 are left out.
[[nodiscard]] std::string summary_text(const IndexSummary& summary);
/// "no field takes: paywall (28), page (15)"; empty when every key was taken.
[[nodiscard]] std::string unused_keys_text(const IndexSummary& summary);

}  // namespace dateline::cli
