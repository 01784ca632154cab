#include "tests/golden.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
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

}  // namespace

BOOST_AUTO_TEST_CASE(pictures_look_as_they_were_approved) {
  for (const Picture& picture : pictures) {
    for (const bool unicode : {true, false}) {
      const std::string difference = dateline::golden::difference(
          folder / (picture.name + (unicode ? ".unicode.txt" : ".ascii.txt")), at_all_widths(picture, unicode));
      BOOST_TEST(difference == "");
    }
  }
}
