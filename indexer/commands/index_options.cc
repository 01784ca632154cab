#include "common/cli/values.h"
#include "dateline/error.h"
#include "indexer/commands/commands.h"

namespace dateline::cli {

IndexOptions index_options_of(const CommandLine& line) {
  IndexOptions options;
  ReadOptions& read = options.read;
  read.input_format = line.value("input-format");
  read.records = line.value("records");
  for (const std::string& pair : line.values("map")) {
    const std::size_t equals = pair.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == pair.size()) {
      throw Error(ErrorKind::usage, "--map: '" + pair + "' is not field=path", "--map published=meta.pub_date");
    }
    read.map.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
  }
  read.source = line.value("source");
  read.language = line.value("language");
  read.date = line.value("date");
  read.timezone = line.value("timezone", read.timezone);
  read.id_prefix = line.value("id-prefix");

  constexpr std::uint64_t most_jobs = 1024;
  const std::uint64_t jobs = line.number("jobs").value_or(0);
  if (jobs > most_jobs || (jobs == 0 && line.has("jobs"))) {
    throw Error(ErrorKind::usage, "--jobs: " + line.value("jobs") + " threads", "a number from 1 to 1024");
  }
  options.jobs = static_cast<unsigned>(jobs);
  options.memory = read_size(line.value("memory")).value_or(0);
  options.extract = !line.has("no-extract");
  options.term_lists = line.has("term-lists");
  options.now = line.now();
  options.wait_seconds = line.seconds("wait");
  return options;
}

}  // namespace dateline::cli
