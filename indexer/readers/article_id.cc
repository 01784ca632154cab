#include "indexer/readers/article_id.h"

#include <xxhash.h>

#include <string_view>

#include "dateline/date.h"
#include "indexer/readers/html_text.h"

namespace dateline::readers {
namespace {

constexpr std::size_t longest_id = 512;

std::string hash(char kind, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string id = {kind, '-'};
  const auto value = XXH3_64bits(bytes.data(), bytes.size());
  for (int shift = 60; shift >= 0; shift -= 4) id += digits[(value >> shift) & 0xF];
  return id;
}

}  // namespace

std::string clean_id(const std::string& given) {
  auto id = without_controls(given);
  std::erase_if(id, [](char c) { return c == '\n' || c == '\t'; });
  id.erase(id.find_last_not_of(' ') + 1);
  id.erase(0, id.find_first_not_of(' '));
  return id.size() > longest_id ? hash('i', id) : id;
}

std::string make_id(const Article& article) {
  if (!article.url.empty()) return hash('u', article.url);
  std::string content;
  for (const auto& part : {article.source, to_string(article.published), article.title, article.body}) {
    content += part;
    content += '\0';  // so that a border that moves makes another id
  }
  return hash('c', content);
}

}  // namespace dateline::readers
