#include "indexer/readers/value_text.h"

#include <algorithm>
#include <array>

#include "common/text/trim.h"
#include "indexer/readers/same_letters.h"

namespace dateline::readers {
namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    if (const auto part = text::trimmed(text.substr(0, at)); !part.empty()) parts.push_back(part);
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

bool begins_with_word(std::string_view text, std::string_view small_word) {
  return text.size() > small_word.size() && same_letters(text.substr(0, small_word.size()), small_word) &&
         text::blanks.find(text[small_word.size()]) != std::string_view::npos;
}

std::vector<std::string_view> split_at_and(std::string_view text) {
  for (const std::string_view word : {" and ", " AND ", " And ", " & "})
    if (text.find(word) != std::string_view::npos) return split(text, word);
  return {text};
}

/// What follows a comma and yet belongs to the name before it.
bool is_name_suffix(std::string_view part) {
  constexpr std::array suffixes = {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "MD", "M.D.", "PhD", "Ph.D."};
  return std::ranges::find(suffixes, part) != suffixes.end();
}

}  // namespace

Value* text_leaf(Value& value) {
  switch (value.kind) {
    case Value::Kind::text:
    case Value::Kind::number: return text::trimmed(value.text).empty() ? nullptr : &value;
    case Value::Kind::list:
      for (auto& item : value.items)
        if (auto* leaf = text_leaf(item)) return leaf;
      return nullptr;
    case Value::Kind::object: {
      constexpr std::array keys = {"rendered", "name",  "text",        "value",   "#text",     "_",
                                   "$oid",     "$date", "$numberLong", "content", "full_name", "fullName",
                                   "label",    "term",  "title",       "href",    "url"};
      for (const std::string_view key : keys) {
        const auto found = std::ranges::find(value.members, key, &ValueMember::key);
        if (found == value.members.end()) continue;
        if (auto* leaf = text_leaf(found->value)) return leaf;
      }
      return nullptr;
    }
    default: return nullptr;
  }
}

std::vector<Value*> text_leaves(Value& value) {
  std::vector<Value*> leaves;
  if (value.kind != Value::Kind::list) {
    if (auto* leaf = text_leaf(value)) leaves.push_back(leaf);
    return leaves;
  }
  for (auto& item : value.items)
    if (auto* leaf = text_leaf(item)) leaves.push_back(leaf);
  return leaves;
}

std::vector<std::string> split_authors(std::string_view byline) {
  byline = text::trimmed(byline);
  if (begins_with_word(byline, "by")) byline = text::trimmed(byline.substr(2));
  const bool semicolons = byline.find(';') != std::string_view::npos;
  std::vector<std::string> authors;
  for (const auto part : split(byline, semicolons ? ";" : ",")) {
    if (!semicolons && !authors.empty() && is_name_suffix(part)) {
      authors.back() += ", " + std::string(part);
      continue;
    }
    for (auto name : split_at_and(part)) {
      if (begins_with_word(name, "and")) name = text::trimmed(name.substr(3));
      authors.emplace_back(name);
    }
  }
  const auto single = [](const std::string& name) { return name.find(' ') == std::string::npos; };
  const bool turned_round = !semicolons && authors.size() == 2 && std::ranges::count(byline, ',') == 1 &&
                            byline.find(" and ") == std::string_view::npos && single(authors[0]);
  if (turned_round) return {std::string(byline)};
  return authors;
}

std::vector<std::string> split_list(std::string_view text) {
  for (const std::string_view separator : {";", "|", ","})
    if (text.find(separator) != std::string_view::npos) {
      const auto parts = split(text, separator);
      return {parts.begin(), parts.end()};
    }
  return {std::string(text::trimmed(text))};
}

}  // namespace dateline::readers
