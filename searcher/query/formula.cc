#include "searcher/query/formula.h"

#include <algorithm>
#include <utility>

namespace dateline::query {
namespace {

using Kind = Formula::Kind;

Formula made(Kind kind, std::vector<Formula> parts, double factor = 1) { return {kind, {}, factor, std::move(parts)}; }

Formula made(Kind kind, Formula first, Formula second) {
  std::vector<Formula> parts;
  parts.push_back(std::move(first));
  parts.push_back(std::move(second));
  return made(kind, std::move(parts));
}

}  // namespace

Formula everything() { return made(Kind::everything, {}); }

Formula term(std::string name) { return {Kind::term, std::move(name), 1, {}}; }

Formula fixed(double weight) { return made(Kind::fixed, {}, weight); }

Formula any_of(std::vector<Formula> parts) {
  std::erase_if(parts, [](const Formula& part) { return part.empty(); });
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return made(Kind::any, std::move(parts));
}

Formula any_term(const std::vector<std::string>& names) {
  std::vector<Formula> parts;
  for (const std::string& name : names) parts.push_back(term(name));
  return any_of(std::move(parts));
}

Formula all_of(std::vector<Formula> parts) {
  if (std::ranges::any_of(parts, &Formula::empty) || parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return made(Kind::all, std::move(parts));
}

Formula where(Formula first, Formula filter) {
  if (first.empty() || filter.empty()) return {};
  return made(Kind::where, std::move(first), std::move(filter));
}

Formula maybe(Formula first, Formula more) {
  if (first.empty() || more.empty()) return first;
  return made(Kind::maybe, std::move(first), std::move(more));
}

Formula without(Formula first, Formula excluded) {
  if (first.empty() || excluded.empty()) return first;
  return made(Kind::without, std::move(first), std::move(excluded));
}

Formula in_order(std::vector<Formula> parts) {
  if (std::ranges::any_of(parts, &Formula::empty) || parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return made(Kind::in_order, std::move(parts));
}

Formula scaled(double factor, Formula first) {
  if (factor == 1 || first.empty()) return first;
  std::vector<Formula> parts;
  parts.push_back(std::move(first));
  return made(Kind::scaled, std::move(parts), factor);
}

}  // namespace dateline::query
