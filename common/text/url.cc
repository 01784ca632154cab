#include "common/text/url.h"

#include <algorithm>

#include "common/text/trim.h"

namespace dateline::text {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_scheme(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    const char l = lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
}

std::string_view without_scheme(std::string_view url) {
  const auto colon = url.find("://");
  if (colon != std::string_view::npos && is_scheme(url.substr(0, colon))) return url.substr(colon + 3);
  return url.starts_with("//") ? url.substr(2) : url;
}

}  // namespace

std::string normalize_url(std::string_view url) {
  url = without_scheme(trimmed(url, white_space));
  url = url.substr(0, url.find('#'));
  const auto host_end = std::min(url.find_first_of("/?"), url.size());
  std::string_view host = url.substr(0, host_end);
  if (const auto at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);

  std::string normal;
  normal.reserve(url.size());
  std::ranges::transform(host, std::back_inserter(normal), lower);
  for (const std::string_view port : {":80", ":443"})
    if (normal.ends_with(port)) normal.resize(normal.size() - port.size());
  if (normal.starts_with("www.")) normal.erase(0, 4);
  normal.append(url.substr(host_end));
  while (normal.ends_with('/')) normal.pop_back();
  return normal;
}

std::vector<std::string> url_hosts(std::string_view url) {
  const std::string normal = normalize_url(url);
  std::string_view host = std::string_view(normal).substr(0, normal.find_first_of("/?"));
  if (const auto port = host.rfind(':'); port != std::string_view::npos && !host.ends_with(']'))
    host = host.substr(0, port);
  std::vector<std::string> hosts;
  if (host.empty()) return hosts;
  hosts.emplace_back(host);
  const bool address = host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
  if (address) return hosts;
  for (auto dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.')) {
    host.remove_prefix(dot + 1);
    if (host.find('.') == std::string_view::npos) break;
    hosts.emplace_back(host);
  }
  return hosts;
}

}  // namespace dateline::text
