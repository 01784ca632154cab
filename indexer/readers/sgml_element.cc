#include "indexer/readers/sgml_element.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "common/text/trim.h"
#include "indexer/readers/html_text.h"
#include "indexer/readers/same_letters.h"

namespace dateline::readers {
namespace {

constexpr std::size_t not_found = std::string_view::npos;
constexpr std::size_t longest_comment = 16 * 1024;

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_name_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':';
}

/// The element whose tag begins there; nothing when no tag does.
std::optional<SgmlElement> element_at(std::string_view text, std::size_t at, std::size_t name_size) {
  const auto after = at + 1 + name_size;
  const auto tag_end = text.find('>', after);
  if (tag_end == not_found) return std::nullopt;
  SgmlElement element;
  element.name = text.substr(at + 1, name_size);
  element.attributes = text.substr(after, tag_end - after);
  element.begin = at;
  const auto stop = find_tag(text, element.name, true, tag_end);
  element.closed = stop != not_found;
  const auto content_end = std::min(stop, text.size());
  element.content = text.substr(tag_end + 1, content_end - tag_end - 1);
  element.end = element.closed ? std::min(text.find('>', content_end), text.size() - 1) + 1 : text.size();
  return element;
}

}  // namespace

std::size_t find_tag(std::string_view text, std::string_view name, bool closing, std::size_t from) {
  for (auto at = text.find('<', from); at != not_found; at = text.find('<', at + 1)) {
    auto rest = text.substr(at + 1);
    if (closing && !rest.starts_with('/')) continue;
    if (closing) rest.remove_prefix(1);
    if (rest.size() <= name.size() || !same_letters(rest.substr(0, name.size()), name)) continue;
    if (rest[name.size()] == '>' || text::blanks.find(rest[name.size()]) != not_found) return at;
  }
  return not_found;
}

std::optional<SgmlElement> find_element(std::string_view text, std::string_view name) {
  const auto at = find_tag(text, name, false, 0);
  return at == not_found ? std::nullopt : element_at(text, at, name.size());
}

std::size_t tag_size(std::string_view text) {
  constexpr std::size_t longest = 1000;
  if (text.starts_with("<!--")) {
    const auto end = text.substr(0, longest_comment).find("-->");
    return end == not_found ? 0 : end + 3;
  }
  auto name = text.substr(std::min<std::size_t>(1, text.size()));
  if (name.starts_with('/')) name.remove_prefix(1);
  if (!text.starts_with('<') || name.empty() || !is_letter(name.front())) return 0;
  const auto after = std::ranges::find_if_not(name, is_name_character);
  if (after == name.end() || (*after != '>' && *after != '/' && text::blanks.find(*after) == not_found)) return 0;
  const auto end = text.substr(1, longest).find_first_of("<>");
  return end == not_found || text[end + 1] == '<' ? 0 : end + 2;
}

std::string_view tag_name(std::string_view text) {
  const auto rest = text.substr(std::min<std::size_t>(1, text.size()));
  if (!text.starts_with('<') || rest.empty() || !is_letter(rest.front())) return {};
  const auto size = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_name_character) - rest.begin());
  if (size == rest.size() || (rest[size] != '>' && text::blanks.find(rest[size]) == not_found)) return {};
  return rest.substr(0, size);
}

std::optional<SgmlElement> next_element(std::string_view text) {
  for (auto at = text.find('<'); at != not_found; at = text.find('<', at + 1)) {
    if (const auto name = tag_name(text.substr(at)); !name.empty()) return element_at(text, at, name.size());
  }
  return std::nullopt;
}

Value decoded_value(std::string_view text) { return Value::of_text(without_controls(decode_entities(text))); }

void read_attributes(std::string_view attributes, std::vector<ValueMember>& members) {
  while (true) {
    const auto equals = attributes.find("=\"");
    if (equals == not_found) return;
    const auto name = text::trimmed(attributes.substr(0, equals));
    const auto end = std::min(attributes.find('"', equals + 2), attributes.size());
    members.push_back({"@" + std::string(name), decoded_value(attributes.substr(equals + 2, end - equals - 2))});
    attributes.remove_prefix(std::min(end + 1, attributes.size()));
  }
}

}  // namespace dateline::readers
