#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "dateline/indexer.h"

namespace dateline::cli {

/// A reject as a line of JSON, without the line end; `raw_base64` stands for `raw` when the record is not UTF-8.
[[nodiscard]] std::string reject_json(const Reject& reject);

/// Where --rejects keeps the records that could not be read. Made empty at once. Throws Error of kind system.
class RejectsFile {
 public:
  explicit RejectsFile(const std::filesystem::path& path);
  void add(const Reject& reject);
  void close();

 private:
  void expect_good() const;

  std::filesystem::path path_;
  std::ofstream file_;
};

}  // namespace dateline::cli
