#include <array>
#include <cstdio>
#include <functional>

#include "common/cli/pager.h"
#include "common/text/display.h"
#include "searcher/commands/commands.h"
#include "searcher/render/render.h"

namespace dateline::cli {
namespace {

constexpr int nothing_found = 1;

render::Screen screen_of(const Terminal& terminal) { return {terminal.columns, terminal.colour, terminal.unicode}; }

std::string took(const Results& results) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.1f ms", results.took_ms);
  return text.data();
}

/// Formats in which a hit is printed as soon as it is made, so that a million of them need no memory. A terminal gets
/// nothing that it would obey.
using HitPrinter = std::function<std::string(const Hit&)>;

HitPrinter printer_of(const std::string& format, const Context& context) {
  const auto safe = [on_terminal = context.terminal.out](std::string text) {
    return on_terminal ? display::lines(text) : text;
  };
  if (format == "jsonl") return [](const Hit& hit) { return render::json(hit) + '\n'; };
  if (format == "csv") return [safe](const Hit& hit) { return safe(render::csv(hit)); };
  if (format == "kwic") return render::kwic;
  if (format == "text" && !context.terminal.out && !context.line.has("explain"))
    return [snippets = context.line.has("snippets")](const Hit& hit) { return render::text(hit, snippets); };
  return {};
}

/// Whether what is printed shows passages of the articles.
bool shows_passages(const Context& context) {
  const std::string format = context.line.value("format", "text");
  if (format == "csv" || format == "kwic") return false;
  return format != "text" || context.terminal.out || context.line.has("snippets");
}

/// From this many hits on they are not held until all are there.
constexpr std::size_t many = 1000;

Results stream_json(const Searcher& searcher, const Request& request, Context& context) {
  bool any = false;
  Results results = searcher.search(request, [&](const Hit& hit) {
    context.out.write((any ? "," : render::json_before_hits()) + render::json(hit));
    return any = true;
  });
  if (results.problem) return results;
  context.out.line((any ? "" : render::json_before_hits()) + render::json_after_hits(results));
  return results;
}

Results search_and_print(const Searcher& searcher, const Request& request, Context& context) {
  const std::string format = context.line.value("format", "text");
  if (const HitPrinter printer = printer_of(format, context)) {
    if (format == "csv") context.out.write(render::csv_header());
    Results results = searcher.search(request, [&](const Hit& hit) {
      context.out.write(printer(hit));
      return true;
    });
    if (!results.problem && format == "text") context.out.write(render::text_after_hits(results));
    return results;
  }
  if (format == "json" && !request.explain && request.limit.value_or(many) >= many)
    return stream_json(searcher, request, context);
  Results results = searcher.search(request);
  if (results.problem) return results;
  if (format == "json") {
    context.out.line(render::json(results));
  } else if (context.terminal.out) {
    show(render::terminal(results, screen_of(context.terminal)), context.terminal, context.out);
  } else {
    for (const Hit& hit : results.hits) context.out.write(render::text(hit, context.line.has("snippets")));
    context.out.write(render::text_after_hits(results));
  }
  return results;
}

void say_what_happened(const Results& results, Context& context) {
  const std::string format = context.line.value("format", "text");
  if (format == "csv" || format == "kwic" || (format == "text" && !context.terminal.out))
    print_notes(results, context.messages);

  const bool hits_only = format == "csv" || format == "kwic" || format == "jsonl";
  if (hits_only && (!results.facets.empty() || results.timeline))
    context.messages.warning(format + " has no place for facets and timelines; text and json have");
  if (context.line.verbose()) context.messages.warning("understood as " + results.understood + " in " + took(results));
}

bool found_nothing(const Results& results) { return results.total.value == 0; }

}  // namespace

int search(Context& context) {
  if (context.line.has("batch")) return search_batch(context);
  if (context.line.value("format") == "trec")
    throw Error(ErrorKind::usage, "--format trec goes with --batch", "--batch FILE");
  Request request = request_of(context.line);
  request.snippets = shows_passages(context);
  const Results results = search_and_print(Searcher(context.line.archive()), request, context);
  refuse_problem(results);
  say_what_happened(results, context);
  return found_nothing(results) ? nothing_found : 0;
}

int count(Context& context) {
  const Request request = request_of(context.line);
  const Results results = Searcher(context.line.archive()).count(request);
  refuse_problem(results);
  if (context.line.json()) {
    context.out.line(render::json(results));
  } else {
    if (context.line.csv()) context.out.line("total");
    context.out.line(std::to_string(results.total.value));
    print_notes(results, context.messages);
  }
  return found_nothing(results) ? nothing_found : 0;
}

int show_articles(Context& context) {
  const std::vector<std::string> ids = read_ids(context.line);
  const Searcher searcher(context.line.archive());
  const std::string format = context.line.value("format", "text");
  std::string shown;
  std::size_t found = 0;
  bool all_known = true;
  if (format == "csv") context.out.write(render::csv_header());
  for (const std::string& id : ids) {
    const auto article = searcher.article(id);
    if (!article) {
      context.messages.error(nothing_found, "unknown", "no article has the id '" + id + "'");
      all_known = false;
      continue;
    }
    const bool first = found++ == 0;
    if (format == "json") {
      context.out.write((first ? "[" : ",") + render::json(*article));
    } else if (format == "jsonl") {
      context.out.line(render::json(*article));
    } else if (format == "csv") {
      context.out.write(render::csv(*article));
    } else if (context.terminal.out) {
      shown += (first ? "" : "\n") + render::terminal(*article, screen_of(context.terminal));
    } else {
      context.out.write((first ? "" : "\n") + render::text(*article));
    }
  }
  if (format == "json") context.out.line(found == 0 ? "[]" : "]");
  show(shown, context.terminal, context.out);
  return all_known ? 0 : nothing_found;
}

int stats(Context& context) {
  context.line.refuse_words();
  const Stats stats = Searcher(context.line.archive()).stats();
  if (context.line.json()) {
    context.out.line(render::json(stats));
  } else if (context.line.csv()) {
    context.out.write(render::csv(stats));
  } else if (context.terminal.out) {
    show(render::terminal(stats, screen_of(context.terminal)), context.terminal, context.out);
  } else {
    context.out.write(render::text(stats));
  }
  return 0;
}

}  // namespace dateline::cli
