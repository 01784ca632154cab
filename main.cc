#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <vector>

#include "common/cli/program.h"
#include "indexer/commands/commands.h"
#include "searcher/commands/commands.h"
#include "searcher/render/render.h"

namespace {

using namespace dateline;

/// Every command, in the order in which help lists them.
std::vector<cli::Command> all_commands() {
  std::vector<cli::Command> commands = cli::indexer_commands(cli::matching_ids);
  const std::vector<cli::Command> asking = cli::searcher_commands();
  commands.insert(commands.begin() + 1, asking.begin(), asking.end());
  return commands;
}

/// The query with a mark where it went wrong, when standard error is read by people.
void show(const cli::QueryError& error, const cli::Messages& messages) {
  if (messages.json()) return messages.error(error);
  const cli::Terminal terminal = cli::look_at_terminal("auto");
  const render::Screen screen{terminal.columns, terminal.err && terminal.colour, terminal.unicode};
  const Problem place{"", error.column().value_or(1), ""};
  messages.say("dateline: " + std::string(error.what()) + "\n" + render::terminal(error.query(), place, screen));
  if (!error.hint().empty()) messages.say("  " + error.hint() + "\n");
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  cli::Messages messages(arguments);
  const auto fail = [&](const Error& error) {
    messages.error(error);
    return exit_status(error.kind());
  };
  try {
    return cli::run(all_commands(), arguments, messages);
  } catch (const cli::PipeClosed&) {
    return 0;
  } catch (const cli::QueryError& error) {
    show(error, messages);
    return exit_status(error.kind());
  } catch (const Error& error) {
    return fail(error);
  } catch (const std::bad_alloc&) {
    return fail(Error(ErrorKind::system, "there is not enough memory"));
  } catch (const std::exception& error) {
    return fail(Error(ErrorKind::system, error.what()));
  } catch (...) {
    return fail(Error(ErrorKind::system, "something went wrong that has no name"));
  }
}
