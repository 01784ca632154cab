#include <cerrno>
#include <fstream>
#include <iostream>
#include <system_error>

#include "searcher/commands/commands.h"
#include "searcher/render/render.h"

namespace dateline::cli {
namespace {

/// A line of the batch: its id and its query; the id is the line's number where none is given.
struct Line {
  std::string id, query;
};

/// Nothing for an empty line and a comment.
std::optional<Line> read_line(std::string text, std::size_t number) {
  if (text.ends_with('\r')) text.pop_back();
  if (text.find_first_not_of(" \t") == std::string::npos || text.starts_with('#')) return std::nullopt;
  const std::size_t tab = text.find('\t');
  if (tab == std::string::npos) return Line{std::to_string(number), std::move(text)};
  return Line{text.substr(0, tab), text.substr(tab + 1)};
}

Results answer(const Searcher& searcher, Request request, const std::string& query) {
  request.query = query;
  if (query.find_first_not_of(" \t") != std::string::npos) return searcher.search(request);
  Results results;
  results.query = query;
  results.problem = Problem{"there are no words", 1, "'*' is everything"};
  return results;
}

}  // namespace

int search_batch(Context& context) {
  const std::string file = context.line.value("batch");
  if (!context.line.words().empty()) {
    throw Error(ErrorKind::usage, "--batch and words are given: '" + context.line.words().front() + "'",
                "the queries are the lines of the file");
  }
  const bool trec = context.line.value("format") == "trec";
  Request request = request_of(context.line);
  request.snippets = !trec;
  const Searcher searcher(context.line.archive());
  std::ifstream opened;
  if (file != "-") {
    opened.open(file);
    if (!opened) {
      throw Error(ErrorKind::input, "cannot read " + file + ": " + std::generic_category().message(errno));
    }
  }
  std::istream& lines = file == "-" ? std::cin : opened;

  bool found = false, understood = true;
  std::size_t number = 0;
  for (std::string text; std::getline(lines, text);) {
    const auto line = read_line(std::move(text), ++number);
    if (!line) continue;
    const Results results = answer(searcher, request, line->query);
    found = found || results.total.value > 0;
    if (results.problem) {
      understood = false;
      if (trec)
        context.messages.error(exit_status(ErrorKind::query), "query", line->id + ": " + results.problem->message);
    }
    if (trec) {
      context.out.write(render::trec(line->id, results));
    } else {
      context.out.line(render::batch_json(line->id, results));
    }
    context.out.flush();
  }
  if (lines.bad()) throw Error(ErrorKind::input, "cannot read " + file);
  if (!understood) return exit_status(ErrorKind::query);
  return found ? 0 : 1;
}

}  // namespace dateline::cli
