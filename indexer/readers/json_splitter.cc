#include "indexer/readers/json_splitter.h"

#include <algorithm>
#include <utility>

namespace dateline::readers {
namespace {

constexpr std::size_t first_look = std::size_t{1} << 20;
constexpr std::size_t longest_key = 1024;  ///< with the white space around it, where an object is told by its first key

/// The first key of the object that these bytes begin; empty when they begin none.
std::string_view first_key_of(std::string_view bytes) {
  if (!bytes.starts_with('{')) return {};
  std::size_t at = 1;
  while (at < bytes.size() && is_json_space(bytes[at])) ++at;
  if (at >= bytes.size() || bytes[at] != '"') return {};
  const auto end = bytes.find('"', at + 1);
  return end == std::string_view::npos || end - at > longest_key ? std::string_view{} : bytes.substr(at, end + 1 - at);
}

}  // namespace

JsonSplitter::JsonSplitter(Window& member, const ReadOptions& options)
    : member_(member), path_given_(!options.records.empty()), path_(parse_records_path(options.records)) {
  for (const auto& [field, path] : options.map) known_keys_.push_back(path.substr(0, path.find_first_of(".[")));
  levels_.push_back({});
  levels_.front().list = true;
}

std::optional<Piece> JsonSplitter::next() {
  while (!ended_)
    if (auto piece = step()) return piece;
  return std::nullopt;
}

std::optional<Piece> JsonSplitter::step() {
  if (levels_.size() == 1) return step_document();
  return levels_.back().list ? step_list() : step_object();
}

char JsonSplitter::skip_space() {
  while (true) {
    const auto view = member_.ahead(1);
    if (view.empty()) return '\0';
    std::size_t at = 0;
    for (; at < view.size() && is_json_space(view[at]); ++at) {
      spaces_ = view[at] == '\n' ? 0 : spaces_ + 1;
      line_begun_ = line_begun_ || view[at] == '\n';
    }
    member_.advance(at);
    if (at < view.size()) return view[at];
  }
}

std::optional<Piece> JsonSplitter::step_document() {
  spaces_ = 0;
  switch (skip_space()) {
    case '\0': ended_ = true; return std::nullopt;
    case ',': member_.advance(1); return std::nullopt;
    case '{':
    case '[': break;
    default: return fail("not valid JSON: an object or a list should begin here", false);
  }
  if (!path_given_ && !find_path()) {
    ended_ = true;
    return std::move(layout_problem_);
  }
  learn_beginning(levels_.front());
  return enter_value(0);
}

bool JsonSplitter::find_path() {
  auto view = member_.ahead(first_look);
  auto layout = find_records(view, known_keys_);
  // Articles straight in a list at the top need no look at the rest.
  const bool listed = view.starts_with('[') && layout.records.empty();
  if (!layout.whole && !listed && view.size() >= first_look) {
    view = member_.ahead(most_record_bytes);
    layout = find_records(view, known_keys_);
  }
  if (layout.candidates.empty()) {
    path_ = std::move(layout.records);
    return true;
  }
  std::string names;
  for (const auto& name : layout.candidates) names += (names.empty() ? "" : ", ") + name;
  layout_problem_ = Piece{std::string(view.substr(0, most_raw_bytes)),
                          member_.position(),
                          0,
                          false,
                          "records",
                          "several lists may be the articles; give --records with one of: " + names};
  return false;
}

std::optional<Piece> JsonSplitter::enter_value(std::size_t depth) {
  const auto view = member_.ahead(1);
  const char first = view.empty() ? '\0' : view.front();
  const bool inside_records = levels_.back().list && levels_.size() > 1 && levels_.back().depth == path_.size();
  if (first == '[' && !inside_records) {
    member_.advance(1);
    line_begun_ = false;
    levels_.push_back({true, depth, {}, no_indent});
    return std::nullopt;
  }
  if (depth == path_.size()) return cut_value();
  if (first == '{') {
    member_.advance(1);
    line_begun_ = false;
    levels_.push_back({false, depth, {}, no_indent});
    return std::nullopt;
  }
  switch (skip_value()) {
    case Skip::whole: return std::nullopt;
    case Skip::cut: return fail("the document is cut off", true);
    case Skip::broken: break;
  }
  return fail("not valid JSON", false);
}

std::optional<Piece> JsonSplitter::step_list() {
  spaces_ = 0;
  switch (skip_space()) {
    case '\0': return fail("the document is cut off: its list does not end", true);
    case ',':
      member_.advance(1);
      line_begun_ = false;
      return std::nullopt;
    case ']':
      member_.advance(1);
      levels_.pop_back();
      return std::nullopt;
    case '}':
    case ':': return fail("not valid JSON: a bracket does not match", false);
    default: break;
  }
  learn_beginning(levels_.back());
  return enter_value(levels_.back().depth);
}

std::optional<Piece> JsonSplitter::step_object() {
  switch (skip_space()) {
    case '\0': return fail("the document is cut off: its object does not end", true);
    case ',': member_.advance(1); return std::nullopt;
    case '}':
      member_.advance(1);
      levels_.pop_back();
      return std::nullopt;
    case '"': break;
    default: return fail("not valid JSON: a key should stand here", false);
  }
  const std::string key = read_key();
  if (skip_space() != ':') return fail("not valid JSON: a key without a value", member_.ahead(1).empty());
  member_.advance(1);
  if (skip_space() == '\0') return fail("the document is cut off", true);
  const auto depth = levels_.back().depth;
  if (key == path_[depth]) return enter_value(depth + 1);
  switch (skip_value()) {
    case Skip::whole: return std::nullopt;
    case Skip::cut: return fail("the document is cut off", true);
    case Skip::broken: break;
  }
  return fail("not valid JSON", false);
}

std::string JsonSplitter::read_key() {
  const auto at_end = [this] { return member_.ahead(1).empty(); };
  std::string key;
  JsonScanner scanner;
  while (!at_end()) {
    const auto view = member_.ahead(1);
    std::size_t used = 0;
    const auto state = scanner.feed(view, used);
    if (key.size() < longest_key) key += view.substr(0, used);
    member_.advance(used);
    if (state == JsonScanner::State::done) break;
  }
  return key.size() < 2 ? std::string{} : key.substr(1, key.size() - 2);
}

JsonSplitter::Skip JsonSplitter::skip_value() {
  JsonScanner scanner;
  while (true) {
    const auto view = member_.ahead(1);
    if (view.empty()) return scanner.in_word() ? Skip::whole : Skip::cut;
    std::size_t used = 0;
    const auto state = scanner.feed(view, used);
    member_.advance(used);
    if (state == JsonScanner::State::done) return Skip::whole;
    if (state == JsonScanner::State::broken) return Skip::broken;
  }
}

void JsonSplitter::learn_beginning(Level& level) {
  if (!level.first_key.empty()) return;
  level.first_key = first_key_of(member_.ahead(longest_key));
  level.indent = indent_here();
}

std::optional<Piece> JsonSplitter::cut_value() {
  JsonScanner scanner;
  std::size_t scanned = 0;
  while (true) {
    const auto view = member_.ahead(scanned + 1);
    if (view.size() == scanned) {
      if (!scanner.in_word()) return fail("the record is cut off: the input ends inside it", true);
    } else {
      std::size_t used = 0;
      const auto state = scanner.feed(view.substr(scanned), used);
      scanned += used;
      if (state == JsonScanner::State::broken) return fail("not valid JSON", false);
      if (scanned > most_record_bytes) return too_large(scanned, state, std::move(scanner));
      if (state == JsonScanner::State::inside) continue;
    }
    Piece piece{std::string(view.substr(0, scanned)), member_.position(), 0, false, {}, {}};
    member_.advance(scanned);
    line_begun_ = false;
    return piece;
  }
}

Piece JsonSplitter::too_large(std::size_t scanned, JsonScanner::State state, JsonScanner scanner) {
  // A record that was never closed looks the same; what begins another one inside it tells.
  const auto view = member_.ahead(scanned);
  if (state == JsonScanner::State::inside && find_beginning(view, 1, beginning_level(), false))
    return fail("not valid JSON: the record does not end", false);
  Piece piece{std::string(view.substr(0, most_raw_bytes)), member_.position(), 0, false, "too-large",
              "the record is larger than 64 MiB"};
  member_.advance(scanned);
  while (state == JsonScanner::State::inside) {
    const auto rest = member_.ahead(1);
    if (rest.empty()) break;
    std::size_t used = 0;
    state = scanner.feed(rest, used);
    member_.advance(used);
  }
  line_begun_ = false;
  return piece;
}

JsonSplitter::Level& JsonSplitter::beginning_level() {
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
    if (level->list && !level->first_key.empty()) return *level;
  return levels_.front();
}

/// Rejects what stands here, up to where the next object of the innermost list begins.
Piece JsonSplitter::fail(std::string reason, bool open_ended) {
  Piece piece{std::string(member_.ahead(most_raw_bytes).substr(0, most_raw_bytes)),
              member_.position(),
              0,
              open_ended,
              "json",
              std::move(reason)};
  const Level& level = beginning_level();
  levels_.resize(static_cast<std::size_t>(&level - levels_.data()) + 1);
  go_to_next_beginning();
  if (!ended_) piece.open_ended = false;
  const auto length = member_.position() - piece.position;
  if (length < piece.bytes.size()) piece.bytes.resize(length);
  return piece;
}

std::optional<std::size_t> JsonSplitter::find_beginning(std::string_view bytes, std::size_t from, const Level& level,
                                                        bool last) const {
  for (auto at = bytes.find('{', from); at != std::string_view::npos; at = bytes.find('{', at + 1)) {
    if (!last && bytes.size() - at < longest_key) return std::nullopt;
    const auto key = first_key_of(bytes.substr(at, 2 * longest_key));
    if (key.empty() || (!level.first_key.empty() && key != level.first_key)) continue;
    // It begins a line as far in as the first one did, or follows a comma.
    std::size_t before = at;
    while (before > 0 && (bytes[before - 1] == ' ' || bytes[before - 1] == '\t')) --before;
    const bool begins_line = before > 0 && (bytes[before - 1] == '\n' || bytes[before - 1] == '\x1e');
    if (begins_line && (level.indent == no_indent || level.indent == at - before)) return at;
    if (level.indent == no_indent && before > 0 && bytes[before - 1] == ',') return at;
  }
  return std::nullopt;
}

void JsonSplitter::go_to_next_beginning() {
  const Level& level = levels_.back();
  std::size_t from = 1;
  std::size_t wanted = 2;
  while (true) {
    const auto view = member_.ahead(wanted);
    const bool last = view.size() < wanted;
    if (const auto at = find_beginning(view, std::min(from, view.size()), level, last)) {
      member_.advance(*at);
      line_begun_ = level.indent != no_indent;
      spaces_ = 0;
      return;
    }
    if (last) {
      member_.advance(view.size());
      ended_ = true;
      return;
    }
    // Keeps what may be the beginning of one, with the line before it.
    const auto passed = view.size() > 4 * longest_key ? view.size() - 4 * longest_key : 0;
    member_.advance(passed);
    from = passed == 0 ? 1 : 2 * longest_key;
    wanted = view.size() - passed + 1;
  }
}

}  // namespace dateline::readers
