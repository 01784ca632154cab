#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "dateline/searcher.h"
#include "searcher/query/tree.h"

namespace dateline::query {

enum class Operator { op_and, op_or, op_near };

/// What stands between two brackets, put together by how tightly its operators bind. Operands and operators are given
/// as they were typed; brackets that change nothing leave no trace in the tree.
class Group {
 public:
  /// An operand; nothing for a word that was left out, so that its operators do not miss it.
  [[nodiscard]] std::optional<Problem> add(std::optional<Node> operand);

  /// An operator as typed at `column`; `distance` is NEAR's.
  [[nodiscard]] std::optional<Problem> join(Operator op, std::size_t column, unsigned distance = 0);

  /// All of it; nothing when every word was left out.
  [[nodiscard]] std::variant<std::optional<Node>, Problem> finish();

  /// Whether nothing was typed into it.
  [[nodiscard]] bool empty() const { return last_ == Last::nothing; }

 private:
  enum class Last { nothing, operand, op_and, op_or, op_near };

  [[nodiscard]] std::optional<Problem> dangling() const;
  void close_near();
  void close_alternative();

  Nodes near_;                 ///< joined by NEAR so far
  std::vector<Nodes> joined_;  ///< side by side, each the operands that ANDs join
  Nodes alternatives_;         ///< joined by OR
  std::optional<unsigned> distance_;
  Last last_ = Last::nothing;
  std::size_t operator_column_ = 0;
};

}  // namespace dateline::query
