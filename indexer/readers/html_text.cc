#include "indexer/readers/html_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/readers/character.h"
#include "indexer/readers/html_entities.h"

namespace dateline::readers {
namespace {

constexpr std::array block_names = {"address",    "article", "aside",  "blockquote", "body", "dd",   "div", "dl", "dt",
                                    "figcaption", "figure",  "footer", "form",       "h1",   "h2",   "h3",  "h4", "h5",
                                    "h6",         "head",    "header", "hr",         "html", "main", "nav", "ol", "p",
                                    "pre",        "section", "table",  "title",      "ul"};
constexpr std::array line_names = {"br", "li", "tr"};
constexpr std::array inline_names = {
    "a",     "abbr",   "audio", "b",        "big",    "button", "caption", "center", "cite", "code",
    "del",   "em",     "embed", "font",     "i",      "iframe", "img",     "input",  "ins",  "label",
    "link",  "mark",   "meta",  "noscript", "object", "param",  "picture", "q",      "s",    "script",
    "small", "source", "span",  "strike",   "strong", "style",  "sub",     "sup",    "svg",  "tbody",
    "td",    "tfoot",  "th",    "thead",    "time",   "tt",     "u",       "video",  "wbr"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

enum class TagKind { none, comment, block, line, inside };

struct Tag {
  TagKind kind = TagKind::none;
  std::string name;  ///< in small letters
  bool closing = false;
  bool attributes = false;
  std::size_t size = 0;
};

/// The tag that the text begins with.
Tag tag_at(std::string_view text) {
  Tag tag;
  if (text.starts_with("<!--")) {
    tag.kind = TagKind::comment;
    tag.size = std::min(text.find("-->", 4), text.size() - 3) + 3;
    return tag;
  }
  std::size_t at = 1;
  if (at < text.size() && text[at] == '/') {
    tag.closing = true;
    ++at;
  }
  const auto name_at = at;
  constexpr std::size_t longest_name = 12;
  while (at < text.size() && at - name_at < longest_name &&
         (is_letter(text[at]) || (at > name_at && text[at] >= '1' && text[at] <= '6')))
    tag.name += static_cast<char>(text[at++] | 0x20);
  if (tag.name.empty() || at >= text.size() || (text[at] != '>' && text[at] != '/' && !is_blank(text[at]))) return {};
  constexpr std::size_t longest_tag = 16 * 1024;
  const auto end = text.substr(0, longest_tag).find('>', at);
  if (end == std::string_view::npos) return {};
  if (text.substr(at, end - at).find('<') != std::string_view::npos &&
      text.substr(at, end - at).find('"') == std::string_view::npos)
    return {};
  const auto among = [&tag](const auto& names) { return std::ranges::find(names, tag.name) != names.end(); };
  tag.kind = among(block_names)    ? TagKind::block
             : among(line_names)   ? TagKind::line
             : among(inline_names) ? TagKind::inside
                                   : TagKind::none;
  tag.attributes = text.substr(at, end - at).find('=') != std::string_view::npos;
  tag.size = end + 1;
  return tag;
}

bool has_block_tag(std::string_view html) {
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const auto kind = tag_at(html.substr(at)).kind;
    if (kind == TagKind::block || kind == TagKind::line) return true;
  }
  return false;
}

/// The entity that the text begins with: its character, and its size with "&" and ";".
std::optional<std::pair<char32_t, std::size_t>> entity_at(std::string_view text) {
  constexpr std::size_t longest = 12;
  const auto end = text.substr(0, longest).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  auto name = text.substr(1, end - 1);
  if (name.front() != '#') {
    const auto found = named_character(name);
    return found ? std::optional(std::pair{*found, end + 1}) : std::nullopt;
  }
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  if (name.empty() || name.size() > 8) return std::nullopt;
  char32_t code = 0;
  for (const char c : name) {
    const char small = static_cast<char>(c | 0x20);
    const bool digit = c >= '0' && c <= '9', letter = hex && small >= 'a' && small <= 'f';
    if (!digit && !letter) return std::nullopt;
    code = code * (hex ? 16U : 10U) + static_cast<char32_t>(digit ? c - '0' : small - 'a' + 10);
  }
  return std::pair{windows_1252(code), end + 1};
}

/// No spaces around line breaks, no more than one empty line.
std::string tidy_lines(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_blank(text[at])) {
      out += text[at++];
      continue;
    }
    const auto begin = at;
    while (at < text.size() && is_blank(text[at])) ++at;
    const auto run = text.substr(begin, at - begin);
    const auto breaks = std::ranges::count(run, '\n');
    if (out.empty() || at == text.size()) continue;
    if (breaks == 0) {
      out += run.size() == 1 ? run : " ";
    } else {
      out += breaks == 1 ? "\n" : "\n\n";
    }
  }
  return out;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto plain = std::min(text.find('&'), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (const auto entity = entity_at(text)) {
      append_character(out, entity->first);
      text.remove_prefix(entity->second);
    } else {
      out += '&';
      text.remove_prefix(1);
    }
  }
  return out;
}

bool holds_html(std::string_view text) {
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const auto tag = tag_at(text.substr(at));
    if (tag.kind == TagKind::none || tag.kind == TagKind::comment) continue;
    if (tag.closing || tag.attributes || tag.name == "br") return true;
    if (tag.name == "p" && text[at + 1] == 'p') return true;
  }
  return false;
}

std::string html_to_text(std::string_view html) {
  // Where blocks make the paragraphs, line breaks in the source are mere spaces.
  const bool fold_lines = has_block_tag(html);
  std::string out;
  out.reserve(html.size());
  while (!html.empty()) {
    const char c = html.front();
    if (c == '<') {
      const auto tag = tag_at(html);
      if (tag.kind == TagKind::none) {
        out += c;
        html.remove_prefix(1);
        continue;
      }
      html.remove_prefix(tag.size);
      if (tag.kind == TagKind::block) out += "\n\n";
      if (tag.kind == TagKind::line && (!tag.closing || tag.name == "br")) out += '\n';
      if (tag.name == "td" || tag.name == "th") out += ' ';
      if (!tag.closing && (tag.name == "script" || tag.name == "style")) {
        const auto end = html.find("</");
        html.remove_prefix(std::min(end, html.size()));
      }
    } else if (c == '&') {
      const auto entity = entity_at(html);
      append_character(out, entity ? entity->first : U'&');
      html.remove_prefix(entity ? entity->second : 1);
    } else if (fold_lines && is_blank(c)) {
      std::size_t blanks = 1;
      while (blanks < html.size() && is_blank(html[blanks])) ++blanks;
      out += ' ';
      html.remove_prefix(blanks);
    } else {
      out += c;
      html.remove_prefix(1);
    }
  }
  return tidy_lines(out);
}

std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
    } else if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      const auto c = windows_1252(static_cast<unsigned char>(text[++i]));
      if (c != replacement_character) append_character(out, c);
    } else if ((byte >= 0x20 && byte != 0x7F) || byte == '\n' || byte == '\t') {
      out += text[i];
    }
  }
  return out;
}

}  // namespace dateline::readers
