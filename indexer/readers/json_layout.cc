#include "indexer/readers/json_layout.h"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/readers/field_names.h"
#include "indexer/readers/json_scanner.h"

namespace dateline::readers {
namespace {

/// How much an object looks like an article.
enum Likeness { unlike = 0, has_title = 1, has_body = 2 };

struct Place {
  Likeness likeness = unlike;
  bool in_list = false;  ///< a list lies on the way
  bool is_object = false;
  RecordsPath path;
};

/// An object or list that is being read.
struct Level {
  bool list = false;
  bool value_next = false;  ///< of an object: after the colon
  std::size_t items = 0;
  Likeness likeness = unlike;
  std::string key;                   ///< of an object: the last one read
  std::string first_key;             ///< of an object
  Likeness value_would_be = unlike;  ///< what a text under the last key makes of the object
};

/// Keys whose objects are an article's names, topics or the like, however much they look like articles.
bool holds_part_of_article(const RecordsPath& path) {
  if (path.empty()) return false;
  const auto name = field_of(path.back());
  return name && name->field != Field::title && name->field != Field::body;
}

/// Objects that stand for a text: {"rendered": "..."}.
bool holds_text(std::string_view first_key) {
  return first_key == "rendered" || first_key == "text" || first_key == "value" || first_key == "#text";
}

class LayoutFinder {
 public:
  explicit LayoutFinder(const std::vector<std::string>& known_keys) : known_keys_(known_keys) {}

  /// Whether the document's end was reached.
  bool read(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      const char c = text[at];
      if (c == '"') {
        JsonScanner scanner;
        std::size_t used = 0;
        if (scanner.feed(text.substr(at), used) != JsonScanner::State::done) return false;
        string_read(text.substr(at + 1, used - 2));
        at += used;
        continue;
      }
      if (c == '{' || c == '[') {
        if (levels_.size() >= deepest) return false;
        open(c == '[');
      } else if (c == '}' || c == ']') {
        if (levels_.empty() || levels_.back().list != (c == ']')) return false;
        close();
        if (levels_.empty()) return true;
      } else if (c == ':') {
        if (!levels_.empty()) levels_.back().value_next = true;
      } else if (c == ',') {
        if (!levels_.empty()) levels_.back().value_next = false;
      }
      ++at;
    }
    return false;
  }

  /// Objects that the text ended in count by what was seen of them.
  void finish() {
    while (!levels_.empty()) close();
  }

  [[nodiscard]] std::vector<Place> places() const {
    std::vector<Place> all;
    for (const auto& [name, place] : places_) all.push_back(place);
    return all;
  }

 private:
  static constexpr std::size_t deepest = 200;

  [[nodiscard]] Likeness likeness_of(std::string_view key) const {
    if (std::ranges::find(known_keys_, key) != known_keys_.end()) return has_body;
    const auto name = field_of(key);
    if (!name) return unlike;
    if (name->field == Field::title) return has_title;
    if (name->field == Field::body) return name->fallback ? has_title : has_body;
    return unlike;
  }

  void raise(Level& level, Likeness to) { level.likeness = std::max(level.likeness, to); }

  void string_read(std::string_view raw) {
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (level.list) {
      // A list of texts, such as paragraphs, stands for a text of the object around it.
      if (level.items++ == 0 && levels_.size() > 1 && !levels_[levels_.size() - 2].list)
        raise(levels_[levels_.size() - 2], levels_[levels_.size() - 2].value_would_be);
    } else if (!level.value_next) {
      level.key = raw;
      if (level.first_key.empty()) level.first_key = raw;
      level.value_would_be = likeness_of(raw);
    } else if (!raw.empty()) {
      raise(level, level.value_would_be);
    }
  }

  void open(bool list) {
    if (!levels_.empty() && levels_.back().list) ++levels_.back().items;
    levels_.push_back({});
    levels_.back().list = list;
  }

  void close() {
    const Level level = std::move(levels_.back());
    levels_.pop_back();
    if (level.list) return;
    if (!levels_.empty() && !levels_.back().list && holds_text(level.first_key))
      raise(levels_.back(), levels_.back().value_would_be);
    Place place;
    std::string name;
    for (const Level& outer : levels_) {
      place.in_list = place.in_list || outer.list;
      if (outer.list) continue;
      place.path.push_back(outer.key);
      name += outer.key;
      name += '\n';
    }
    auto& known = places_[name];
    if (known.likeness < level.likeness || !known.is_object) {
      place.likeness = std::max(level.likeness, known.likeness);
      place.in_list = place.in_list || known.in_list;
      place.is_object = true;
      known = std::move(place);
    }
  }

  const std::vector<std::string>& known_keys_;
  std::vector<Level> levels_;
  std::map<std::string, Place> places_;
};

bool lies_inside(const RecordsPath& inner, const RecordsPath& outer) {
  return inner.size() > outer.size() && std::equal(outer.begin(), outer.end(), inner.begin());
}

std::string to_string(const RecordsPath& path) {
  std::string text;
  for (const auto& key : path) text += (text.empty() ? "" : ".") + key;
  return text;
}

/// An article's own lists (related stories, comments) are no candidates beside it. An object outside any list that only
/// has a title may as well be the head of a feed: then lists inside it win.
bool hides(const Place& outer, const Place& inner) {
  return lies_inside(inner.path, outer.path) && (outer.in_list || outer.likeness == has_body || !inner.in_list);
}

}  // namespace

RecordsPath parse_records_path(std::string_view text) {
  RecordsPath path;
  while (!text.empty()) {
    const auto dot = text.find('.');
    auto key = text.substr(0, dot);
    while (key.ends_with("[]")) key.remove_suffix(2);
    if (!key.empty() && key != "$") path.emplace_back(key);
    text.remove_prefix(dot == std::string_view::npos ? text.size() : dot + 1);
  }
  return path;
}

JsonLayout find_records(std::string_view text, const std::vector<std::string>& known_keys) {
  LayoutFinder finder(known_keys);
  JsonLayout layout;
  layout.whole = finder.read(text);
  finder.finish();
  const auto places = finder.places();

  std::vector<Place> found;
  for (const Place& place : places)
    if (place.likeness != unlike && !holds_part_of_article(place.path)) found.push_back(place);
  std::vector<Place> outermost;
  for (const Place& place : found)
    if (std::ranges::none_of(found, [&](const Place& other) { return hides(other, place); }))
      outermost.push_back(place);
  // Left: places of which none hides another. Lists go before single objects, bodies before bare titles.
  const auto keep_best = [&outermost](auto is_better) {
    if (std::ranges::any_of(outermost, is_better))
      std::erase_if(outermost, [&](const Place& p) { return !is_better(p); });
  };
  keep_best([](const Place& place) { return place.in_list; });
  keep_best([](const Place& place) { return place.likeness == has_body; });

  if (outermost.empty()) {
    // Nothing looks like an article: the only list of objects, for --map to make something of; else the document
    // itself.
    const auto first = std::ranges::find_if(places, &Place::in_list);
    if (first == places.end()) return layout;
    const auto outer = std::ranges::min_element(
        places, {}, [](const Place& place) { return place.in_list ? place.path.size() : std::size_t{1000}; });
    layout.records = outer->path;
    return layout;
  }
  if (outermost.size() == 1 || !layout.whole) {
    layout.records = outermost.front().path;
    return layout;
  }
  for (const Place& place : outermost) layout.candidates.push_back(to_string(place.path));
  return layout;
}

}  // namespace dateline::readers
