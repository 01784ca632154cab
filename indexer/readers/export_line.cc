#include "indexer/readers/export_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/read_timestamp.h"

namespace dateline::readers {
namespace {

std::string text_of(const Value& record, std::string_view key) {
  const auto* value = record.find(key);
  return value != nullptr && value->kind == Value::Kind::text ? value->text : std::string{};
}

std::vector<std::string> texts_of(const Value& record, std::string_view key) {
  std::vector<std::string> texts;
  if (const auto* value = record.find(key))
    for (const auto& item : value->items)
      if (item.kind == Value::Kind::text) texts.push_back(item.text);
  return texts;
}

}  // namespace

std::optional<Article> read_export_line(const Value& record) {
  constexpr std::array marks = {"id", "precision", "extra", "entities", "mentions", "days", "dump"};
  if (!std::ranges::all_of(marks, [&](const char* key) { return record.find(key) != nullptr; })) return std::nullopt;
  const Value& dump = *record.find("dump");
  const Value& entities = *record.find("entities");
  if (dump.kind != Value::Kind::object || entities.kind != Value::Kind::object) return std::nullopt;

  Article article;
  article.id = text_of(record, "id");
  article.title = text_of(record, "title");
  article.body = text_of(record, "body");
  article.published = dates::read_timestamp(text_of(record, "published")).value_or(Timestamp{});
  article.source = text_of(record, "source");
  article.section = text_of(record, "section");
  article.topics = texts_of(record, "topics");
  article.authors = texts_of(record, "authors");
  article.language = text_of(record, "language");
  article.url = text_of(record, "url");
  article.entities = {texts_of(entities, "person"), texts_of(entities, "org"), texts_of(entities, "place")};
  if (const auto& extra = *record.find("extra"); extra.kind == Value::Kind::object) article.extra = write_rest(extra);
  article.other_ids = texts_of(record, "other_ids");
  article.provenance.dump = text_of(dump, "name");
  article.provenance.member = text_of(dump, "member");
  if (const auto* position = dump.find("position"))
    (void)std::from_chars(position->text.data(), position->text.data() + position->text.size(),
                          article.provenance.position);
  return article;
}

}  // namespace dateline::readers
