// Screens as people see them: golden copies of answers over the sample archive.
#include "tests/golden.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/cli/in_terminal.h"
#include "tests/cli/run_program.h"
#include "tests/temporary_folder.h"

using namespace dateline;

namespace {

const std::string golden_folder = DATELINE_SOURCE "/tests/cli/golden";

struct Screen {
  const char* name;
  unsigned short columns;
  std::vector<std::string> variables;
  std::vector<std::string> options = {};
};

const std::vector<Screen> screens{
    {"60 columns", 60, {"NO_COLOR=1"}},
    {"80 columns", 80, {"NO_COLOR=1"}},
    {"120 columns", 120, {"NO_COLOR=1"}},
    {"200 columns", 200, {"NO_COLOR=1"}},
    {"80 columns, ASCII", 80, {"NO_COLOR=1", "LC_ALL=C"}},
    {"80 columns, colours", 80, {}},
    {"a pipe", 0, {}},
};

struct Golden {
  const char* name;
  std::vector<std::string> arguments;
};

const std::vector<Golden> goldens{
    {"ranked", {"search", "flood", "gate", "inquiry", "-n", "3"}},
    {"person",
     {"search", "person:\"Ingrid Halvorsen\"", "-n", "2", "--facets", "place=6,org=4,month", "--timeline", "month"}},
    {"everything", {"search", "date:2023..2024", "-n", "0", "--facets", "--timeline", "quarter"}},
    {"phrase", {"search", "\"solar storm\"", "-n", "2"}},
    {"compared", {"search", "flood", "-n", "1", "--timeline", "--compare", "strike", "--compare", "language:de"}},
    {"chinese", {"search", "language:zh", "-n", "2", "--facets", "language,topic=5"}},
    {"arabic", {"search", "language:ar", "-n", "2"}},
    {"nothing", {"search", "zzyzx"}},
    {"long_facets", {"search", "*", "-n", "0", "--facets", "author=4,topic=8,weekday=0,section"}},
    {"article", {"show", "mw-002"}},
};

/// Without the time that the answer took, which differs from run to run.
std::string steady(std::string shown) {
  const std::size_t unit = shown.find(" ms");
  if (unit == std::string::npos || unit > shown.find('\n')) return shown;
  const std::size_t before = shown.find_last_not_of("0123456789.", unit - 1);
  return shown.replace(before + 1, unit - before - 1, "0");
}

/// An archive of the sample corpus that was indexed under its own name, wherever the sources lie.
struct Archive {
  TemporaryFolder folder;
  bool indexed = false;

  Archive() {
    const std::string script = "cd \"$2\" && \"$0\" index --quiet -a \"$1\" corpus/news corpus/text";
    indexed = run_program({"bash", "-c", script, DATELINE_PROGRAM, path(), DATELINE_SOURCE}).status == 0;
  }
  [[nodiscard]] std::string path() const { return (folder.path() / "archive").string(); }
  [[nodiscard]] std::vector<std::string> command(const std::vector<std::string>& arguments) const {
    std::vector<std::string> words{DATELINE_PROGRAM, arguments.front(), "-a", path()};
    words.insert(words.end(), arguments.begin() + 1, arguments.end());
    return words;
  }
};

std::string screens_of(const Archive& sample, const Golden& golden) {
  std::string all;
  for (const Screen& screen : screens) {
    const std::vector<std::string> command = sample.command(golden.arguments);
    all += std::string("== ") + screen.name + "\n";
    all += steady(screen.columns == 0 ? run_program(command).out
                                      : run_in_terminal(command, screen.variables, {}, screen.columns).shown);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(screens_look_as_they_were_approved) {
  const Archive sample;
  BOOST_TEST_REQUIRE(sample.indexed);
  for (const Golden& golden : goldens) {
    const std::string difference =
        golden::difference(golden_folder + "/" + golden.name + ".txt", screens_of(sample, golden));
    BOOST_TEST(difference == "");
  }
}
