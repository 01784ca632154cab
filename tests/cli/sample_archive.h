#pragma once

#include <string>
#include <vector>

#include "tests/cli/run_program.h"
#include "tests/temporary_folder.h"

namespace dateline {

/// A folder with an archive of the sample corpus, and the program to ask it.
class SampleArchive {
 public:
  SampleArchive() {
    indexed_ = run({"index", "--quiet", DATELINE_SOURCE "/corpus/news", DATELINE_SOURCE "/corpus/text"}).status == 0;
  }

  [[nodiscard]] bool indexed() const { return indexed_; }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }

  /// The command with this archive.
  [[nodiscard]] std::vector<std::string> command(const std::vector<std::string>& arguments) const {
    std::vector<std::string> words{DATELINE_PROGRAM, arguments.front(), "-a", path("archive")};
    words.insert(words.end(), arguments.begin() + 1, arguments.end());
    return words;
  }
  [[nodiscard]] ProgramResult run(const std::vector<std::string>& arguments, const std::string& input = {}) const {
    return run_program(command(arguments), input);
  }
  /// A script in which $0 is the program and $1 the archive.
  [[nodiscard]] ProgramResult bash(const std::string& script) const {
    return run_program({"bash", "-c", script, DATELINE_PROGRAM, path("archive")});
  }

 private:
  TemporaryFolder folder_;
  bool indexed_ = false;
};

}  // namespace dateline
