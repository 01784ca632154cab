#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

/// Golden copies: output as it was approved, kept in files. DATELINE_REWRITE_GOLDEN=1 writes them anew; look at what
/// changed before keeping it.
namespace dateline::golden {

[[nodiscard]] inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// What differs from the copy, "" for nothing: the lines from the first that does to the last, as they should be and as
/// they are.
[[nodiscard]] inline std::string difference(const std::filesystem::path& copy, const std::string& now) {
  const char* const rewrite = std::getenv("DATELINE_REWRITE_GOLDEN");
  if (rewrite != nullptr && std::string(rewrite) == "1") std::ofstream(copy, std::ios::binary) << now;
  std::ostringstream kept;
  kept << std::ifstream(copy, std::ios::binary).rdbuf();
  if (kept.str() == now) return {};
  const auto should = lines_of(kept.str()), is = lines_of(now);
  const auto at = std::ranges::mismatch(should, is);
  auto should_end = should.end();
  auto is_end = is.end();
  while (should_end > at.in1 && is_end > at.in2 && should_end[-1] == is_end[-1]) --should_end, --is_end;
  std::string said =
      copy.filename().string() + " differs from line " + std::to_string(at.in1 - should.begin() + 1) + " on:\n";
  for (auto line = at.in1; line != should_end; ++line) said += "- " + *line + '\n';
  for (auto line = at.in2; line != is_end; ++line) said += "+ " + *line + '\n';
  return said + "DATELINE_REWRITE_GOLDEN=1 writes it anew";
}

}  // namespace dateline::golden
