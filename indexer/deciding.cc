#include "indexer/deciding.h"

#include <xxhash.h>

#include <limits>
#include <utility>

#include "common/archive/article_codec.h"
#include "common/text/url.h"

namespace dateline {
namespace {

using archive::IdRecord;

std::uint32_t short_hash(std::string_view text) {
  return text.empty() ? 0 : static_cast<std::uint32_t>(archive::hash_of(text)) | 1;
}

std::uint64_t combined(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t both[] = {a, b};
  return XXH3_64bits(both, sizeof both);
}

IdRecord record_of(const Candidate& candidate, const std::string& id, GenerationWriter::Number number) {
  IdRecord record;
  record.key = archive::hash_of(id);
  record.content = candidate.content;
  record.copy = candidate.copy;
  record.number = number;
  record.source = candidate.source;
  record.url = candidate.url;
  record.title = candidate.title;
  record.day = candidate.day;
  record.body_bytes = static_cast<std::uint32_t>(candidate.article.body.size());
  return record;
}

/// Whether a record under the same id is about the same article: an update, not a collision.
bool same_article(const IdRecord& record, const Candidate& candidate) {
  if (record.source != candidate.source) return false;
  if (record.url != 0 && candidate.url != 0 && record.url != candidate.url) return false;
  return record.title == candidate.title || record.day == candidate.day;
}

}  // namespace

Candidate make_candidate(Article article) {
  Candidate candidate;
  const Day undated = Day(std::chrono::days(std::numeric_limits<std::int32_t>::min()));
  const bool dated = article.published.precision != Precision::unknown;
  candidate.day =
      static_cast<std::int32_t>((dated ? period_of(article.published).first : undated).time_since_epoch().count());
  candidate.source = short_hash(article.source);
  candidate.url = short_hash(text::normalize_url(article.url));
  candidate.title = short_hash(article.title);

  // Moved out and back, so that nothing long is copied.
  Article text;
  text.source = article.source;
  text.title = std::move(article.title);
  text.body = std::move(article.body);
  text.published = article.published;
  text.published.precision = std::min(text.published.precision, Precision::day);
  text.published.hour = text.published.minute = text.published.second = 0;
  text.published.offset_minutes = 0;
  candidate.copy = archive::hash_of(archive::encode(text));
  article.title = std::move(text.title);
  article.body = std::move(text.body);

  std::string id = std::exchange(article.id, {});
  Provenance provenance = std::exchange(article.provenance, {});
  candidate.content = archive::hash_of(archive::encode(article));
  article.id = std::move(id);
  article.provenance = std::move(provenance);
  candidate.article = std::move(article);
  return candidate;
}

Decider::Place Decider::find_place(const Candidate& candidate) const {
  Place free;
  for (unsigned n = 1;; ++n) {
    std::string id = candidate.article.id;
    if (n > 1) id += '#' + std::to_string(n);
    const auto record = writer_.find_id(archive::hash_of(id));
    const bool taken = record && record->number != 0;
    if (taken && same_article(*record, candidate)) return {std::move(id), record, n > 1};
    // An id that was deleted is free, but this article may stand behind it.
    if (!taken && free.id.empty()) free = {std::move(id), std::nullopt, n > 1};
    if (!record) return free;
  }
}

Decision Decider::decide(Candidate candidate) {
  Decision decision;
  Place place = find_place(candidate);
  if (!place.record) {
    if (place.collides) {
      decision.outcome = Outcome::collision;
      decision.warning = "the id " + candidate.article.id + " is another article's: kept as " + place.id +
                         "; --id-prefix keeps the ids of dumps apart";
    }
    candidate.article.id = place.id;
    add(std::move(candidate), decision);
    return decision;
  }

  const IdRecord& former = *place.record;
  const std::uint64_t version = combined(former.key, candidate.content);
  const bool same_text = former.is_copy != 0 && former.copy == candidate.copy;
  if (former.content == candidate.content || same_text || writer_.was_replaced(version)) {
    mark_seen(former.number);
    decision.outcome = Outcome::unchanged;
    return decision;
  }
  const std::size_t bytes = candidate.article.body.size();
  if (former.body_bytes > 0 && bytes * 2 < former.body_bytes) {
    decision.outcome = Outcome::kept;
    decision.warning = "the article " + place.id + " came back " + (bytes == 0 ? "empty" : "less than half as long") +
                       ": the longer text is kept";
    return decision;
  }

  decision.outcome = Outcome::updated;
  // Both versions stand in what is read now: when it is read again, the first must not count as news.
  if (seen(former.number)) writer_.put_replaced(combined(former.key, former.content));
  candidate.article.id = place.id;
  replace(former, std::move(candidate), decision);
  return decision;
}

GenerationWriter::Number Decider::add(Candidate&& candidate, Decision& decision, GenerationWriter::Number former) {
  Article& article = candidate.article;
  if (const auto there = writer_.find_copy(candidate.copy); there && *there != former) {
    note_other_id(candidate, article.id, *there);
    mark_seen(*there);
    if (decision.outcome == Outcome::added) decision.outcome = Outcome::duplicate;
    return *there;
  }
  const GenerationWriter::Number number = writer_.take_number();
  writer_.put_id(record_of(candidate, article.id, number));
  writer_.put_copy(candidate.copy, number);
  mark_seen(number);
  for (const std::string& id : article.other_ids) {
    const auto record = writer_.find_id(archive::hash_of(id));
    if (id != article.id && (!record || record->number == 0)) note_other_id(candidate, id, number);
  }
  decision.accepted.push_back({number, std::move(article)});
  return number;
}

void Decider::replace(const IdRecord& former, Candidate&& candidate, Decision& decision) {
  if (former.is_copy != 0) {
    add(std::move(candidate), decision);
    return;
  }
  const std::vector<std::string> others = writer_.other_ids(former.number);
  if (candidate.copy == former.copy) {
    const GenerationWriter::Number number = add(std::move(candidate), decision, former.number);
    for (const std::string& id : others) {
      IdRecord record = *writer_.find_id(archive::hash_of(id));
      record.number = number;
      writer_.put_id(record);
      writer_.add_other_id(number, id);
    }
    writer_.remove(former.number);
    return;
  }
  // The text that goes is still what the other ids stand for: it lives on under the first of them.
  if (!others.empty() && writer_.pending(former.number)) flush_();
  add(std::move(candidate), decision, former.number);
  if (!others.empty()) {
    const auto database = writer_.snapshot()->lease();
    Article article = writer_.snapshot()->article(*database, former.number);
    article.id = others.front();
    article.other_ids.clear();
    const Candidate survivor = make_candidate(article);
    const GenerationWriter::Number number = writer_.take_number();
    writer_.put_id(record_of(survivor, article.id, number));
    for (std::size_t i = 1; i < others.size(); ++i) note_other_id(survivor, others[i], number);
    writer_.put_copy(survivor.copy, number);
    decision.accepted.push_back({number, std::move(article)});
  }
  writer_.remove(former.number);
}

void Decider::note_other_id(const Candidate& like, const std::string& id, GenerationWriter::Number number) {
  IdRecord record = record_of(like, id, number);
  record.is_copy = 1;
  writer_.put_id(record);
  writer_.add_other_id(number, id);
}

void Decider::mark_seen(GenerationWriter::Number number) {
  if (number >= seen_.size()) seen_.resize(number + number / 2 + 1);
  seen_[number] = true;
}

}  // namespace dateline
