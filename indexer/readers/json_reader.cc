#include "indexer/readers/json_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <utility>

#include "indexer/readers/character.h"

namespace dateline::readers {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr int deepest = 200;

struct BadJson {
  std::string reason;
  const char* where = nullptr;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view token) {
  std::size_t at = 0;
  const auto digits = [&] {
    const auto begin = at;
    while (at < token.size() && is_digit(token[at])) ++at;
    return at > begin;
  };
  if (token.starts_with('-')) ++at;
  const bool zero_first = at + 1 < token.size() && token[at] == '0' && is_digit(token[at + 1]);
  if (!digits() || zero_first) return false;
  if (at < token.size() && token[at] == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
    ++at;
    if (at < token.size() && (token[at] == '+' || token[at] == '-')) ++at;
    if (!digits()) return false;
  }
  return at == token.size();
}

Value read_scalar(std::string_view token) {
  while (!token.empty() && std::isspace(static_cast<unsigned char>(token.back())) != 0) token.remove_suffix(1);
  Value value;
  if (token == "true" || token == "false") {
    value.kind = Value::Kind::boolean;
    value.text = token;
  } else if (is_number(token)) {
    value.kind = Value::Kind::number;
    value.text = token;
  } else if (constexpr std::array nothing = {"null", "NaN", "Infinity", "-Infinity"};
             std::ranges::find(nothing, token) == nothing.end()) {
    throw BadJson{"a value that is none", token.data()};
  }
  return value;
}

std::optional<unsigned> hex4(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : text.substr(0, 4)) {
    if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

/// A string that simdjson refused: what its escapes leave readable. A backslash before a character that needs none is
/// dropped.
std::string read_broken_string(std::string_view token) {
  token.remove_prefix(1);
  token = token.substr(0, token.rfind('"'));
  std::string out;
  while (!token.empty()) {
    const auto plain = std::min(token.find('\\'), token.size());
    out += token.substr(0, plain);
    token.remove_prefix(plain);
    if (token.size() < 2) break;
    const char escaped = token[1];
    const auto code = escaped == 'u' ? hex4(token.substr(2)) : std::nullopt;
    token.remove_prefix(code ? 6 : 2);
    if (code) {
      char32_t c = *code;
      if (c >= 0xD800 && c < 0xDC00 && token.starts_with("\\u")) {
        if (const auto low = hex4(token.substr(2)); low && *low >= 0xDC00 && *low < 0xE000) {
          c = 0x10000 + ((c - 0xD800) << 10) + (*low - 0xDC00);
          token.remove_prefix(6);
        }
      }
      append_character(out, c);
      continue;
    }
    switch (escaped) {
      case 'n': out += '\n'; break;
      case 't': out += '\t'; break;
      case 'r': out += '\r'; break;
      case 'b':
      case 'f': out += ' '; break;
      default: out += escaped;
    }
  }
  return out;
}

Value read_value(ondemand::value value, int depth) {
  if (depth > deepest) throw BadJson{"nested more than 200 deep"};
  const std::string_view token = value.raw_json_token();
  switch (token.empty() ? '\0' : token.front()) {
    case '{': {
      Value object;
      object.kind = Value::Kind::object;
      ondemand::object members = value.get_object();
      for (auto field : members) {
        if (field.error() != simdjson::SUCCESS) throw simdjson::simdjson_error(field.error());
        ondemand::field one = std::move(field).value_unsafe();
        const char* const raw_key = one.key().raw();
        std::string_view key;
        std::string name;
        if (one.unescaped_key().get(key) == simdjson::SUCCESS) {
          name = key;
        } else {
          name.assign(raw_key, std::strchr(raw_key, '"'));
        }
        object.members.push_back({std::move(name), read_value(one.value(), depth + 1)});
      }
      return object;
    }
    case '[': {
      Value list;
      list.kind = Value::Kind::list;
      ondemand::array items = value.get_array();
      for (auto item : items) list.items.push_back(read_value(item.value(), depth + 1));
      return list;
    }
    case '"': {
      std::string_view text;
      if (value.get_string().get(text) == simdjson::SUCCESS) return Value::of_text(std::string(text));
      return Value::of_text(read_broken_string(token));
    }
    default: return read_scalar(token);
  }
}

/// Control characters inside strings, escaped: simdjson refuses the whole record for one.
std::string with_escaped_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && c == '\\' && i + 1 < text.size()) {
      out += c;
      out += text[++i];
    } else if (in_string && static_cast<unsigned char>(c) < 0x20) {
      out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : " ";
    } else {
      if (c == '"') in_string = !in_string;
      out += c;
    }
  }
  return out;
}

}  // namespace

struct JsonReader::Impl {
  ondemand::parser parser;
  std::string padded;
};

JsonReader::JsonReader() : impl_(std::make_unique<Impl>()) {}
JsonReader::~JsonReader() = default;

std::variant<Value, RecordProblem> JsonReader::read(std::string_view text, const TableHead*) {
  std::string escaped;
  for (bool second_try = false;; second_try = true) {
    auto& padded = impl_->padded;
    padded.assign(text);
    padded.append(simdjson::SIMDJSON_PADDING, ' ');
    const char* const begin = padded.data();
    const auto problem = [&](const std::string& reason, const char* where) {
      std::string place;
      if (where != nullptr && where >= begin && where <= begin + text.size())
        place = " at byte " + std::to_string(where - begin) + " of the record";
      return RecordProblem{"json", "not valid JSON: " + reason + place};
    };
    ondemand::document document;
    const auto error = impl_->parser.iterate(begin, text.size(), padded.size()).get(document);
    if (error == simdjson::UNESCAPED_CHARS && !second_try) {
      escaped = with_escaped_controls(text);
      text = escaped;
      continue;
    }
    if (error != simdjson::SUCCESS) return problem(simdjson::error_message(error), nullptr);
    try {
      ondemand::value root;
      if (document.get_value().get(root) != simdjson::SUCCESS) {  // of no object or list
        if (!text.starts_with('"')) (void)read_scalar(text);
        return RecordProblem{"not-an-object", "a record must be a JSON object"};
      }
      Value value = read_value(root, 0);
      const char* rest = nullptr;
      if (document.current_location().get(rest) == simdjson::SUCCESS)
        return problem("more text after the object", rest);
      if (value.kind != Value::Kind::object) return RecordProblem{"not-an-object", "a record must be a JSON object"};
      return value;
    } catch (const BadJson& bad) {
      return problem(bad.reason, bad.where);
    } catch (const simdjson::simdjson_error& bad) {
      const char* where = nullptr;
      if (document.current_location().get(where) != simdjson::SUCCESS) where = nullptr;
      return problem(bad.what(), where);
    }
  }
}

}  // namespace dateline::readers
