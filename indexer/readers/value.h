#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/field_names.h"

namespace dateline::readers {

struct ValueMember;

/// A record's content, whatever its format: what JSON can say, with numbers as they were written.
struct Value {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  std::optional<Field> taken_by;     ///< the article's field that took it: it does not go to `extra`
  std::optional<Field> meant_for;    ///< the field that its format has it for, whatever its key
  std::string text;                  ///< of text: itself; of a number or boolean: as written
  std::vector<Value> items;          ///< of a list
  std::vector<ValueMember> members;  ///< of an object, in order

  [[nodiscard]] static Value of_text(std::string text);
  [[nodiscard]] static Value of_list(std::vector<Value> items);
  [[nodiscard]] static Value of_object(std::vector<ValueMember> members);

  /// The member of that very key; null when there is none or this is no object.
  [[nodiscard]] const Value* find(std::string_view key) const;
  /// Null, "", or nothing but such.
  [[nodiscard]] bool is_empty() const;
};

struct ValueMember {
  std::string key;
  Value value;
};

/// Compact JSON of what no field took, keys in order; "" when nothing is left.
[[nodiscard]] std::string write_rest(const Value& value);

/// Appends the text as a JSON string.
void append_json_string(std::string& out, std::string_view text);

}  // namespace dateline::readers
