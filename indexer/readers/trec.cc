#include "indexer/readers/trec.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "common/text/trim.h"
#include "indexer/readers/element_splitter.h"
#include "indexer/readers/sgml.h"

namespace dateline::readers {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

/// Where the tags of TREC's elements stand in for field names: what the usual names do not say.
struct Renamed {
  std::string_view tag, field;
};
constexpr std::array<Renamed, 15> renamed{{
    {"docid", "id"},
    {"@id", "id"},
    {"hl", "title"},
    {"ti", "title"},
    {"ht", "title"},
    {"h3", "title"},
    {"date_time", "date"},
    {"date1", "date"},
    {"pub_date", "date"},
    {"by", "byline"},
    {"pub", "source"},
    {"subject", "topics"},
    {"in", "topics"},
    {"co", "companies"},
    {"cn", "companies"},
}};

/// Elements that are the story's text, in the order in which they stand.
constexpr std::array<std::string_view, 5> texts{"text", "leadpara", "lp", "body", "graphic"};

/// A tag at `at`: "<NAME ...>" or "</NAME>"; length 0 when there is none.
struct Tag {
  std::string name;
  bool closing = false;
  std::size_t length = 0;
};

Tag tag_at(std::string_view text, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  tag.closing = i < text.size() && text[i] == '/';
  if (tag.closing) ++i;
  const std::size_t begin = i;
  while (i < text.size() && (is_letter(text[i]) || text[i] == '_' || text[i] == '-' ||
                             (i > begin && std::isdigit(static_cast<unsigned char>(text[i])) != 0)))
    ++i;
  const std::size_t end = text.find('>', i);
  const bool whole = i > begin && end != std::string_view::npos && end - i < 200 &&
                     (i == end || text::blanks.find(text[i]) != std::string_view::npos);
  if (!whole) return {};
  tag.name = lowered(text.substr(begin, i - begin));
  tag.length = end + 1 - at;
  return tag;
}

/// Without tags; paragraphs are apart by an empty line.
std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<') {
      if (const Tag tag = tag_at(text, at); tag.length > 0) {
        if (tag.name == "p") out += "\n\n";
        at += tag.length;
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

/// Paragraphs apart by one empty line, without spaces around them.
std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    const std::string_view paragraph = text::trimmed(text.substr(0, end));
    if (!paragraph.empty()) out += (out.empty() ? "" : "\n\n") + std::string(paragraph);
    text.remove_prefix(std::min(text.size(), end + 2));
  }
  return out;
}

std::string plain(std::string_view content) { return paragraphs(sgml::decoded(without_tags(content)).text); }

/// "January 13, 1994, Thursday, Home Edition" and "940113", as wires and papers of the nineties write their days.
std::string plain_date(std::string_view content) {
  std::string text = plain(content);
  const auto digits = [](std::string_view part) {
    return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  if (text.size() == 6 && digits(text))
    return "19" + text.substr(0, 2) + "-" + text.substr(2, 2) + "-" + text.substr(4);
  // What follows the year says nothing of the day.
  for (std::size_t at = text.find(", "); at != std::string::npos; at = text.find(", ", at + 1)) {
    const std::string_view year = std::string_view(text).substr(at + 2, 4);
    const bool ends = at + 6 >= text.size() || !std::isdigit(static_cast<unsigned char>(text[at + 6]));
    if (year.size() == 4 && digits(year) && ends) return text.substr(0, at + 6);
  }
  return text;
}

class TrecReader : public RecordReader {
 public:
  std::variant<Value, RecordProblem> read(std::string_view text, std::string_view /*head*/) override {
    auto document = sgml::find_element(text, "DOC");
    if (!document) document = sgml::find_element(text, "doc");
    if (!document) return RecordProblem{"sgml", "no DOC element"};
    std::vector<ValueMember> members;
    std::vector<ValueMember> attributes;
    sgml::read_attributes(document->attributes, attributes);
    for (ValueMember& attribute : attributes) add(members, lowered(attribute.key), std::move(attribute.value.text));
    std::string body;
    std::string_view rest = document->content;
    std::string beside;
    while (!rest.empty()) {
      const std::size_t at = rest.find('<');
      beside += rest.substr(0, at);
      if (at == std::string_view::npos) break;
      const Tag tag = tag_at(rest, at);
      if (tag.length == 0 || tag.closing) {
        beside += tag.length == 0 ? "<" : "";
        rest.remove_prefix(at + std::max<std::size_t>(1, tag.length));
        continue;
      }
      rest.remove_prefix(at + tag.length);
      const std::size_t end = end_of(rest, tag.name);
      const std::string_view content = rest.substr(0, end);
      if (std::ranges::find(texts, tag.name) != texts.end()) {
        if (const std::string part = plain(content); !part.empty()) body += (body.empty() ? "" : "\n\n") + part;
      } else {
        add(members, tag.name, tag.name.starts_with("date") ? plain_date(content) : plain(content));
      }
      rest.remove_prefix(end);
    }
    // Text that stands in no element of its own is the story's, too.
    if (const std::string part = plain(beside); !part.empty()) body += (body.empty() ? "" : "\n\n") + part;
    if (!body.empty()) members.push_back({"text", Value::of_text(std::move(body))});
    return Value::of_object(std::move(members));
  }

 private:
  /// Where the element's content ends: at its end tag; without one, at the line's end.
  static std::size_t end_of(std::string_view content, const std::string& name) {
    for (std::size_t at = content.find("</"); at != std::string_view::npos; at = content.find("</", at + 1))
      if (const Tag tag = tag_at(content, at); tag.length > 0 && tag.closing && tag.name == name) return at;
    return std::min(content.find('\n'), content.size());
  }

  static void add(std::vector<ValueMember>& members, const std::string& tag, std::string text) {
    const auto other = std::ranges::find(renamed, tag, &Renamed::tag);
    const std::string name(other == renamed.end() ? tag : other->field);
    const auto same = std::ranges::find(members, name, &ValueMember::key);
    if (same == members.end()) {
      members.push_back({name, Value::of_text(std::move(text))});
    } else if (!text.empty() && same->value.text != text) {
      same->value.text += (same->value.text.empty() ? "" : "; ") + text;
    }
  }
};

/// The case in which the member writes its tags; nothing when it has no DOC.
std::optional<std::string> name_in(std::string_view head) {
  for (const char* const name : {"DOC", "doc"})
    if (sgml::find_opening(head, name)) return name;
  return std::nullopt;
}

}  // namespace

int TrecFormat::likeness(std::string_view head, std::string_view) const {
  const auto name = name_in(head);
  if (!name || !sgml::is_between(head.substr(0, *sgml::find_opening(head, *name)))) return 0;
  const std::string beginning = lowered(head);
  return beginning.find("<docno>") != std::string::npos || beginning.find("<text") != std::string::npos ? 90 : 0;
}

std::unique_ptr<Splitter> TrecFormat::split(Window& member, const ReadOptions&) const {
  const auto name = name_in(member.ahead(std::size_t{64} << 10));
  return std::make_unique<ElementSplitter>(member, name.value_or("DOC"));
}

std::unique_ptr<RecordReader> TrecFormat::reader() const { return std::make_unique<TrecReader>(); }

}  // namespace dateline::readers
