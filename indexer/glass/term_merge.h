#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::glass {

/// Merges cursors over terms: each term comes once for every cursor that has it, cursors in their order.
///
/// A tree of losers in which each loser keeps how many bytes it shares with the term that it lost to, so that a step up
/// the tree mostly compares two counts and no text. (Ng and Kakehi, "Merging string sequences by longest common
/// prefixes", 2008.)
template <typename Cursor>
class TermMerge {
 public:
  explicit TermMerge(std::vector<std::unique_ptr<Cursor>> cursors) : losers_(cursors.size()) {
    for (auto& cursor : cursors) runners_.push_back({std::move(cursor), {}, false});
    for (Runner& runner : runners_) read(runner);
    if (!runners_.empty()) winner_ = first_winner(1);
  }

  /// False after the last.
  bool next() {
    if (started_) {
      Runner& runner = runners_[winner_.runner];
      last_size_ = runner.term.size();
      winner_.shared = read(runner);
      for (std::size_t node = (winner_.runner + runners_.size()) / 2; node > 0; node /= 2) play(losers_[node]);
    }
    started_ = true;
    return !runners_.empty() && !runners_[winner_.runner].ended;
  }

  [[nodiscard]] std::string_view term() const { return runners_[winner_.runner].term; }
  /// Whether the term is another than that before.
  [[nodiscard]] bool is_new() const { return winner_.shared != last_size_ || term().size() != last_size_; }
  [[nodiscard]] Cursor& cursor() { return *runners_[winner_.runner].cursor; }

 private:
  struct Runner {
    std::unique_ptr<Cursor> cursor;
    std::string term;
    bool ended;
  };
  struct Entry {
    std::size_t runner = 0;
    std::size_t shared = 0;  ///< bytes, with the last term that won against it
  };

  /// Goes on to the runner's next term, and says how many bytes it shares with the one before.
  static std::size_t read(Runner& runner) {
    runner.ended = !runner.cursor->next_term();
    if (runner.ended) return 0;
    const std::string_view term = runner.cursor->term();
    const auto shared = static_cast<std::size_t>(std::ranges::mismatch(term, runner.term).in1 - term.begin());
    runner.term.replace(shared, std::string::npos, term.substr(shared));
    return shared;
  }

  /// Plays the tree below the node for the first time. Nodes from runners_.size() on are the runners.
  Entry first_winner(std::size_t node) {
    if (node >= runners_.size()) return {node - runners_.size(), 0};
    losers_[node] = first_winner(2 * node);
    winner_ = first_winner(2 * node + 1);
    play(losers_[node]);
    return winner_;
  }

  /// The winner meets that loser: the better one goes up.
  void play(Entry& loser) {
    const Runner &mine = runners_[winner_.runner], &other = runners_[loser.runner];
    if (other.ended) return;
    if (!mine.ended && winner_.shared > loser.shared) return;
    if (mine.ended || winner_.shared < loser.shared) {
      std::swap(winner_, loser);
      return;
    }
    const std::string_view a = std::string_view(mine.term).substr(winner_.shared),
                           b = std::string_view(other.term).substr(loser.shared);
    const auto more = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    const int order = a.substr(more).compare(b.substr(more));
    const std::size_t shared = winner_.shared + more;
    if (order > 0 || (order == 0 && winner_.runner > loser.runner)) std::swap(winner_, loser);
    loser.shared = shared;
  }

  std::vector<Runner> runners_;
  std::vector<Entry> losers_;  // by node of the tree, from 1
  Entry winner_;
  std::size_t last_size_ = 0;
  bool started_ = false;
};

}  // namespace dateline::glass
