#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "common/dates/read_timestamp.h"
#include "common/text/language.h"
#include "dateline/error.h"
#include "indexer/readers/article_id.h"
#include "indexer/readers/clean_text.h"
#include "indexer/readers/decode.h"
#include "indexer/readers/dump_reader.h"
#include "indexer/readers/entity_fields.h"
#include "indexer/readers/export_line.h"
#include "indexer/readers/field_map.h"
#include "indexer/readers/format.h"
#include "indexer/readers/key_log.h"
#include "indexer/readers/value_text.h"

namespace dateline::readers {
namespace {

dates::TimeZone zone_named(const std::string& name) {
  const auto zone = dates::TimeZone::named(name.empty() ? "UTC" : name);
  if (!zone)
    throw Error(ErrorKind::usage, "--timezone " + name + ": there is no such time zone",
                "names are like Europe/Berlin, UTC or +02:00");
  return *zone;
}

std::string language_of(const std::string& given) {
  auto language = text::normalize_language(given);
  if (language == "und") language.clear();
  return language;
}

/// Fills the fields of one article from the candidates of a record.
class ArticleFields {
 public:
  ArticleFields(FieldMap::Candidates& candidates, bool may_hold_html) : candidates_(candidates), html_(may_hold_html) {}

  /// The best text; a list's texts are joined as paragraphs.
  [[nodiscard]] std::string body() {
    std::string text;
    for (const auto& candidate : of(Field::body)) {
      const auto leaves = text_leaves(*candidate.value);
      std::string here;
      for (const auto* leaf : leaves) {
        auto part = clean_text(leaf->text, html_);
        if (here.empty()) {
          here = std::move(part);
        } else if (!part.empty()) {
          here += "\n\n" + part;
        }
      }
      if (here.empty() || (!text.empty() && here != text)) continue;
      take(leaves, Field::body);
      text = std::move(here);
    }
    return text;
  }

  [[nodiscard]] std::string line(Field field) {
    std::string text;
    for (const auto& candidate : of(field)) {
      auto* leaf = text_leaf(*candidate.value);
      if (leaf == nullptr) continue;
      auto here = clean_line(leaf->text, html_ && field != Field::url);
      if (here.empty() || (!text.empty() && here != text)) continue;
      leaf->taken_by = field;
      text = std::move(here);
    }
    return text;
  }

  /// The id is stored as the dump has it; what had to be changed is kept in `extra`, too.
  [[nodiscard]] std::string id() {
    std::string text;
    for (const auto& candidate : of(Field::id)) {
      auto* leaf = text_leaf(*candidate.value);
      if (leaf == nullptr) continue;
      auto here = clean_id(leaf->text);
      if (here.empty() || (!text.empty() && here != text)) continue;
      const bool as_given = leaf->text.find(here) != std::string::npos && leaf->text.size() <= here.size() + 16;
      if (as_given) leaf->taken_by = Field::id;
      text = std::move(here);
    }
    return text;
  }

  [[nodiscard]] Timestamp published(const dates::TimeZone& zone) {
    Timestamp time;
    for (const auto& candidate : of(Field::published)) {
      auto* leaf = text_leaf(*candidate.value);
      if (leaf == nullptr) continue;
      const auto here = dates::read_timestamp(clean_line(leaf->text, false), zone);
      if (!here || (time.precision != Precision::unknown && *here != time)) continue;
      leaf->taken_by = Field::published;
      time = *here;
    }
    return time;
  }

  [[nodiscard]] std::string language() {
    for (const auto& candidate : of(Field::language)) {
      auto* leaf = text_leaf(*candidate.value);
      if (leaf == nullptr) continue;
      auto known = language_of(leaf->text);
      if (known.empty()) continue;
      leaf->taken_by = Field::language;
      return known;
    }
    return {};
  }

  [[nodiscard]] std::vector<std::string> authors() {
    return list(Field::authors, [](const std::string& text, bool in_list) {
      // In a list every item is one author, however it is written.
      return split_authors(in_list ? text + ";" : text);
    });
  }

  [[nodiscard]] std::vector<std::string> topics() {
    return list(Field::topics,
                [](const std::string& text, bool in_list) { return in_list ? std::vector{text} : split_list(text); });
  }

  [[nodiscard]] EntityNames entities() {
    EntityNames names;
    for (const auto& [field, list] :
         {std::pair{Field::person, &names.person}, {Field::org, &names.org}, {Field::place, &names.place}})
      for (const auto& candidate : of(field)) take_names(*candidate.value, field, html_, *list);
    for (const auto& candidate : of(Field::entities)) take_entities(*candidate.value, html_, names);
    return names;
  }

 private:
  [[nodiscard]] const std::vector<FieldMap::Candidate>& of(Field field) const {
    return candidates_[static_cast<std::size_t>(field)];
  }

  static void take(const std::vector<Value*>& leaves, Field field) {
    for (auto* leaf : leaves) leaf->taken_by = field;
  }

