#include "indexer/readers/sgml.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/trim.h"
#include "indexer/readers/html_text.h"

namespace dateline::readers::sgml {

std::optional<std::size_t> find_opening(std::string_view text, std::string_view name, std::size_t from) {
  const std::string start = "<" + std::string(name);
  for (auto at = text.find(start, from); at != std::string_view::npos; at = text.find(start, at + 1)) {
    const auto after = at + start.size();
    if (after < text.size() && (text[after] == '>' || text::blanks.find(text[after]) != std::string_view::npos))
      return at;
  }
  return std::nullopt;
}

std::optional<Element> find_element(std::string_view text, std::string_view name) {
  const auto at = find_opening(text, name);
  if (!at) return std::nullopt;
  const auto after = *at + 1 + name.size();
  const auto tag_end = text.find('>', after);
  if (tag_end == std::string_view::npos) return std::nullopt;
  const std::string stop = "</" + std::string(name) + ">";
  const auto content_end = std::min(text.find(stop, tag_end), text.size());
  return Element{text.substr(after, tag_end - after), text.substr(tag_end + 1, content_end - tag_end - 1), *at,
                 std::min(content_end + stop.size(), text.size())};
}

bool is_between(std::string_view text) {
  for (text = text::trimmed(text); text.starts_with("<!") || text.starts_with("<?");) {
    const auto end = text.starts_with("<!--") ? text.find("-->") : text.find('>');
    if (end == std::string_view::npos) return true;
    text = text::trimmed(text.substr(text.find('>', end) + 1));
  }
  return text.empty();
}

Value decoded(std::string_view text) { return Value::of_text(without_controls(decode_entities(text))); }

void read_attributes(std::string_view text, std::vector<ValueMember>& members) {
  while (true) {
    const auto equals = text.find("=\"");
    if (equals == std::string_view::npos) return;
    const auto name = text::trimmed(text.substr(0, equals));
    const auto end = std::min(text.find('"', equals + 2), text.size());
    members.push_back({"@" + std::string(name), decoded(text.substr(equals + 2, end - equals - 2))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace dateline::readers::sgml
