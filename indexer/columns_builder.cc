#include "indexer/columns_builder.h"

#include <algorithm>
#include <span>

#include "common/text/trim.h"

namespace dateline {
namespace {

/// The article's values of that field, as given.
std::span<const std::string> values_of(const Article& article, schema::Field field) {
  const auto one = [](const std::string& text) { return std::span(&text, 1); };
  switch (field) {
    case schema::Field::source: return one(article.source);
    case schema::Field::section: return one(article.section);
    case schema::Field::language: return one(article.language);
    case schema::Field::topic: return article.topics;
    case schema::Field::author: return article.authors;
    case schema::Field::person: return article.entities.person;
    case schema::Field::org: return article.entities.org;
    case schema::Field::place: return article.entities.place;
    default: return {};
  }
}

}  // namespace

void ColumnsBuilder::List::add(std::string_view text) {
  if (text.empty()) return;
  auto known = numbers.find(text);
  if (known == numbers.end()) {
    const auto number = static_cast<ValueNumber>(texts.size());
    known = numbers.emplace(texts.emplace_back(text), number).first;
  }
  const auto row = values.begin() + static_cast<std::ptrdiff_t>(ends.empty() ? 0 : ends.back());
  if (std::find(row, values.end(), known->second) == values.end()) values.push_back(known->second);
}

void ColumnsBuilder::add(Number number, const Article& article, Day indexed) {
  const auto days = [](Day day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); };
  const bool dated = article.published.precision != Precision::unknown;
  numbers_.push_back(number);
  days_.push_back(dated ? days(period_of(article.published).first) : 0);
  precisions_.push_back(article.published.precision);
  indexed_.push_back(days(indexed));
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    for (const std::string& value : values_of(article, archive::value_fields[i])) lists_[i].add(text::trimmed(value));
    lists_[i].close_row();
  }
}

archive::ColumnsView ColumnsBuilder::view() const {
  archive::ColumnsView view;
  view.numbers = numbers_;
  view.published = {days_, precisions_};
  view.indexed = indexed_;
  for (std::size_t i = 0; i < lists_.size(); ++i) view.lists[i] = {lists_[i].ends, lists_[i].values};
  return view;
}

}  // namespace dateline
