#include <nlohmann/json.hpp>

#include "common/text/utf8.h"
#include "searcher/render/fields.h"

namespace dateline::render {
namespace {

using Json = nlohmann::ordered_json;

/// The byte after the string literal that begins at `at`.
std::size_t after_literal(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return at + 1;
}

/// Well-formed JSON without the white space between its tokens. The text is kept instead of parsed and written again,
/// so that long numbers and doubled keys stay what they were, and no depth of brackets costs stack.
std::string without_space(std::string_view json) {
  std::string compact;
  compact.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t begin = at;
    at = json[at] == '"' ? after_literal(json, at) : at + 1;
    if (std::string_view(" \t\r\n").find(json[begin]) == std::string_view::npos)
      compact += json.substr(begin, at - begin);
  }
  return compact;
}

/// Where the value ends that begins at `at` in compact JSON: at its comma or closing bracket.
std::size_t after_value(std::string_view json, std::size_t at) {
  std::size_t depth = 0;
  while (at < json.size()) {
    const char c = json[at];
    if (c == '"') {
      at = after_literal(json, at);
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}')) break;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
  }
  return at;
}

std::string decoded(std::string_view literal) { return Json::parse(literal).get<std::string>(); }

}  // namespace

std::string compact_extra(std::string_view extra) {
  const std::string text = text::to_valid_utf8(extra);
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return "{}";
  if (Json::accept(text)) {
    std::string compact = without_space(text);
    if (compact.starts_with('{')) return compact;
  }
  return Json{{"unparsed", text}}.dump();
}

std::vector<NamedValue> extra_members(std::string_view extra) {
  const std::string json = compact_extra(extra);
  std::vector<NamedValue> members;
  for (std::size_t at = 1; at < json.size() && json[at] == '"';) {
    const std::size_t colon = after_literal(json, at);
    const std::size_t end = after_value(json, colon + 1);
    const std::string_view value = std::string_view(json).substr(colon + 1, end - colon - 1);
    members.emplace_back(decoded(std::string_view(json).substr(at, colon - at)),
                         value.starts_with('"') ? decoded(value) : std::string(value));
    at = end + 1;
  }
  return members;
}

}  // namespace dateline::render