  /// Of the first key that gives anything; several of a mapped path are one list.
  template <typename Split>
  std::vector<std::string> list(Field field, Split split) {
    std::vector<std::string> all;
    for (const auto& candidate : of(field)) {
      const auto leaves = text_leaves(*candidate.value);
      std::vector<std::string> here;
      for (const auto* leaf : leaves)
        for (const auto& part : split(clean_line(leaf->text, html_), candidate.value->kind == Value::Kind::list))
          if (!part.empty() && std::ranges::find(here, part) == here.end()) here.push_back(part);
      if (here.empty() || (!all.empty() && !candidate.more && here != all)) continue;
      take(leaves, field);
      for (auto& part : here)
        if (std::ranges::find(all, part) == all.end()) all.push_back(std::move(part));
    }
    return all;
  }

  FieldMap::Candidates& candidates_;
  bool html_;
};

}  // namespace

struct ArticleParser::Impl {
  explicit Impl(const ReadOptions& options_)
      : options(options_), map(options_.map), zone(zone_named(options_.timezone)) {
    if (!options.date.empty()) {
      const auto date = dates::read_timestamp(options.date, zone);
      if (!date) throw Error(ErrorKind::usage, "--date " + options.date + ": not a date", "write it as 2025-09-12");
      default_date = *date;
    }
    if (options.language == "auto") options.language.clear();
    if (!options.language.empty()) {
      default_language = language_of(options.language);
      if (default_language.empty())
        throw Error(ErrorKind::usage, "--language " + options.language + ": not a language",
                    "codes are like en, de or zh");
    }
  }

  [[nodiscard]] RecordReader& reader_of(const Format& format) {
    for (auto& [known, reader] : readers)
      if (known == &format) return *reader;
    readers.emplace_back(&format, format.reader());
    return *readers.back().second;
  }

  [[nodiscard]] static Reject reject(const RawRecord& record, RecordProblem problem) {
    if (record.line > 0) problem.reason += " (line " + std::to_string(record.line) + ")";
    return {record.from.dump,          record.from.member,      record.from.position,
            std::move(problem.reason), std::move(problem.code), record.bytes.substr(0, most_raw_bytes)};
  }

  [[nodiscard]] Article fill(Value& record, const Format& format) {
    std::erase_if(record.members, [](const ValueMember& member) { return member.value.is_empty(); });
    auto candidates = map.candidates(record);
    ArticleFields fields(candidates, format.may_hold_html());
    Article article;
    article.id = fields.id();
    article.title = fields.line(Field::title);
    article.body = fields.body();
    article.published = fields.published(zone);
    article.source = fields.line(Field::source);
    article.section = fields.line(Field::section);
    article.topics = fields.topics();
    article.authors = fields.authors();
    article.language = fields.language();
    article.url = fields.line(Field::url);
    article.entities = fields.entities();
    article.extra = write_rest(record);
    keys.add(record);
    return article;
  }

  void fill_defaults(Article& article, const Format& format) const {
    if (article.source.empty())
      article.source = !options.source.empty() ? options.source : std::string(format.default_source());
    if (article.published.precision == Precision::unknown) article.published = default_date;
    if (article.language.empty()) article.language = default_language;
    if (article.id.empty()) article.id = make_id(article);
    article.id.insert(0, options.id_prefix);
  }

  ReadOptions options;
  FieldMap map;
  dates::TimeZone zone;
  Timestamp default_date;
  std::string default_language;
  std::vector<std::pair<const Format*, std::unique_ptr<RecordReader>>> readers;
  KeyLog keys;
};

ArticleParser::ArticleParser(const ReadOptions& options) : impl_(std::make_unique<Impl>(options)) {}
ArticleParser::~ArticleParser() = default;
ArticleParser::ArticleParser(ArticleParser&&) noexcept = default;

std::variant<Article, Reject> ArticleParser::parse(const RawRecord& record) {
  std::string decoded;
  auto text = to_utf8(record.bytes, record.charset, decoded);
  auto content = impl_->reader_of(*record.format).read(text, record.table.get());
  if (auto* problem = std::get_if<RecordProblem>(&content)) return Impl::reject(record, std::move(*problem));
  auto& value = std::get<Value>(content);
  auto exported = read_export_line(value);
  Article article = exported ? std::move(*exported) : impl_->fill(value, *record.format);
  if (!exported) article.provenance = record.from;
  if (article.title.empty() && article.body.empty())
    return Impl::reject(record, {"no-text", "neither a title nor a body was found"});
  impl_->fill_defaults(article, *record.format);
  return article;
}

const std::map<std::string, std::uint64_t>& ArticleParser::unused_keys() const { return impl_->keys.unused(); }
const std::vector<KeyUse>& ArticleParser::key_uses() const { return impl_->keys.uses(); }

}  // namespace dateline::readers
