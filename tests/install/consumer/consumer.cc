#include <dateline/indexer.h>
#include <dateline/searcher.h>

#include <iostream>

int main(int, char** arguments) {
  const auto archive = dateline::ArchiveLocation::from(arguments[1]);
  dateline::Indexer indexer(archive);
  dateline::Article flood, match;
  flood.id = "1";
  flood.title = "River floods Port Merrow";
  flood.body = "The gate jammed and the water came over the quay.";
  match.id = "2";
  match.title = "Lanterns win at home";
  match.body = "A late goal settled the match.";
  indexer.add(flood);
  indexer.add(match);
  indexer.commit();

  dateline::Request request;
  request.query = "jammed gates";
  for (const auto& hit : dateline::Searcher(archive).search(request).hits) std::cout << hit.article.title << '\n';
}
