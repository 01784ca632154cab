#include "indexer/readers/reuters.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "common/text/trim.h"
#include "indexer/readers/sgml_element.h"
#include "indexer/readers/sgml_splitter.h"

namespace dateline::readers {
namespace {

constexpr std::string_view record_name = "REUTERS";
constexpr std::size_t longest_title = 200;  ///< of a first line that serves as title

Value list_of_d(std::string_view content) {
  std::vector<Value> items;
  while (const auto item = find_element(content, "D")) {
    items.push_back(decoded_value(item->content));
    content.remove_prefix(item->end);
  }
  return Value::of_list(std::move(items));
}

/// "By Jane Doe, Reuters": the agency, in whatever spelling, is no author.
std::string without_agency(std::string_view author) {
  const auto comma = author.rfind(',');
  if (comma == std::string_view::npos) return std::string(author);
  auto last = std::string(text::trimmed(author.substr(comma + 1)));
  std::ranges::transform(last, last.begin(),
                         [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return std::string(last.starts_with("reuter") ? text::trimmed(author.substr(0, comma)) : author);
}

/// TEXT: title, author, dateline and body. What stands beside them is the body of a text that was not marked up; of one
/// that was, it is only filler.
void read_text(const SgmlElement& text, std::vector<ValueMember>& members) {
  std::string body, dateline;
  std::string beside;
  std::string_view rest = text.content;
  bool has_body = false;
  while (true) {
    constexpr std::array names = {"TITLE", "AUTHOR", "DATELINE", "BODY"};
    std::optional<SgmlElement> first;
    std::string_view first_name;
    for (const std::string_view name : names) {
      const auto element = find_element(rest, name);
      if (element && (!first || element->begin < first->begin)) {
        first = element;
        first_name = name;
      }
    }
    beside += rest.substr(0, first ? first->begin : rest.size());
    if (!first) break;
    if (first_name == "BODY") {
      body = first->content;
      has_body = true;
    } else if (first_name == "DATELINE") {
      dateline = first->content;
      members.push_back({"DATELINE", decoded_value(text::trimmed(first->content))});
      members.back().value.taken_by = Field::body;  // it stays at the body's beginning
    } else if (first_name == "AUTHOR") {
      members.push_back({"AUTHOR", Value::of_text(without_agency(text::trimmed(decoded_value(first->content).text)))});
    } else {
      members.push_back({std::string(first_name), decoded_value(first->content)});
    }
    rest.remove_prefix(first->end);
  }
  auto beside_text = std::string(text::trimmed(decoded_value(beside).text));
  std::string whole = decoded_value(dateline + body).text;
  const auto without_stars = text::trimmed(
      std::string_view(beside_text).substr(std::min(beside_text.find_first_not_of('*'), beside_text.size())));
  if (without_stars == "Blah blah blah.") beside_text.clear();
  if (!has_body && !without_stars.empty() && !beside_text.empty())
    whole = dateline.empty() ? beside_text : whole + beside_text;
  if (const auto content = text::trimmed(whole); !content.empty()) {
    const bool untitled = std::ranges::find(members, "TITLE", &ValueMember::key) == members.end();
    const auto first_line = text::trimmed(content.substr(0, content.find('\n')));
    if (untitled && first_line.size() <= longest_title)
      members.push_back({"TITLE", Value::of_text(std::string(first_line))});
    members.push_back({"BODY", Value::of_text(std::string(content))});
  }
  if (has_body && !text::trimmed(without_stars).empty() && !beside_text.empty())
    members.push_back({"TEXT", Value::of_text(beside_text)});
  if (!text.attributes.empty()) read_attributes(text.attributes, members);
}

class ReutersReader : public RecordReader {
 public:
  std::variant<Value, RecordProblem> read(std::string_view text, const TableHead*) override {
    const auto record = find_element(text, record_name);
    if (!record) return RecordProblem{"sgml", "no REUTERS element"};
    std::vector<ValueMember> members;
    read_attributes(record->attributes, members);
    // TEXT first: the names of other elements may stand inside it.
    const auto story = find_element(record->content, "TEXT");
    const auto head = record->content.substr(0, story ? story->begin : record->content.size());
    for (const std::string_view name : {"DATE", "MKNOTE", "UNKNOWN"})
      if (const auto element = find_element(head, name))
        members.push_back(
            {std::string(name), Value::of_text(std::string(text::trimmed(decoded_value(element->content).text)))});
    for (const std::string_view name : {"TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES"})
      if (const auto element = find_element(head, name))
        members.push_back({std::string(name), list_of_d(element->content)});
    if (story) read_text(*story, members);
    return Value::of_object(std::move(members));
  }
};

}  // namespace

int ReutersFormat::likeness(std::string_view head, std::string_view) const {
  const auto at = find_tag(head, record_name, false, 0);
  return at != std::string_view::npos && is_between_records(head.substr(0, at)) ? 90 : 0;
}

std::unique_ptr<Splitter> ReutersFormat::split(Window& member, const ReadOptions&) const {
  return std::make_unique<SgmlSplitter>(member, record_name);
}

std::unique_ptr<RecordReader> ReutersFormat::reader() const { return std::make_unique<ReutersReader>(); }

}  // namespace dateline::readers
