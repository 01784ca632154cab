#include "searcher/query/group.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace dateline::query {
namespace {

Problem needs_both_sides(std::string_view op, std::size_t column) {
  const std::string name(op);
  return {name + " needs something on both sides", column, "to search for the word, quote it: \"" + name + "\""};
}

/// Whether positions can be asked of it.
bool has_positions(const Node& node) {
  if (const auto* phrase = std::get_if<Phrase>(&node.kind)) return phrase->slop == 0;
  if (const auto* any = std::get_if<Or>(&node.kind)) {
    return std::all_of(any->children.begin(), any->children.end(), [](const Node& n) { return has_positions(n); });
  }
  return std::holds_alternative<Word>(node.kind);
}

std::optional<Problem> near_problem(const Node& node) {
  if (has_positions(node)) return std::nullopt;
  return Problem{"NEAR joins words, phrases and ORs of them only", node.column,
                 "for words of one field: title:(flood NEAR/5 relief)"};
}

void append(Nodes& to, Nodes&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// The children of a node of the same kind, else the node itself.
void append_and(Nodes& to, Node&& node, bool typed) {
  auto* inner = std::get_if<And>(&node.kind);
  if (inner != nullptr && inner->typed == typed) {
    append(to, std::move(inner->children));
  } else {
    to.push_back(std::move(node));
  }
}

Node make_and(Nodes&& members, bool typed) {
  if (members.size() == 1) return std::move(members.front());
  Nodes children;
  for (Node& member : members) append_and(children, std::move(member), typed);
  const std::size_t column = children.front().column;
  return {And{std::move(children), typed}, column};
}

Node make_or(Nodes&& alternatives) {
  if (alternatives.size() == 1) return std::move(alternatives.front());
  Nodes children;
  for (Node& node : alternatives) {
    if (auto* inner = std::get_if<Or>(&node.kind)) {
      append(children, std::move(inner->children));
    } else {
      children.push_back(std::move(node));
    }
  }
  const std::size_t column = children.front().column;
  return {Or{std::move(children)}, column};
}

}  // namespace

std::optional<Problem> Group::dangling() const {
  switch (last_) {
    case Last::op_and: return needs_both_sides("AND", operator_column_);
    case Last::op_or: return needs_both_sides("OR", operator_column_);
    case Last::op_near: return needs_both_sides("NEAR", operator_column_);
    case Last::nothing:
    case Last::operand: break;
  }
  return std::nullopt;
}

void Group::close_near() {
  if (!near_.empty()) {
    if (near_.size() == 1) {
      joined_.back().push_back(std::move(near_.front()));
    } else {
      const std::size_t column = near_.front().column;
      joined_.back().push_back({Near{std::move(near_), *distance_}, column});
    }
    near_.clear();
  }
  distance_.reset();
}

void Group::close_alternative() {
  close_near();
  Nodes members;
  for (Nodes& operands : joined_) {
    if (!operands.empty()) members.push_back(make_and(std::move(operands), true));
  }
  joined_.clear();
  if (!members.empty()) alternatives_.push_back(make_and(std::move(members), false));
}

std::optional<Problem> Group::add(std::optional<Node> operand) {
  if (last_ == Last::op_near) {
    if (operand) {
      if (auto problem = near_problem(*operand)) return problem;
    }
  } else {
    if (last_ == Last::operand) close_near();
    if (last_ != Last::op_and) joined_.emplace_back();
  }
  if (operand) near_.push_back(std::move(*operand));
  last_ = Last::operand;
  return std::nullopt;
}

std::optional<Problem> Group::join(Operator op, std::size_t column, unsigned distance) {
  if (last_ != Last::operand) {
    constexpr std::string_view names[] = {"AND", "OR", "NEAR"};
    return needs_both_sides(names[static_cast<std::size_t>(op)], column);
  }
  operator_column_ = column;
  switch (op) {
    case Operator::op_and:
      close_near();
      last_ = Last::op_and;
      break;
    case Operator::op_or:
      close_alternative();
      last_ = Last::op_or;
      break;
    case Operator::op_near:
      if (distance_ && *distance_ != distance) {
        return Problem{"a chain of NEARs has one distance", column,
                       "join the pairs: flood NEAR/3 relief AND relief NEAR/8 fund"};
      }
      if (!near_.empty()) {
        if (auto problem = near_problem(near_.front())) return problem;
      }
      distance_ = distance;
      last_ = Last::op_near;
      break;
  }
  return std::nullopt;
}

std::variant<std::optional<Node>, Problem> Group::finish() {
  if (auto problem = dangling()) return *std::move(problem);
  close_alternative();
  if (alternatives_.empty()) return std::optional<Node>{};
  return std::optional<Node>{make_or(std::move(alternatives_))};
}

}  // namespace dateline::query
