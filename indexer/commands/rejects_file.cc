#include "indexer/commands/rejects_file.h"

#include <cerrno>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include "common/text/fold.h"

namespace dateline::cli {
namespace {

std::string base64(std::string_view raw) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((raw.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < raw.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = i; j < i + 3; ++j)
      group = group << 8 | (j < raw.size() ? static_cast<unsigned char>(raw[j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) {
      const bool beyond = i + j > raw.size();
      text += beyond ? '=' : digits[group >> (18 - 6 * j) & 63];
    }
  }
  return text;
}

/// Without the bytes of a last character that the limit on raw cut in two.
std::string_view without_cut_character(std::string_view raw) {
  for (std::size_t back = 1; back <= 3 && back <= raw.size(); ++back) {
    const auto byte = static_cast<unsigned char>(raw[raw.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    if (length > back) raw.remove_suffix(back);
    break;
  }
  return raw;
}

}  // namespace

std::string reject_json(const Reject& reject) {
  constexpr std::size_t raw_limit = 65536;
  nlohmann::ordered_json line;
  line["dump"] = reject.dump;
  line["member"] = reject.member.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(reject.member);
  line["position"] = reject.position;
  line["reason"] = reject.reason;
  line["code"] = reject.code;
  const std::string_view all(reject.raw);
  const bool cut = all.size() >= raw_limit - 3;
  const std::string raw(cut ? without_cut_character(all.substr(0, raw_limit)) : all);
  if (text::is_utf8(raw)) {
    line["raw"] = raw;
  } else {
    line["raw_base64"] = base64(all.substr(0, raw_limit));
  }
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

RejectsFile::RejectsFile(const std::filesystem::path& path) : path_(path), file_(path) { expect_good(); }

void RejectsFile::add(const Reject& reject) {
  file_ << reject_json(reject) << '\n';
  expect_good();
}

void RejectsFile::close() {
  file_.close();
  expect_good();
}

void RejectsFile::expect_good() const {
  if (file_) return;
  throw Error(ErrorKind::system, "cannot write " + path_.string() + ": " + std::generic_category().message(errno));
}

}  // namespace dateline::cli
