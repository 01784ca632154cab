#include "indexer/readers/reuters.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "common/text/trim.h"
#include "indexer/readers/html_text.h"

namespace dateline::readers {
namespace {

constexpr std::string_view opening = "<REUTERS", closing = "</REUTERS>";
constexpr std::size_t longest_title = 200;  ///< of a first line that serves as title

/// What may stand between records: white space, a document type, comments.
bool is_between(std::string_view text) {
  for (text = text::trimmed(text); text.starts_with("<!") || text.starts_with("<?");) {
    const auto end = text.starts_with("<!--") ? text.find("-->") : text.find('>');
    if (end == std::string_view::npos) return true;
    text = text::trimmed(text.substr(text.find('>', end) + 1));
  }
  return text.empty();
}

class ReutersSplitter : public Splitter {
 public:
  explicit ReutersSplitter(Window& member) : member_(member) {}

  std::optional<Piece> next() override {
    const auto start = find(opening, 0);
    if (start == not_found) return rest_without_record();
    if (start > 0) {
      const auto before = member_.ahead(start).substr(0, start);
      auto piece = is_between(before) ? std::optional<Piece>{} : stray(before, false);
      member_.advance(start);
      if (piece) return piece;
    }
    return record();
  }

 private:
  static constexpr std::size_t not_found = std::string_view::npos;

  /// Where it stands ahead, within what a record may take.
  std::size_t find(std::string_view tag, std::size_t from) {
    while (true) {
      const auto view = member_.ahead(from + 1);
      if (const auto at = view.find(tag, from); at != not_found) return at;
      if (view.size() > most_record_bytes || view.size() <= from) return not_found;
      // The tag may lie over the border of what is seen.
      const auto seen = view.size();
      if (member_.ahead(seen + 1).size() == seen) return not_found;
      from = seen >= tag.size() ? std::max(from, seen - tag.size()) : from;
    }
  }

  std::optional<Piece> record() {
    const auto end = find(closing, opening.size());
    const auto another = find_before(opening, opening.size(), end);
    const auto view = member_.ahead(1);
    Piece piece{{}, member_.position(), 0, false, {}, {}};
    std::size_t length = 0;
    if (another != not_found) {
      length = another;  // its end tag is missing; the next record is none of it
    } else if (end != not_found) {
      length = end + closing.size();
    } else if (view.size() > most_record_bytes) {
      return too_large();
    } else {
      length = view.size();
      piece.open_ended = true;
      piece.code = "sgml";
      piece.reason = "the record is cut off: </REUTERS> is missing";
    }
    piece.bytes = view.substr(0, piece.code.empty() ? length : std::min(length, most_raw_bytes));
    member_.advance(length);
    return piece;
  }

  std::size_t find_before(std::string_view tag, std::size_t from, std::size_t end) {
    const auto view = member_.ahead(1);
    const auto at = view.substr(0, std::min(end, view.size())).find(tag, from);
    return at;
  }

  Piece stray(std::string_view bytes, bool open_ended) const {
    return {std::string(bytes.substr(0, most_raw_bytes)), member_.position(), 0, open_ended, "sgml",
            "text outside of any REUTERS element"};
  }

  Piece too_large() {
    Piece piece{std::string(member_.ahead(1).substr(0, most_raw_bytes)),
                member_.position(),
                0,
                false,
                "too-large",
                "the record is larger than 64 MiB"};
    while (true) {
      const auto view = member_.ahead(closing.size());
      if (const auto at = view.find(closing); at != not_found) {
        member_.advance(at + closing.size());
        return piece;
      }
      if (view.size() < closing.size()) return piece;
      member_.advance(view.size() - closing.size() + 1);
    }
  }

  std::optional<Piece> rest_without_record() {
    const auto view = member_.ahead(1);
    std::optional<Piece> piece;
    if (!is_between(view)) piece = stray(view, true);
    for (auto rest = view; !rest.empty(); rest = member_.ahead(1)) member_.advance(rest.size());
    return piece;
  }

