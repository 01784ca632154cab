#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::query {

/// Which articles are wanted and how much each fits, as operations on terms: what a plan is made of. Counted and ranked
/// off the postings, or given to the engine.
///
/// The functions below keep it small: what comes to nothing is left out, and nothing has one part only.
struct Formula {
  enum class Kind : std::uint8_t {
    nothing,
    everything,
    term,      ///< articles with the term, which weighs there
    fixed,     ///< every article, with the weight `factor`
    any,       ///< of the parts; their weights add up
    all,       ///< of the parts
    where,     ///< the first part, as far as the second holds, which weighs nothing
    maybe,     ///< the first part; the second only adds its weight
    without,   ///< the first part, where the second does not hold
    in_order,  ///< the parts, terms or any of terms, side by side; weighs nothing
    scaled,    ///< the only part, its weight times `factor`
  };

  Kind kind = Kind::nothing;
  std::string name;  ///< of the term
  double factor = 1;
  std::vector<Formula> parts;

  [[nodiscard]] bool empty() const { return kind == Kind::nothing; }
};

[[nodiscard]] Formula everything();
[[nodiscard]] Formula term(std::string name);
[[nodiscard]] Formula fixed(double weight);
[[nodiscard]] Formula any_of(std::vector<Formula> parts);
[[nodiscard]] Formula any_term(const std::vector<std::string>& names);
[[nodiscard]] Formula all_of(std::vector<Formula> parts);
[[nodiscard]] Formula where(Formula first, Formula filter);
[[nodiscard]] Formula maybe(Formula first, Formula more);
[[nodiscard]] Formula without(Formula first, Formula excluded);
[[nodiscard]] Formula in_order(std::vector<Formula> parts);
[[nodiscard]] Formula scaled(double factor, Formula first);

}  // namespace dateline::query
