#include "indexer/readers/trec.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "common/text/trim.h"
#include "indexer/readers/field_names.h"
#include "indexer/readers/html_text.h"
#include "indexer/readers/same_letters.h"
#include "indexer/readers/sgml_element.h"
#include "indexer/readers/sgml_splitter.h"

namespace dateline::readers {
namespace {

constexpr std::string_view record_name = "DOC";

// Beyond these a record is garbage, and taking it apart costs too much: the rest is text.
constexpr int deepest = 8;
constexpr int most_unclosed = 100;

/// Elements that are parts of the body, in the order in which they stand.
constexpr std::array body_names = {"TEXT",    "LEADPARA", "LEAD_PARA", "LP",     "BODY",
                                   "GRAPHIC", "DATELINE", "P",         "SUMMARY"};

/// What other formats do not call so.
struct OwnName {
  std::string_view name;
  Field field;
};
constexpr std::array own_names = {OwnName{"HT", Field::title},        OwnName{"TI", Field::title},
                                  OwnName{"DATE1", Field::published}, OwnName{"DD", Field::published},
                                  OwnName{"SO", Field::source},       OwnName{"PUB", Field::source},
                                  OwnName{"SUBJECT", Field::topics},  OwnName{"DESCRIPT", Field::topics}};

bool is_body(std::string_view name) {
  return std::ranges::any_of(body_names, [&](std::string_view one) { return same_letters(name, one); });
}

std::optional<Field> own_field(std::string_view name) {
  const auto found = std::ranges::find_if(own_names, [&](const OwnName& one) { return same_letters(name, one.name); });
  return found == own_names.end() ? std::nullopt : std::optional(found->field);
}

bool is_field(std::string_view name) { return own_field(name) || field_of(name); }

/// Without tags: a paragraph's are an empty line, the others nothing.
std::string without_tags(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const auto open = std::min(text.find('<'), text.size());
    plain += text.substr(0, open);
    text.remove_prefix(open);
    if (text.empty()) break;
    const auto size = tag_size(text);
    if (size == 0) {
      plain += '<';
      text.remove_prefix(1);
      continue;
    }
    const auto name = text.substr(text[1] == '/' ? 2 : 1);
    const bool paragraph = same_letters(name.substr(0, 1), "p") &&
                           (name[1] == '>' || text::blanks.find(name[1]) != std::string_view::npos);
    if (paragraph) {
      const auto last = plain.find_last_not_of(text::blanks);
      plain.resize(last == std::string::npos ? 0 : last + 1);
      if (!plain.empty()) plain += "\n\n";
      text.remove_prefix(size);
      text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
      continue;
    }
    text.remove_prefix(size);
  }
  return plain;
}

/// The entities that TREC made up for its own files.
std::string with_own_entities(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> own = {{{"&hyph;", "-"}, {"&blank;", " "}}};
  for (const auto& [entity, character] : own)
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
      text.replace(at, entity.size(), character);
  return text;
}

std::string plain_text(std::string_view text) {
  const auto decoded = decoded_value(with_own_entities(without_tags(text))).text;
  return std::string(text::trimmed(decoded, text::white_space));
}

bool is_date(std::string_view name) {
  const auto usual = field_of(name);
  return own_field(name) == Field::published || (usual && usual->field == Field::published);
}

/// "March 5, 1994, Saturday, Home Edition": the day, and what follows it.
Value without_weekday(std::string text) {
  for (const std::string_view day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}) {
    const auto at = text.find(", " + std::string(day));
    if (at == std::string::npos) continue;
    return Value::of_list({Value::of_text(text.substr(0, at)), Value::of_text(text.substr(at + 2))});
  }
  return Value::of_text(std::move(text));
}

/// Makes the members of one DOC.
class DocReader {
 public:
  Value read(const SgmlElement& record) {
    read_attributes(record.attributes, members_);
    for (ValueMember& attribute : members_)
      if (same_letters(attribute.key, "@id")) attribute.value.meant_for = Field::id;
    read_elements(record.content, "");
    if (!body_.empty()) {
      const bool has_text = std::ranges::find(members_, "TEXT", &ValueMember::key) != members_.end();
      members_.push_back({has_text ? "BODY" : "TEXT", Value::of_list(std::move(body_))});
    }
    return Value::of_object(std::move(members_));
  }