  Window& member_;
};

/// What stands between <NAME ...> and </NAME>, with its place; nothing when there is no such element. One that does not
/// end goes to the text's end.
struct Element {
  std::string_view attributes;
  std::string_view content;
  std::size_t begin = 0, end = 0;  ///< of the element with its tags
};

std::optional<Element> find_element(std::string_view text, std::string_view name) {
  const std::string start = "<" + std::string(name);
  for (auto at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
    const auto after = at + start.size();
    if (after >= text.size() || (text[after] != '>' && text::blanks.find(text[after]) == std::string_view::npos))
      continue;
    const auto tag_end = text.find('>', after);
    if (tag_end == std::string_view::npos) return std::nullopt;
    const std::string stop = "</" + std::string(name) + ">";
    const auto content_end = std::min(text.find(stop, tag_end), text.size());
    return Element{text.substr(after, tag_end - after), text.substr(tag_end + 1, content_end - tag_end - 1), at,
                   std::min(content_end + stop.size(), text.size())};
  }
  return std::nullopt;
}

Value decoded(std::string_view text) { return Value::of_text(without_controls(decode_entities(text))); }

Value list_of_d(std::string_view content) {
  std::vector<Value> items;
  while (const auto item = find_element(content, "D")) {
    items.push_back(decoded(item->content));
    content.remove_prefix(item->end);
  }
  return Value::of_list(std::move(items));
}

void read_attributes(std::string_view text, std::vector<ValueMember>& members) {
  while (true) {
    const auto equals = text.find("=\"");
    if (equals == std::string_view::npos) return;
    const auto name = text::trimmed(text.substr(0, equals));
    const auto end = std::min(text.find('"', equals + 2), text.size());
    members.push_back({"@" + std::string(name), decoded(text.substr(equals + 2, end - equals - 2))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
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
void read_text(const Element& text, std::vector<ValueMember>& members) {
  std::string body, dateline;
  std::string beside;
  std::string_view rest = text.content;
  bool has_body = false;
  while (true) {
    constexpr std::array names = {"TITLE", "AUTHOR", "DATELINE", "BODY"};
    std::optional<Element> first;
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
      members.push_back({"DATELINE", decoded(text::trimmed(first->content))});
      members.back().value.taken_by = Field::body;  // it stays at the body's beginning
    } else if (first_name == "AUTHOR") {
      members.push_back({"AUTHOR", Value::of_text(without_agency(text::trimmed(decoded(first->content).text)))});
    } else {
      members.push_back({std::string(first_name), decoded(first->content)});
    }
    rest.remove_prefix(first->end);
  }
  auto beside_text = std::string(text::trimmed(decoded(beside).text));
  std::string whole = decoded(dateline + body).text;
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
    const auto record = find_element(text, "REUTERS");
    if (!record) return RecordProblem{"sgml", "no REUTERS element"};
    std::vector<ValueMember> members;
    read_attributes(record->attributes, members);
    // TEXT first: the names of other elements may stand inside it.
    const auto story = find_element(record->content, "TEXT");
    const auto head = record->content.substr(0, story ? story->begin : record->content.size());
    for (const std::string_view name : {"DATE", "MKNOTE", "UNKNOWN"})
      if (const auto element = find_element(head, name))
        members.push_back(
            {std::string(name), Value::of_text(std::string(text::trimmed(decoded(element->content).text)))});
    for (const std::string_view name : {"TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES"})
      if (const auto element = find_element(head, name))
        members.push_back({std::string(name), list_of_d(element->content)});
    if (story) read_text(*story, members);
    return Value::of_object(std::move(members));
  }
};

}  // namespace

int ReutersFormat::likeness(std::string_view head, std::string_view) const {
  const auto at = head.find(opening);
  if (at == std::string_view::npos) return 0;
  const bool is_tag =
      at + opening.size() < head.size() && std::isspace(static_cast<unsigned char>(head[at + opening.size()])) != 0;
  return is_tag && is_between(head.substr(0, at)) ? 90 : 0;
}

std::unique_ptr<Splitter> ReutersFormat::split(Window& member, const ReadOptions&) const {
  return std::make_unique<ReutersSplitter>(member);
}

std::unique_ptr<RecordReader> ReutersFormat::reader() const { return std::make_unique<ReutersReader>(); }

}  // namespace dateline::readers
