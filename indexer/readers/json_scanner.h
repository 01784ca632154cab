#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::readers {

/// Finds where a JSON value ends, piece by piece, looking at brackets and strings only.
class JsonScanner {
 public:
  enum class State {
    inside,  ///< the value goes on after these bytes
    done,
    broken,  ///< no JSON: brackets that do not match, or letters where none can be
  };

  /// Looks on. `used` tells how many of the bytes belong to the value, up to the broken one. For a number or a word the
  /// byte after it is what ends it.
  [[nodiscard]] State feed(std::string_view bytes, std::size_t& used);

  /// Whether a number or a word was being read: the end of the input ends it too.
  [[nodiscard]] bool in_word() const { return in_word_; }

 private:
  std::string open_;  ///< brackets
  bool in_string_ = false;
  bool escaped_ = false;
  bool in_word_ = false;
};

/// Whether the byte is JSON's white space, or one that files have between values (record separator, NUL).
[[nodiscard]] bool is_json_space(char c);

}  // namespace dateline::readers
