#include "searcher/query/tree.h"

#include <string_view>

#include "common/text/utf8.h"
#include "searcher/query/characters.h"

namespace dateline::query {
namespace {

bool needs_quotes(std::string_view text) {
  if (text.empty()) return true;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    const char32_t c = next.code_point;
    if (is_separator(c) || opens_quote(c) || c == U'(' || c == U')') return true;
    at += next.length;
  }
  return false;
}

/// Writes the S-expression.
struct TreeWriter {
  std::string out;

  void write(const Node& node) { std::visit(*this, node.kind); }

  void quoted(std::string_view text) {
    out += '"';
    for (const char c : text::to_valid_utf8(text)) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }

  void word(std::string_view text) {
    if (needs_quotes(text)) {
      quoted(text);
    } else {
      out += text::to_valid_utf8(text);
    }
  }

  void list(std::string_view head, const Nodes& children) {
    out += '(';
    out += head;
    for (const Node& child : children) {
      out += ' ';
      write(child);
    }
    out += ')';
  }

  void around(std::string_view head, const Node& child) {
    out += '(';
    out += head;
    out += ' ';
    write(child);
    out += ')';
  }

  void operator()(const Word& w) { word(w.text); }
  void operator()(const Phrase& p) {
    out += p.slop == 0 ? "(phrase " : "(phrase " + std::to_string(p.slop) + ' ';
    quoted(p.text);
    out += ')';
  }
  void operator()(const Prefix& p) {
    out += "(prefix ";
    word(p.text);
    out += ')';
  }
  void operator()(const Fuzzy& f) {
    out += "(fuzzy " + std::to_string(f.edits) + ' ';
    word(f.text);
    out += ')';
  }
  void operator()(const FieldValue& v) {
    out += '(';
    out += schema::info(v.field).name;
    out += v.exact ? "= " : " ";
    quoted(v.value);
    out += ')';
  }
  void operator()(const InField& f) { around(schema::info(f.field).name, *f.child); }
  void operator()(const Days& d) {
    out += '(';
    out += schema::info(d.field).name;
    out += ' ';
    out += dates::to_string(d.range);
    out += ')';
  }
  void operator()(const DateState& s) {
    out += s.state == DateState::State::unknown ? "(date unknown)" : "(date suspect)";
  }
  void operator()(const Near& n) { list("near " + std::to_string(n.distance), n.children); }
  void operator()(const And& a) { list(a.typed ? "AND" : "and", a.children); }
  void operator()(const Or& o) { list("or", o.children); }
  void operator()(const Not& n) { around("not", *n.child); }
  void operator()(const Everything&) { out += "(everything)"; }
};

}  // namespace

std::string to_string(const Node& node) {
  TreeWriter writer;
  writer.write(node);
  return std::move(writer.out);
}

}  // namespace dateline::query
