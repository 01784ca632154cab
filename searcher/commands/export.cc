#include "common/text/display.h"
#include "searcher/commands/commands.h"
#include "searcher/render/render.h"

namespace dateline::cli {

int export_articles(Context& context) {
  const Request request = request_of(context.line);
  const Searcher searcher(context.line.archive());
  const bool as_list = context.line.value("format") == "json", as_csv = context.line.value("format") == "csv";
  if (as_csv) context.out.write(render::csv_header());
  std::size_t exported = 0;
  const Results results = searcher.for_each_match(request, [&](const StoredArticle& article) {
    ++exported;
    if (as_csv) {
      context.out.write(context.terminal.out ? display::lines(render::csv(article)) : render::csv(article));
      return true;
    }
    if (as_list) context.out.write(exported == 1 ? "[" : ",\n");
    context.out.write(render::json(article));
    if (!as_list) context.out.write("\n");
    return true;
  });
  refuse_problem(results);
  if (as_list) context.out.line(exported == 0 ? "[]" : "]");
  print_notes(results, context.messages);
  return exported == 0 ? 1 : 0;
}

std::vector<std::string> matching_ids(const ArchiveLocation& archive, const std::string& query, const Timestamp& now) {
  Request request;
  request.query = query;
  request.match = MatchMode::all;
  request.duplicates = Duplicates::show;
  request.now = now;
  std::vector<std::string> ids;
  const Results results = Searcher(archive).for_each_match(request, [&](const StoredArticle& article) {
    ids.push_back(article.article.id);
    return true;
  });
  refuse_problem(results);
  return ids;
}

}  // namespace dateline::cli
