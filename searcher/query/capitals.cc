#include "searcher/query/capitals.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace dateline::query {
namespace {

template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    visit(c);
  }
}

bool has_small_letters(std::string_view text) {
  bool small = false;
  each_code_point(text, [&](UChar32 c) { small = small || (c >= 0 && u_isalpha(c) && !u_isupper(c)); });
  return small;
}

void read(const Node& node, Capitals& capitals);

void read_text(std::string_view text, Capitals& capitals) {
  ++capitals.words;
  capitals.others_are_small = capitals.others_are_small || has_small_letters(text);
}

void read_all(const Nodes& nodes, Capitals& capitals) {
  for (const Node& node : nodes) read(node, capitals);
}

struct Reader {
  Capitals& capitals;

  void operator()(const Word& n) const { read_text(n.text, capitals); }
  void operator()(const Phrase& n) const { read_text(n.text, capitals); }
  void operator()(const Prefix& n) const { read_text(n.text, capitals); }
  void operator()(const Fuzzy& n) const { read_text(n.text, capitals); }
  void operator()(const InField& n) const { read(*n.child, capitals); }
  void operator()(const Not& n) const { read(*n.child, capitals); }
  void operator()(const Near& n) const { read_all(n.children, capitals); }
  void operator()(const And& n) const { read_all(n.children, capitals); }
  void operator()(const Or& n) const { read_all(n.children, capitals); }
  void operator()(const FieldValue&) const {}
  void operator()(const Days&) const {}
  void operator()(const DateState&) const {}
  void operator()(const Everything&) const {}
};

void read(const Node& node, Capitals& capitals) { std::visit(Reader{capitals}, node.kind); }

}  // namespace

bool all_capitals(std::string_view word) {
  std::size_t capital = 0, digits = 0, others = 0;
  each_code_point(word, [&](UChar32 c) {
    if (c == '.') return;
    if (c < 0)
      ++others;
    else if (u_isupper(c))
      ++capital;
    else if (u_isdigit(c))
      ++digits;
    else
      ++others;
  });
  return others == 0 && capital > 0 && capital + digits >= 2;
}

std::size_t letters_of(std::string_view word) {
  std::size_t letters = 0;
  each_code_point(word, [&](UChar32 c) { letters += c >= 0 && u_isalnum(c) ? 1U : 0U; });
  return letters;
}

Capitals capitals_of(const Node& tree) {
  Capitals capitals;
  read(tree, capitals);
  return capitals;
}

}  // namespace dateline::query
