#include "searcher/query/parser.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/group.h"
#include "searcher/query/leaves.h"
#include "searcher/query/lexer.h"

namespace dateline::query {
namespace {

using schema::Field;
using schema::Match;

constexpr std::size_t too_many_bytes = 1'000'000;
constexpr std::size_t too_many_leaves = 10'000;
constexpr std::size_t too_many_brackets = 1'000;
constexpr unsigned default_distance = 10;
constexpr unsigned greatest_distance = 1000;

/// - and NOT before an operand; two of them are none.
struct Negation {
  bool on = false;
  bool by_word = false;    ///< a NOT, which may be typed with nothing behind it
  std::size_t column = 0;  ///< of the first
};

/// A bracket that is still open, or the whole query.
struct Frame {
  Group group;
  std::size_t column = 0;
  Negation negation;             ///< of the bracket as a whole
  std::optional<Field> field;    ///< whose values or words stand in it
  std::size_t field_column = 0;  ///< where the field was typed when this bracket is its value, else 0
};

Problem unclosed_quote(std::size_t column) { return {"this quote is not closed", column, "add \" behind the words"}; }

Reading reading_of(std::optional<Field> field) {
  if (!field) return Reading::words;
  switch (schema::info(*field).match) {
    case Match::words: return Reading::words;
    case Match::bytes:
    case Match::url: return Reading::raw;
    case Match::folded:
    case Match::name:
    case Match::period: break;
  }
  return Reading::values;
}

/// Keeps the open brackets in a list of its own, so that no nesting overflows the stack.
class Parser {
 public:
  Parser(std::string_view query, Day today) : lexer_(query), today_(today) { frames_.emplace_back(); }

  Parse run();

 private:
  void step(const Token& token);
  void open(const Token& token, std::optional<Field> field, std::size_t field_column);
  void close(const Token& token);
  void end();
  void field(const Token& name);
  void exact();
  void join(const Token& token);
  void negate(const Token& token);
  void piece(const Token& token, bool exact, std::optional<Field> field, std::size_t field_column);
  void leaf(Leaf&& leaf, const Token& token);
  void operand(std::optional<Node>&& node, Negation negation);
  [[nodiscard]] bool refuse_pending_not();
  void fail(std::optional<Problem>&& problem) {
    if (problem && !parse_.problem) parse_.problem = std::move(problem);
  }
  void fail(std::size_t column, std::string message, std::string hint) {
    fail(Problem{std::move(message), column, std::move(hint)});
  }
  void note(Note&& note);
  void note_ignored();

