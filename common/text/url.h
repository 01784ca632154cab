#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::text {

/// A url as urls are compared: without scheme, "www.", user, fragment and closing slash; host in small letters. Also of
/// a beginning of one.
[[nodiscard]] std::string normalize_url(std::string_view url);

/// The host of a url and each parent domain of two labels or more, longest first: news.example.org, example.org.
[[nodiscard]] std::vector<std::string> url_hosts(std::string_view url);

}  // namespace dateline::text
