#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/format.h"
#include "indexer/readers/json_layout.h"
#include "indexer/readers/json_scanner.h"

namespace dateline::readers {

/// Cuts JSON documents of any length into the objects that are their articles, holding one at a time. Where they are is
/// told (ReadOptions::records) or found in the document's first 64 MiB.
///
/// After bytes that are no JSON it goes on at the next object that begins as those before it did.
class JsonSplitter : public Splitter {
 public:
  JsonSplitter(Window& member, const ReadOptions& options);
  std::optional<Piece> next() override;

 private:
  /// An object or list on the way to the records, or the list of records itself.
  struct Level {
    bool list = false;
    std::size_t depth = 0;           ///< keys of the path that led here
    std::string first_key;           ///< of a list: how its objects begin, `{"id"`
    std::size_t indent = no_indent;  ///< of a list: how far in its objects stand, when each begins a line
  };
  static constexpr std::size_t no_indent = std::string::npos;

  enum class Skip { whole, cut, broken };

  [[nodiscard]] bool find_path();
  std::optional<Piece> step();
  std::optional<Piece> step_document();
  std::optional<Piece> step_list();
  std::optional<Piece> step_object();
  std::optional<Piece> enter_value(std::size_t depth);
  std::optional<Piece> cut_value();
  Skip skip_value();
  std::string read_key();
  char skip_space();
  void learn_beginning(Level& level);
  [[nodiscard]] std::size_t indent_here() const { return line_begun_ ? spaces_ : no_indent; }

  Piece fail(std::string reason, bool open_ended);
  Piece too_large(std::size_t scanned, JsonScanner::State state, JsonScanner scanner);
  [[nodiscard]] std::optional<std::size_t> find_beginning(std::string_view bytes, std::size_t from, const Level& level,
                                                          bool last) const;
  void go_to_next_beginning();
  [[nodiscard]] Level& beginning_level();

  Window& member_;
  bool path_given_;
  std::vector<std::string> known_keys_;
  RecordsPath path_;
  std::optional<Piece> layout_problem_;
  std::vector<Level> levels_;  ///< the innermost last; the first is the row of documents
  std::size_t spaces_ = 0;     ///< white space just skipped, since the line's beginning
  bool line_begun_ = true;     ///< only white space stands before on this line
  bool ended_ = false;
};

}  // namespace dateline::readers