 private:
  /// `around` is the element that they stand in, empty for the DOC itself.
  void read_elements(std::string_view text, std::string_view around) {
    std::string beside;
    ++depth_;
    while (unclosed_ < most_unclosed) {
      const auto element = next_element(text);
      if (!element) break;
      if (!element->closed) ++unclosed_;
      beside += text.substr(0, element->begin);
      // A tag that nothing closes: what stands before the next one belongs to it.
      const bool to_next_tag = !element->closed && !is_body(element->name);
      const auto content = to_next_tag ? element->content.substr(0, element->content.find('<')) : element->content;
      read_element(*element, content);
      text.remove_prefix(to_next_tag ? static_cast<std::size_t>(content.data() + content.size() - text.data())
                                     : element->end);
    }
    --depth_;
    beside += text;
    const auto plain = plain_text(beside);
    if (plain.empty()) return;
    if (around.empty() || is_body(around)) {
      body_.push_back(Value::of_text(plain));
    } else {
      add(around, Value::of_text(plain));
    }
  }

  void read_element(const SgmlElement& element, std::string_view content) {
    read_attributes(element.attributes, members_);
    if (depth_ < deepest && holds_fields(content, element.name)) {
      read_elements(content, element.name);
      return;
    }
    auto value = Value::of_text(plain_text(content));
    if (value.is_empty()) return;
    if (is_date(element.name)) value = without_weekday(std::move(value.text));
    if (!is_body(element.name)) {
      add(element.name, std::move(value));
      return;
    }
    body_.push_back(value);
    // Only to show what became of it.
    if (!same_letters(element.name, "TEXT")) {
      value.taken_by = Field::body;
      add(element.name, std::move(value));
    }
  }

  /// Whether tags inside it are those of fields: it only holds them together.
  static bool holds_fields(std::string_view content, std::string_view around) {
    for (auto at = content.find('<'); at != std::string_view::npos; at = content.find('<', at + 1)) {
      const auto name = tag_name(content.substr(at));
      const bool is_text = is_body(name) && !same_letters(name, "P");
      if (!name.empty() && !same_letters(around, name) && (is_text || is_field(name))) return true;
    }
    return false;
  }

  /// Elements of one name are one list.
  void add(std::string_view name, Value value) {
    const auto same = std::ranges::find_if(members_, [&](const ValueMember& one) { return one.key == name; });
    if (same == members_.end()) {
      value.meant_for = own_field(name);
      members_.push_back({std::string(name), std::move(value)});
      return;
    }
    if (same->value.kind != Value::Kind::list) {
      auto list = Value::of_list({same->value});
      list.meant_for = same->value.meant_for;
      list.taken_by = same->value.taken_by;
      same->value = std::move(list);
    }
    same->value.items.push_back(std::move(value));
  }

  std::vector<ValueMember> members_;
  std::vector<Value> body_;
  int depth_ = 0;
  int unclosed_ = 0;
};

class TrecReader : public RecordReader {
 public:
  std::variant<Value, RecordProblem> read(std::string_view text, const TableHead*) override {
    const auto record = find_element(text, record_name);
    if (!record) return RecordProblem{"sgml", "no DOC element"};
    return DocReader().read(*record);
  }
};

}  // namespace

int TrecFormat::likeness(std::string_view head, std::string_view) const {
  const auto at = find_tag(head, record_name, false, 0);
  if (at == std::string_view::npos || !is_between_records(head.substr(0, at))) return 0;
  const auto rest = head.substr(at);
  for (const std::string_view name : {"DOCNO", "DOCID", "TEXT"})
    if (find_tag(rest, name, false, 0) != std::string_view::npos) return 90;
  return find_tag(rest, record_name, true, 0) != std::string_view::npos ? 30 : 0;
}

std::unique_ptr<Splitter> TrecFormat::split(Window& member, const ReadOptions&) const {
  return std::make_unique<SgmlSplitter>(member, record_name);
}

std::unique_ptr<RecordReader> TrecFormat::reader() const { return std::make_unique<TrecReader>(); }

}  // namespace dateline::readers
