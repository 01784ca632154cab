#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

#include "searcher/render/render.h"
#include "tests/searcher/render/pictures.h"

namespace render = dateline::render;
namespace samples = dateline::samples;
using dateline::Results;
using dateline::TimeUnit;
using render::Screen;

namespace {

const std::filesystem::path folder = std::filesystem::path(DATELINE_SOURCE) / "tests/searcher/render/golden";

std::string timeline_of(TimeUnit unit, dateline::Day first, std::size_t buckets, const Screen& screen) {
  return render::terminal(samples::picture({}, samples::timeline(unit, first, buckets)), screen);
}

struct Picture {
  std::string name;
  std::function<std::string(const Screen&)> shown;
};

const Picture pictures[] = {
    {"hits",
     [](const Screen& screen) {
       Results results = samples::whole_page();
       results.facets.clear();
       results.timeline.reset();
       return render::terminal(results, screen);
     }},
    {"facets", [](const Screen& screen) { return render::terminal(samples::picture(samples::facets(), {}), screen); }},
    {"days", [](const Screen& screen) { return timeline_of(TimeUnit::day, samples::day(1987, 2, 26), 45, screen); }},
    {"weeks", [](const Screen& screen) { return timeline_of(TimeUnit::week, samples::day(1986, 12, 29), 30, screen); }},
    {"months", [](const Screen& screen) { return timeline_of(TimeUnit::month, samples::day(1987, 2, 1), 9, screen); }},
    {"quarters",
     [](const Screen& screen) { return timeline_of(TimeUnit::quarter, samples::day(1984, 4, 1), 23, screen); }},
    {"years", [](const Screen& screen) { return timeline_of(TimeUnit::year, samples::day(1851, 1, 1), 58, screen); }},
    {"more-days-than-columns",
     [](const Screen& screen) { return timeline_of(TimeUnit::day, samples::day(1986, 11, 20), 400, screen); }},
    {"one-day", [](const Screen& screen) { return timeline_of(TimeUnit::day, samples::day(1987, 3, 12), 1, screen); }},
    {"compare",
     [](const Screen& screen) { return render::terminal(samples::picture({}, samples::compared()), screen); }},
    {"page", [](const Screen& screen) { return render::terminal(samples::whole_page(), screen); }},
    {"article", [](const Screen& screen) { return render::terminal(samples::story(), screen); }},
};

std::string at_all_widths(const Picture& picture, bool unicode) {
  std::string all;
  for (const std::size_t columns : {60U, 80U, 120U, 200U}) {
    const std::string head = "[" + std::to_string(columns) + " columns]";
    all += head + std::string(columns - head.size(), '.') + '\n' + picture.shown({columns, false, unicode}) + '\n';
  }
  return all;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The lines from the first that differs to the last, as they should be and as they are.
std::string difference(const std::string& golden, const std::string& now) {
  const auto should = lines_of(golden);
  const auto is = lines_of(now);
  const auto at = std::ranges::mismatch(should, is);
  const auto first = at.in1 - should.begin();
  auto should_end = should.end();
  auto is_end = is.end();
  while (should_end > at.in1 && is_end > at.in2 && should_end[-1] == is_end[-1]) --should_end, --is_end;
  std::string said = "from line " + std::to_string(first + 1) + " on:\n";
  for (auto line = at.in1; line != should_end; ++line) said += "- " + *line + '\n';
  for (auto line = at.in2; line != is_end; ++line) said += "+ " + *line + '\n';
  return said;
}

}  // namespace

BOOST_AUTO_TEST_CASE(pictures_look_as_they_were_approved) {
  const char* rewrite = std::getenv("DATELINE_REWRITE_GOLDEN");
  for (const Picture& picture : pictures) {
    for (const bool unicode : {true, false}) {
      const std::filesystem::path path = folder / (picture.name + (unicode ? ".unicode.txt" : ".ascii.txt"));
      const std::string now = at_all_widths(picture, unicode);
      if (rewrite != nullptr && std::string_view(rewrite) == "1") std::ofstream(path, std::ios::binary) << now;
      std::ostringstream golden;
      golden << std::ifstream(path, std::ios::binary).rdbuf();
      BOOST_CHECK_MESSAGE(golden.str() == now, path.filename().string() << " differs " << difference(golden.str(), now)
                                                                        << "DATELINE_REWRITE_GOLDEN=1 writes it anew");
    }
  }
}
