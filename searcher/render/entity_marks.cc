#include "searcher/render/entity_marks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/text/utf8.h"

namespace dateline::render {
namespace {

struct Name {
  std::string text;
  Style style;
};

/// What continues a word on either side of a border. Scripts that are written without spaces have borders anywhere.
bool continues_word(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return false;
  switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER: return false;
    default: break;
  }
  const auto type = u_charType(c);
  return u_isalnum(c) != 0 || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}

/// A border lies before what begins no word, and between what does not go on in one word.
bool border(std::optional<char32_t> before, std::string_view text, std::size_t at) {
  if (!before || at >= text.size() || !continues_word(*before)) return true;
  return !continues_word(text::decode(text, at).code_point);
}

/// Where the name ends that may begin at `at`; nothing when another text stands there.
std::optional<std::size_t> end_of(std::string_view name, std::string_view text, std::size_t at) {
  char32_t last = 0;
  for (std::size_t i = 0; i < name.size();) {
    if (name[i] == ' ') {
      const std::size_t begin = at;
      while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
      if (at == begin) return std::nullopt;
      ++i;
      continue;
    }
    const text::Decoded next = text::decode(name, i);
    if (text.substr(at, next.length) != name.substr(i, next.length)) return std::nullopt;
    i += next.length;
    at += next.length;
    last = next.code_point;
  }
  if (!border(last, text, at)) return std::nullopt;
  return at;
}

/// Names by their first byte, longest first.
class Names {
 public:
  explicit Names(const EntityNames& names) {
    add(names.person, Style::person);
    add(names.org, Style::org);
    add(names.place, Style::place);
    for (auto& same : by_first_) {
      std::ranges::stable_sort(same, std::ranges::greater{}, [](const Name& name) { return name.text.size(); });
    }
  }

  [[nodiscard]] std::optional<Marked::Mark> at(std::string_view text, std::size_t at) const {
    for (const Name& name : by_first_.at(static_cast<unsigned char>(text[at]))) {
      if (const auto end = end_of(name.text, text, at)) return Marked::Mark{at, *end, name.style};
    }
    return std::nullopt;
  }

 private:
  void add(const std::vector<std::string>& names, Style style) {
    for (const std::string& each : names) {
      const std::string clean = marked(each).text;
      if (!clean.empty()) by_first_.at(static_cast<unsigned char>(clean.front())).push_back({clean, style});
    }
  }

  std::array<std::vector<Name>, 256> by_first_;
};

}  // namespace

std::vector<Marked::Mark> entity_marks(std::string_view clean, const EntityNames& names) {
  const Names known(names);
  std::vector<Marked::Mark> marks;
  std::optional<char32_t> before;
  for (std::size_t at = 0; at < clean.size();) {
    if (border(before, clean, at)) {
      if (const auto mark = known.at(clean, at)) {
        marks.push_back(*mark);
        before.reset();
        // What stands behind a name may begin the next.
        at = mark->end;
        continue;
      }
    }
    const text::Decoded next = text::decode(clean, at);
    before = next.code_point;
    at += next.length;
  }
  return marks;
}

}  // namespace dateline::render
