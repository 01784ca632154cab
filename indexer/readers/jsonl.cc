#include "indexer/readers/jsonl.h"

#include <algorithm>
#include <utility>

#include "common/text/trim.h"
#include "indexer/readers/json_reader.h"
#include "indexer/readers/json_splitter.h"

namespace dateline::readers {
namespace {

constexpr std::string_view blanks = " \t\r\x1e";  // with the record separator of JSON text sequences

class LineSplitter : public Splitter {
 public:
  explicit LineSplitter(Window& member) : member_(member) {}

  std::optional<Piece> next() override {
    while (true) {
      auto view = member_.ahead(1);
      if (view.empty()) return std::nullopt;
      ++line_;
      std::size_t searched = 0, end = view.find('\n');
      while (end == std::string_view::npos && view.size() <= most_record_bytes) {
        searched = view.size();
        view = member_.ahead(searched + 1);
        if (view.size() == searched) break;
        end = view.find('\n', searched);
      }
      if (std::min(end, view.size()) > most_record_bytes) return too_large(view);
      const bool open_ended = end == std::string_view::npos;
      const auto line = view.substr(0, open_ended ? view.size() : end);
      const auto text = text::trimmed(line, blanks);
      if (!text.empty()) {
        const auto blank = static_cast<std::size_t>(text.data() - line.data());
        const auto rest = line.size() - blank + (open_ended ? 0 : 1);
        Piece piece{std::string(text), 0, line_, open_ended, {}, {}};
        member_.advance(blank);
        piece.position = member_.position();
        member_.advance(rest);
        return piece;
      }
      member_.advance(line.size() + (open_ended ? 0 : 1));
    }
  }

 private:
  Piece too_large(std::string_view view) {
    Piece piece{std::string(view.substr(0, most_raw_bytes)), member_.position(), line_, false, "too-large",
                "the record is larger than 64 MiB"};
    while (true) {
      const auto end = view.find('\n');
      if (end != std::string_view::npos) {
        member_.advance(end + 1);
        return piece;
      }
      member_.advance(view.size());
      view = member_.ahead(1);
      if (view.empty()) return piece;
    }
  }

  Window& member_;
  std::uint64_t line_ = 0;
};

}  // namespace

int JsonlFormat::likeness(std::string_view head, std::string_view name) const {
  const bool by_name = name.ends_with(".jsonl") || name.ends_with(".ndjson") || name.ends_with(".jl");
  std::size_t lines = 0, objects = 0;
  while (!head.empty()) {
    const auto end = head.find('\n');
    const auto line = text::trimmed(head.substr(0, end), blanks);
    // The last line may be cut by the head's end.
    if (!line.empty()) ++lines;
    if (line.starts_with('{') && (line.ends_with('}') || (end == std::string_view::npos && lines > 1))) ++objects;
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
  }
  if (objects >= 2 && objects * 2 >= lines) return 80;
  if (by_name && objects >= 1) return 80;
  return by_name && lines > 0 ? 20 : 0;
}

std::unique_ptr<Splitter> JsonlFormat::split(Window& member, const ReadOptions& options) const {
  // A path to the records inside each line asks for what the splitter of documents does.
  if (!options.records.empty()) return std::make_unique<JsonSplitter>(member, options);
  return std::make_unique<LineSplitter>(member);
}

std::unique_ptr<RecordReader> JsonlFormat::reader() const { return std::make_unique<JsonReader>(); }

}  // namespace dateline::readers
