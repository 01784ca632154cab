#include <string>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/tree.h"

namespace dateline::query {
namespace {

using schema::Match;

/// Where a node stands, by what may be written there without brackets: each place takes less than the one before.
enum class Place { whole, alternative, side_by_side, joined, operand };

template <typename Predicate>
bool any_character(std::string_view text, Predicate&& predicate) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    if (predicate(next.code_point)) return true;
    at += next.length;
  }
  return false;
}

bool is_operator(std::string_view word) {
  return word == "AND" || word == "OR" || word == "NOT" || word == "NEAR" || word.starts_with("NEAR/");
}

/// Whether a value is read as it is when nothing is put around it.
bool reads_bare(std::string_view value, Match match) {
  if (value.empty() || value.front() == '=') return false;
  if (any_character(value, [](char32_t c) { return is_separator(c) || opens_quote(c) || c == U'(' || c == U')'; })) {
    return false;
  }
  if (match == Match::bytes || match == Match::url) return true;
  return value.front() != '-' && value.find_first_of("*~") == std::string_view::npos;
}

struct QueryWriter {
  std::string out;
  Place place = Place::whole;
  bool apart = false;  ///< a closing bracket must not touch what was written last

  void write(const Node& node, Place where) {
    const Place before = std::exchange(place, where);
    std::visit(*this, node.kind);
    place = before;
  }

  void open() { out += '('; }
  void close() {
    if (apart) out += ' ';
    apart = false;
    out += ')';
  }

  void in_brackets(const Node& node) {
    open();
    write(node, Place::whole);
    close();
  }

  void list(const Nodes& children, std::string_view between, Place loosest, Place inside) {
    const bool brackets = children.size() > 1 && place > loosest;
    const Place each = children.size() > 1 ? inside : place;
    if (brackets) open();
    bool first = true;
    for (const Node& child : children) {
      if (!std::exchange(first, false)) out += between;
      write(child, each);
    }
    if (brackets) close();
  }

  /// A word with what is stuck to it; + says that it is no operator.
  void word(std::string_view text) {
    if (is_operator(text)) out += '+';
    plain(text);
  }

  void plain(std::string_view text) {
    out += text::to_valid_utf8(text);
    apart = text.ends_with(':');
  }

  /// There is no way to write a quote inside quotes: a space takes its place.
  void quoted(std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
      const text::Decoded next = text::decode(text, at);
      text::append_utf8(out, closes_quote(next.code_point) ? U' ' : next.code_point);
      at += next.length;
    }
    out += '"';
    apart = false;
  }

  void operator()(const Word& w) { word(w.text); }
  void operator()(const Phrase& p) {
    quoted(p.text);
    if (p.slop != 0) out += '~' + std::to_string(p.slop);
  }
  void operator()(const Prefix& p) { word(p.text + "*"); }
  void operator()(const Fuzzy& f) { word(f.text + "~" + std::to_string(f.edits)); }
  void operator()(const FieldValue& v) {
    const schema::FieldInfo& info = schema::info(v.field);
    plain(info.name);
    out += v.exact ? ":=" : ":";
    if (reads_bare(v.value, info.match)) return plain(v.value);
    const bool raw = info.match == Match::bytes || info.match == Match::url;
    if (!raw || !any_character(v.value, closes_quote)) return quoted(v.value);
    plain(v.value);
    apart = true;
  }
  void operator()(const InField& f) {
    plain(schema::info(f.field).name);
    out += ':';
    const auto& kind = f.child->kind;
    if (std::holds_alternative<Word>(kind) || std::holds_alternative<Phrase>(kind) ||
        std::holds_alternative<Prefix>(kind) || std::holds_alternative<Fuzzy>(kind)) {
      write(*f.child, Place::operand);
    } else {
      in_brackets(*f.child);
    }
  }
  void operator()(const Days& d) {
    plain(schema::info(d.field).name);
    out += ':';
    plain(dates::to_string(d.range));
  }
  void operator()(const DateState& s) { plain(s.state == DateState::State::unknown ? "date:unknown" : "date:suspect"); }
  void operator()(const Near& n) {
    list(n.children, " NEAR/" + std::to_string(n.distance) + ' ', Place::joined, Place::operand);
  }
  void operator()(const And& a) {
    if (a.typed) {
      list(a.children, " AND ", Place::side_by_side, Place::joined);
    } else {
      list(a.children, " ", Place::alternative, Place::side_by_side);
    }
  }
  void operator()(const Or& o) { list(o.children, " OR ", Place::whole, Place::alternative); }
  void operator()(const Not& n) {
    out += '-';
    if (std::holds_alternative<Not>(n.child->kind)) {
      in_brackets(*n.child);
    } else {
      write(*n.child, Place::operand);
    }
  }
  void operator()(const Everything&) { plain("*"); }
};

}  // namespace

std::string to_query(const Node& node) {
  QueryWriter writer;
  writer.write(node, Place::whole);
  return std::move(writer.out);
}

}  // namespace dateline::query
