#include "indexer/readers/value.h"

#include <algorithm>
#include <utility>

namespace dateline::readers {
namespace {

/// Whether anything of the value is left. A list or object that was empty from the start is; one whose content was all
/// taken is not.
bool has_rest(const Value& value) {
  if (value.taken_by) return false;
  switch (value.kind) {
    case Value::Kind::list: return value.items.empty() || std::ranges::any_of(value.items, has_rest);
    case Value::Kind::object:
      return value.members.empty() ||
             std::ranges::any_of(value.members, [](const auto& member) { return has_rest(member.value); });
    default: return true;
  }
}

void write(std::string& out, const Value& value) {
  switch (value.kind) {
    case Value::Kind::null: out += "null"; break;
    case Value::Kind::boolean:
    case Value::Kind::number: out += value.text; break;
    case Value::Kind::text: append_json_string(out, value.text); break;
    case Value::Kind::list: {
      char before = '[';
      for (const auto& item : value.items) {
        if (!has_rest(item)) continue;
        out += before;
        write(out, item);
        before = ',';
      }
      out += before == '[' ? "[]" : "]";
      break;
    }
    case Value::Kind::object: {
      char before = '{';
      for (const auto& member : value.members) {
        if (!has_rest(member.value)) continue;
        out += before;
        append_json_string(out, member.key);
        out += ':';
        write(out, member.value);
        before = ',';
      }
      out += before == '{' ? "{}" : "}";
      break;
    }
  }
}

}  // namespace

Value Value::of_text(std::string text) {
  Value value;
  value.kind = Kind::text;
  value.text = std::move(text);
  return value;
}

Value Value::of_list(std::vector<Value> items) {
  Value value;
  value.kind = Kind::list;
  value.items = std::move(items);
  return value;
}

Value Value::of_object(std::vector<ValueMember> members) {
  Value value;
  value.kind = Kind::object;
  value.members = std::move(members);
  return value;
}

const Value* Value::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &ValueMember::key);
  return found == members.end() ? nullptr : &found->value;
}

bool Value::is_empty() const {
  switch (kind) {
    case Kind::null: return true;
    case Kind::text: return text.empty();
    case Kind::list: return std::ranges::all_of(items, [](const auto& item) { return item.is_empty(); });
    case Kind::object: return std::ranges::all_of(members, [](const auto& member) { return member.value.is_empty(); });
    default: return false;
  }
}

std::string write_rest(const Value& value) {
  std::string out;
  if (has_rest(value)) write(out, value);
  return out == "{}" ? "" : out;
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (const auto byte = static_cast<unsigned char>(c); byte < 0x20) {
          out += "\\u00";
          out += hex[byte >> 4];
          out += hex[byte & 0xF];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

}  // namespace dateline::readers
