#include "searcher/hits.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/archive/sort_key.h"
#include "searcher/contexts.h"
#include "searcher/snippet.h"

namespace dateline {

std::optional<std::string> HitMaker::group_id(archive::Number number, const std::string& own_id) const {
  const auto leader = snapshot_.group_of(number);
  if (!leader || snapshot_.group_size(number) < 2) return std::nullopt;
  if (*leader == number) return own_id;
  if (auto id = archive::id_of_sort_key(postings_.sort_key(*leader))) return id;
  return snapshot_.article(database_, *leader, false).id;
}

Hit HitMaker::hit(const RankedMatch& match, std::size_t rank, bool scored, const std::vector<Mark>& marks,
                  const Request& request) const {
  Hit hit;
  hit.number = match.number;
  hit.rank = rank;
  if (scored) hit.score = match.weight;
  hit.article = snapshot_.article(database_, match.number, request.snippets || request.contexts);
  const std::string body = std::exchange(hit.article.body, {});
  const Article& article = hit.article;
  if (request.snippets) {
    hit.snippet = make_snippet(body, article.language, marks, analyser_);
    hit.title_highlights = highlight_title(article.title, article.language, marks, analyser_);
  }
  if (request.contexts) {
    hit.contexts = keywords_in_context(article.title, article.language, true, marks, analyser_);
    std::ranges::move(keywords_in_context(body, article.language, false, marks, analyser_),
                      std::back_inserter(hit.contexts));
  }
  hit.group = group_id(match.number, hit.article.id);
  hit.duplicates = hit.article.other_ids.size();
  if (const std::size_t size = snapshot_.group_size(match.number); size > 1) hit.duplicates += size - 1;
  return hit;
}

StoredArticle HitMaker::stored(archive::Number number) const {
  StoredArticle stored;
  stored.article = snapshot_.article(database_, number);
  stored.group = group_id(number, stored.article.id);
  return stored;
}

}  // namespace dateline
