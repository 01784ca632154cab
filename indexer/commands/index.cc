#include <optional>

#include "common/cli/signals.h"
#include "common/text/amounts.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/progress.h"
#include "indexer/commands/rejects_file.h"
#include "indexer/commands/summary.h"

namespace dateline::cli {
namespace {

/// Warnings of one kind: the first few are shown, the others counted.
class FewWarnings {
 public:
  FewWarnings(const Context& context, ProgressDisplay& progress)
      : context_(context), progress_(progress), shown_(context.line.verbose() ? ~std::uint64_t{0} : 5) {}

  void add(const std::string& message) {
    if (++count_ > shown_) return;
    progress_.clear();
    context_.messages.warning(message);
  }
  /// How many were not shown.
  [[nodiscard]] std::uint64_t more() const { return count_ > shown_ ? count_ - shown_ : 0; }

 private:
  const Context& context_;
  ProgressDisplay& progress_;
  std::uint64_t shown_;
  std::uint64_t count_ = 0;
};

std::string place_of(const Reject& reject) {
  return reject.dump + (reject.member.empty() ? "" : ":" + reject.member) + ", byte " +
         display::grouped(reject.position);
}

void print(const IndexSummary& summary, Context& context) {
  if (context.line.json()) {
    context.out.line(summary_json(summary));
  } else if (context.line.csv()) {
    context.out.write(summary_csv(summary));
  } else if (!context.line.quiet()) {
    context.out.line(summary_text(summary));
    context.out.flush();
    if (const std::string unused = unused_keys_text(summary); !unused.empty()) context.messages.warning(unused);
  }
}

/// What the run ends with, and the error that says so.
int status_of(const IndexSummary& summary, const Context& context) {
  if (summary.interrupted) {
    context.messages.error(Error(ErrorKind::interrupted, "interrupted; what was read is committed",
                                 "the same command again reads the rest"));
    return exit_status(ErrorKind::interrupted);
  }
  std::string problem;
  for (const std::string& line : summary.unreadable) problem += (problem.empty() ? "" : "; ") + line;
  if (context.line.has("strict") && summary.rejected > 0) {
    problem += (problem.empty() ? "" : "; ") + display::counted(summary.rejected, "record") + " rejected";
  }
  if (problem.empty()) return 0;
  context.messages.error(Error(ErrorKind::input, problem, "what could be read is committed"));
  return exit_status(ErrorKind::input);
}

}  // namespace

int index(Context& context) {
  const CommandLine& line = context.line;
  if (line.words().empty()) {
    throw Error(ErrorKind::usage, "no dump is given", "a file, a folder, an archive file, or - for standard input");
  }
  const IndexOptions options = index_options_of(line);
  if (line.has("dry-run")) return dry_run(context, options.read);

  std::optional<RejectsFile> rejects;
  if (line.has("rejects")) rejects.emplace(line.value("rejects"));
  ProgressDisplay progress(context.terminal.columns);
  FewWarnings rejected(context, progress), warnings(context, progress);

  IndexCallbacks callbacks;
  callbacks.rejected = [&](const Reject& reject) {
    if (rejects) rejects->add(reject);
    rejected.add(place_of(reject) + ": " + reject.reason);
  };
  callbacks.warning = [&](const std::string& message) { warnings.add(message); };
  if (context.terminal.err && !line.quiet()) callbacks.progress = [&](const IndexProgress& now) { progress.show(now); };
  callbacks.stop = &flag_when_interrupted();

  Indexer indexer(line.archive(), options, callbacks);
  for (const std::string& dump : line.words()) indexer.add_dump(dump);
  indexer.commit();
  const IndexSummary summary = indexer.summary();

  progress.clear();
  if (rejects) rejects->close();
  if (rejected.more() > 0) {
    context.messages.warning("and " + display::counted(rejected.more(), "reject") +
                             " more; --rejects FILE keeps them all");
  }
  if (warnings.more() > 0)
    context.messages.warning("and " + display::counted(warnings.more(), "warning") + " more; --verbose shows them all");
  print(summary, context);
  return status_of(summary, context);
}

}  // namespace dateline::cli