  Lexer lexer_;
  Day today_;
  std::vector<Frame> frames_;
  Negation negation_;
  bool behind_operand_ = false;  ///< the last token ended an operand
  std::size_t leaves_ = 0;
  std::optional<Token> first_ignored_;
  std::size_t ignored_ = 0;
  bool done_ = false;
  Parse parse_;
};

Parse Parser::run() {
  while (!done_ && !parse_.problem) {
    const Token token = lexer_.next(reading_of(frames_.back().field));
    const bool after_operand = std::exchange(behind_operand_, false);
    if (token.kind == TokenKind::word && token.text.starts_with('*') &&
        ((after_operand && token.glued) || (token.text == "*" && !lexer_.at_border()))) {
      fail(token.column, "* can only stand at the end of a word, or alone", "sanction* finds any ending");
    } else {
      step(token);
    }
  }
  if (parse_.problem) parse_.tree.reset();
  note_ignored();
  return std::move(parse_);
}

void Parser::step(const Token& token) {
  switch (token.kind) {
    case TokenKind::end: return end();
    case TokenKind::open: return open(token, frames_.back().field, 0);
    case TokenKind::close: return close(token);
    case TokenKind::exclude:
    case TokenKind::op_not: return negate(token);
    case TokenKind::require: return;
    case TokenKind::exact: return exact();
    case TokenKind::field: return field(token);
    case TokenKind::unknown_field: return fail(unknown_field(token.text, token.column));
    case TokenKind::unclosed: return fail(unclosed_quote(token.column));
    case TokenKind::lone_field:
      note({"field-alone",
            shown(token.text) + " has a space behind it, so it is searched for as a word; a field is written " +
                std::string(schema::info(*token.field).example),
            token.column});
      return piece(token, false, frames_.back().field, 0);
    case TokenKind::word:
    case TokenKind::quoted: return piece(token, false, frames_.back().field, 0);
    case TokenKind::op_and:
    case TokenKind::op_or:
    case TokenKind::op_near: return join(token);
  }
}

void Parser::open(const Token& token, std::optional<Field> field, std::size_t field_column) {
  if (frames_.size() >= too_many_brackets) {
    return fail(token.column, "a query may have at most 999 brackets inside each other", "");
  }
  Frame frame;
  frame.column = token.column;
  frame.negation = std::exchange(negation_, {});
  frame.field = field;
  frame.field_column = field_column;
  frames_.push_back(std::move(frame));
}

void Parser::close(const Token& token) {
  if (refuse_pending_not()) return;
  if (frames_.size() == 1) return fail(token.column, "this bracket closes nothing", "leave it out, or quote it");
  Frame frame = std::move(frames_.back());
  if (frame.group.empty()) return fail(frame.column, "nothing stands in these brackets", "leave them out");
  auto finished = frame.group.finish();
  if (auto* problem = std::get_if<Problem>(&finished)) return fail(std::move(*problem));
  auto& node = std::get<std::optional<Node>>(finished);
  if (node && frame.field_column != 0 && schema::info(*frame.field).match == Match::words) {
    node = Node{InField{*frame.field, std::make_unique<Node>(*std::move(node))}, frame.field_column};
  }
  frames_.pop_back();
  operand(std::move(node), frame.negation);
}

void Parser::end() {
  done_ = true;
  if (frames_.size() > 1)
    return fail(frames_.back().column, "this bracket is not closed", "add ) behind its last word");
  if (refuse_pending_not()) return;
  auto finished = frames_.back().group.finish();
  if (auto* problem = std::get_if<Problem>(&finished)) return fail(std::move(*problem));
  parse_.tree = std::move(std::get<std::optional<Node>>(finished));
}

void Parser::field(const Token& name) {
  const Field field = *name.field;
  if (const auto outer = frames_.back().field) {
    return fail(name.column, shown(field) + " cannot stand inside " + shown(*outer) + "(...)",
                "write it behind the closing bracket");
  }
  const bool words = schema::info(field).match == Match::words;
  while (words && lexer_.take('+')) {
  }
  const bool exact = lexer_.take('=');
  Token value = lexer_.next_value(reading_of(field));
  switch (value.kind) {
    case TokenKind::unclosed: return fail(unclosed_quote(value.column));
    case TokenKind::open:
      if (!exact) return open(value, field, name.column);
      return fail(value.column, "= takes one value", "write it before each: " + shown(field) + "(=... OR =...)");
    case TokenKind::word:
      if (exact || reading_of(field) == Reading::raw || schema::info(field).match == Match::period) break;
      if (value.text.starts_with('-')) {
        return fail(value.column, "- stands before the field",
                    "write -" + shown(field) + shown(value.text.substr(1)) + ", or quote the value");
      }
      break;
    case TokenKind::quoted: break;
    default:
      return fail(name.column, shown(field) + " needs a value", "as in " + std::string(schema::info(field).example));
  }
  piece(value, exact, field, name.column);
}

void Parser::exact() {
  const auto field = frames_.back().field;
  const Token value = lexer_.next_value(reading_of(field));
  if (value.kind == TokenKind::unclosed) return fail(unclosed_quote(value.column));
  if (value.kind != TokenKind::word && value.kind != TokenKind::quoted) {
    return fail(value.column, "= takes one word or phrase", "write it before each of them");
  }
  piece(value, true, field, 0);
}

void Parser::join(const Token& token) {
  if (refuse_pending_not()) return;
  Group& group = frames_.back().group;
  if (token.kind != TokenKind::op_near) {
    return fail(group.join(token.kind == TokenKind::op_and ? Operator::op_and : Operator::op_or, token.column));
  }
  unsigned distance = default_distance;
  if (const std::size_t slash = token.text.find('/'); slash != std::string_view::npos) {
    const char* const end = token.text.data() + token.text.size();
    const auto [stop, error] = std::from_chars(token.text.data() + slash + 1, end, distance);
    if (error != std::errc{} || stop != end || distance < 1 || distance > greatest_distance) {
      return fail(token.column, shown(token.text) + " is not possible: the distance is 1 to 1000",
                  "ceasefire NEAR/8 drone finds both at most 8 apart");
    }
  }
  fail(group.join(Operator::op_near, token.column, distance));
}

void Parser::negate(const Token& token) {
  if (negation_.column == 0) negation_.column = token.column;
  negation_.on = !negation_.on;
  negation_.by_word = token.kind == TokenKind::op_not;
}

bool Parser::refuse_pending_not() {
  if (!negation_.by_word) return false;
  fail(negation_.column, "NOT needs something behind it", "to search for the word, quote it: \"NOT\"");
  return true;
}

void Parser::piece(const Token& token, bool exact, std::optional<Field> field, std::size_t field_column) {
  Piece piece{token, {}, exact};
  if (token.kind == TokenKind::quoted) piece.suffix = lexer_.suffix();
  const bool words = !field || schema::info(*field).match == Match::words;
  Leaf read = words ? read_words(piece, field) : read_value(piece, *field, today_);
  if (read.node && field_column != 0) {
    if (words) read.node = Node{InField{*field, std::make_unique<Node>(*std::move(read.node))}, field_column};
    read.node->column = field_column;
  }
  leaf(std::move(read), token);
}

void Parser::leaf(Leaf&& leaf, const Token& token) {
  if (leaf.problem) return fail(std::move(leaf.problem));
  if (leaf.note) note(*std::move(leaf.note));
  if (!leaf.node) {
    if (!first_ignored_) first_ignored_ = token;
    ++ignored_;
  } else if (++leaves_ >= too_many_leaves) {
    return fail(token.column, "a query may have at most 9,999 words and conditions", "");
  }
  operand(std::move(leaf.node), std::exchange(negation_, {}));
}

void Parser::operand(std::optional<Node>&& node, Negation negation) {
  if (node && negation.on) {
    if (auto* inner = std::get_if<Not>(&node->kind)) {
      Node child = std::move(*inner->child);
      node = std::move(child);
    } else {
      node = Node{Not{std::make_unique<Node>(*std::move(node))}, negation.column};
    }
  }
  fail(frames_.back().group.add(std::move(node)));
  behind_operand_ = true;
}

/// One of a kind is enough, and keeps the notes of a huge query short.
void Parser::note(Note&& note) {
  const auto same = [&](const Note& n) { return n.code == note.code; };
  if (std::none_of(parse_.notes.begin(), parse_.notes.end(), same)) parse_.notes.push_back(std::move(note));
}

void Parser::note_ignored() {
  if (!first_ignored_) return;
  std::string message = shown(first_ignored_->text) + " holds no letter and no digit, so it is left out";
  if (ignored_ > 1) message += " (and " + std::to_string(ignored_ - 1) + " more)";
  note({"word-ignored", std::move(message), first_ignored_->column});
}

}  // namespace

Parse parse(std::string_view query, Day today) {
  if (query.size() >= too_many_bytes) {
    Parse refused;
    refused.problem = Problem{"a query may have at most 999,999 bytes", 1, ""};
    return refused;
  }
  return Parser(query, today).run();
}

}  // namespace dateline::query
